import type { FigureName, MeasurementName } from './budgets.ts';

export interface Figure {
  readonly value: number;
  /** How it was measured: repetitions, duration, spread. */
  readonly note?: string;
}

export interface Bench {
  /** The folder of the built extension. */
  readonly dist: string;
  readonly signal: AbortSignal;
}

/** Yields one or more figures. */
export interface Measurement {
  readonly name: MeasurementName;
  /** Takes minutes, so it only runs on request. */
  readonly isLong?: boolean;
  readonly measure: (bench: Bench) => Promise<Readonly<Partial<Record<FigureName, Figure>>>>;
}

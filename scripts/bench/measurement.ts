import type { FigureName } from './budgets.ts';

/** What came of one figure. */
export interface Found {
  readonly value: number;
  /** What a reader needs to judge it: how often, how long, how far apart. */
  readonly note?: string;
}

export interface Bench {
  /** The folder of the built extension. */
  readonly dist: string;
  readonly signal: AbortSignal;
}

/** Something that is done once and yields one or more figures. */
export interface Measurement {
  readonly name: string;
  readonly figures: readonly FigureName[];
  /** It waits for minutes: only when asked for. */
  readonly isLong?: boolean;
  readonly measure: (bench: Bench) => Promise<Readonly<Partial<Record<FigureName, Found>>>>;
}

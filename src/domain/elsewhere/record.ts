import type { Millis, DayKey } from '../time/units.ts';
import type { ElsewhereTotals } from './estimate.ts';

/** What is known of the time elsewhere on some dates, of all members. */
export interface ElsewhereRecord {
  /** A date without an entry is unknown. */
  readonly days: readonly ElsewhereTotals[];
  /** For each member of whom anything is known. */
  readonly known: readonly KnownDates[];
}

/** The first and last date on which a member's time elsewhere is known. */
export interface KnownDates extends DateRange {
  readonly member: string;
}

export interface DateRange {
  readonly from: DayKey;
  readonly to: DayKey;
}

/** From the first to the last of several ranges; `null` for none. */
export function wholeRange(ranges: readonly DateRange[]): DateRange | null {
  const from = ranges.map((range) => range.from).toSorted()[0];
  const to = ranges
    .map((range) => range.to)
    .toSorted()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

export const NO_RECORD: ElsewhereRecord = { days: [], known: [] };

/** What an import added. */
export interface ElsewhereImport {
  /** How many videos no earlier import had. */
  readonly added: number;
  /** How many were watched in this browser, and are measured already. */
  readonly own: number;
  /** How many lie on dates on which the two cannot be told apart any more. */
  readonly undecidable: number;
}

/** An import, or the question that has to be answered first. */
export type ElsewhereAnswer =
  | { readonly imported: ElsewhereImport }
  /** The times fit this browser's own only if this is added to them; nothing was stored. */
  | { readonly offsetMs: Millis };

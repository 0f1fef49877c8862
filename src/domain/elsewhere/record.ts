import type { Millis, DayKey } from '../time/units.ts';
import type { ElsewhereTotals } from './estimate.ts';

/** What is known of the time elsewhere on some dates, of all members. */
export interface ElsewhereRecord {
  /** A date without an entry is unknown. */
  readonly days: readonly ElsewhereTotals[];
  /** The first and last date that anything is known of; `null` if nothing is. */
  readonly known: { readonly from: DayKey; readonly to: DayKey } | null;
}

export const NO_RECORD: ElsewhereRecord = { days: [], known: null };

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

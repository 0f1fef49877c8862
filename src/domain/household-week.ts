import type { ExtraTime, KeptDays } from './card.ts';
import type { DayKey, Millis } from './units.ts';
import type { Comparison } from './weeks.ts';

/** What went well in a week, the first that holds (design: the household's week). */
export type WentWell = 'kept' | 'less-late' | 'shorter-sessions' | 'looked-again';

/** One member's week over all of their devices whose cards are here. */
export interface MemberWeek {
  readonly totalMs: Millis;
  readonly measuredDays: number;
  /** `null` for too few measured days, and over several devices, where a median is not known. */
  readonly typicalMs: Millis | null;
  readonly longestMs: Millis;
  readonly opens: number;
  readonly skipped: number | null;
  readonly lateMs: Millis;
  readonly kept: KeptDays | null;
  readonly extra: ExtraTime;
  readonly phoneMs: Millis | null;
  /** The phone's figure is larger than the browser's: nothing follows from the browser alone. */
  readonly phoneLarger: boolean;
  readonly comparison: Comparison;
  readonly wentWell: WentWell | null;
  /** How many devices it is made of. */
  readonly devices: number;
  /** How many devices gave a card for the week before and none for this one. */
  readonly missingDevices: number;
  /** The last date that all of it speaks of. */
  readonly upTo: DayKey;
}

/** One row of the household's week. Rows stand in a fixed order, which is no ranking. */
export interface HouseholdRow {
  readonly person: string;
  readonly name: string;
  /** The id of this browser's member whose row it is; `null` for somebody else's. */
  readonly member: string | null;
  /** `null` where no card of theirs is here for this week. */
  readonly week: MemberWeek | null;
}

/** The page that a household reads together. */
export interface HouseholdWeek {
  /** The first date of the week. */
  readonly week: DayKey;
  readonly rows: readonly HouseholdRow[];
  /** Of the rows that are there. */
  readonly totalMs: Millis;
  /** Everybody's week against everybody's last; `none` while anybody's is missing. */
  readonly comparison: Comparison;
}

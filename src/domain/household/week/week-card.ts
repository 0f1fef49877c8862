import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

/** Seven entries, from the first day of the week on. */
export type WeekdayFlags = readonly boolean[];

/**
 * One member's week on one device, to hand to another device of the household (rule H1). Durations
 * are rounded to 5 minutes. It has nothing by hour, no reasons and no addresses; a test checks its
 * fields.
 */
export interface WeekCard {
  readonly device: string;
  /** The member's id in the household, the same on all devices. */
  readonly person: string;
  readonly name: string;
  /** Whether they declared themselves a parent of this household. */
  readonly grownUp: boolean;
  /** When they joined the household; decides the order of rows. */
  readonly joinedAt: EpochMs;
  /** The name of the household. */
  readonly household: string;
  /** The first date of the week. */
  readonly week: DayKey;
  /** The last date covered: the end of the week, or the day on which the card was made. */
  readonly upTo: DayKey;
  /** Grows with every card of a device: of two for the same week, the higher one is newer. */
  readonly counter: number;
  /** Days measured throughout (rule C13). */
  readonly measured: WeekdayFlags;
  /** Days with a disqualifying gap; a device that was off all day has none. */
  readonly broken: WeekdayFlags;
  readonly totalMs: Millis;
  /** The median of the measured days; `null` for fewer than 4 of them. */
  readonly typicalMs: Millis | null;
  readonly longestMs: Millis;
  readonly opens: number;
  /** Openings declined at the pause; `null` unless the member includes them. */
  readonly skipped: number | null;
  /** Late time (rule C14). */
  readonly lateMs: Millis;
  /** `null` if no measured day had a soft daily limit. */
  readonly kept: KeptDays | null;
  readonly extra: ExtraTime;
  /** The phone's own total for this week, typed in by the member; `null` if they did not. */
  readonly phoneMs: Millis | null;
  /** Whether both sides agreed to a revised agreement in this week. */
  readonly lookedAgain: boolean;
  /** Comparison with the previous week; `null` if no weekday was measured in both. */
  readonly against: Against | null;
}

/**
 * Whether a week has any data: a measured day, or counted time. Otherwise it is unknown, not zero
 * (rule C13).
 */
export function isCounted(totalMs: Millis, measuredDays: number): boolean {
  return totalMs > 0 || measuredDays > 0;
}

/** On how many (`days`) of the measured days with a soft daily limit (`of`) it was kept. */
export interface KeptDays {
  readonly days: number;
  readonly of: number;
}

/** The extra time of a week: on how many days, and how much in total. */
export interface ExtraTime {
  readonly days: number;
  readonly ms: Millis;
}

/** This week and the previous one, over the elapsed weekdays measured in both. */
export interface Against {
  /** The weekdays compared. */
  readonly same: WeekdayFlags;
  readonly nowMs: Millis;
  readonly beforeMs: Millis;
  readonly lateNowMs: Millis;
  readonly lateBeforeMs: Millis;
  readonly longestNowMs: Millis;
  readonly longestBeforeMs: Millis;
}

/** The time of a week on a phone: typed in from its own statistics, and never enforced. */
export interface PhoneWeek {
  /** A member of this browser. */
  readonly member: string;
  /** The first date of the week. */
  readonly week: DayKey;
  readonly ms: Millis;
}

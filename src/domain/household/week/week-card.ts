import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

/** Seven entries, from the first day of the week on. */
export type EachDay<T> = readonly T[];

/**
 * One member's week on one device, as it is handed to another device of the household (design:
 * Words, week card). All lengths are rounded to 5 minutes. Nothing by hour, no reason and no
 * address; a test holds it to these fields.
 */
export interface WeekCard {
  readonly device: string;
  /** The member as the whole household knows them, on whatever device. */
  readonly person: string;
  readonly name: string;
  /** Whether they said that they are a parent in this household. */
  readonly grownUp: boolean;
  /** When they joined the household; the order of the rows goes by it. */
  readonly joinedAt: EpochMs;
  /** The name of the household. */
  readonly household: string;
  /** The first date of the week. */
  readonly week: DayKey;
  /** The last date that it speaks of: the last one of the week, or the day on which it was made. */
  readonly upTo: DayKey;
  /** Grows with every card of a device: of two for the same week the higher one is the newer. */
  readonly counter: number;
  /** On which days Kintime was on throughout. */
  readonly measured: EachDay<boolean>;
  /** On which days something of the time is missing, which is not the same as a device that was off. */
  readonly broken: EachDay<boolean>;
  readonly totalMs: Millis;
  /** The median of the measured days; `null` where they are fewer than 4. */
  readonly typicalMs: Millis | null;
  readonly longestMs: Millis;
  readonly opens: number;
  /** Openings turned away from at the pause; `null` unless the member wants them on the card. */
  readonly skipped: number | null;
  /** The time after 22:00. */
  readonly lateMs: Millis;
  /** `null` where no daily limit that asks held on any measured day. */
  readonly kept: KeptDays | null;
  readonly extra: ExtraTime;
  /** What the phone's own page says of this week, typed in by the member; `null` where nobody did. */
  readonly phoneMs: Millis | null;
  /** Whether both sides looked at the agreement again in this week, and said yes. */
  readonly lookedAgain: boolean;
  /** The week before over the same weekdays; `null` where there are none. */
  readonly against: Against | null;
}

/**
 * Whether anything of a week is known: a day was measured, or time was counted. What was not
 * counted is never shown as zero.
 */
export function isCounted(totalMs: Millis, measuredDays: number): boolean {
  return totalMs > 0 || measuredDays > 0;
}

/** On how many of the measured days with a limit that asks it was kept. */
export interface KeptDays {
  readonly days: number;
  readonly of: number;
}

/** Extra time of the week: on how many days, and how much together. */
export interface ExtraTime {
  readonly days: number;
  readonly ms: Millis;
}

/** This week beside the one before, over the weekdays that are over and were measured in both. */
export interface Against {
  /** Which weekdays those are. */
  readonly same: EachDay<boolean>;
  readonly nowMs: Millis;
  readonly beforeMs: Millis;
  readonly lateNowMs: Millis;
  readonly lateBeforeMs: Millis;
  readonly longestNowMs: Millis;
  readonly longestBeforeMs: Millis;
}

/** A week of a phone, as its own page shows it: typed in, and never enforced. */
export interface PhoneWeek {
  /** A member of this browser. */
  readonly member: string;
  /** The first date of the week. */
  readonly week: DayKey;
  readonly ms: Millis;
}

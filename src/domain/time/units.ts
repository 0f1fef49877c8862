/** A moment, in whole milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** A duration in milliseconds. */
export type Millis = number;

/** A date, `YYYY-MM-DD`. Its day runs from the day start (04:00 by default), not from midnight (rule C7). */
export type DayKey = string;

/** An IANA time zone name, such as `Europe/Berlin`. */
export type ZoneId = string;

/** A wall clock time, `HH:MM`, 24 hours. */
export type WallTime = string;

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;

export const MINUTES_A_DAY = DAY / MINUTE;
export const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** A duration rounded down to minutes, as screens show it. */
export function wholeMinutes(ms: Millis): Millis {
  return Math.floor(ms / MINUTE) * MINUTE;
}

/** A moment: milliseconds since 1970-01-01T00:00Z, whole. */
export type EpochMs = number;

/** A length of time in milliseconds. */
export type Millis = number;

/** A calendar date of the household, `YYYY-MM-DD`; the day it names runs from the day start, not from midnight. */
export type DayKey = string;

/** An IANA time zone name, such as `Europe/Berlin`. */
export type ZoneId = string;

/** A wall time, `HH:MM`, 24-hour clock. */
export type WallTime = string;

export const SECOND: Millis = 1000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;

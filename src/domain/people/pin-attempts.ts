import { DAY, HOUR, MINUTE, SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import type { PinReset } from './pin-reset.schema.ts';

export type { PinReset };

/**
 * Failed attempts since the last success, and the remaining wait. The wait counts down in running
 * time only, so neither a restart nor the clock shortens it (rule A13).
 */
export interface Attempts {
  readonly failures: number;
  readonly waitMs: Millis;
}

export const NO_ATTEMPTS: Attempts = { failures: 0, waitMs: 0 };

/** Browsers stop an idle service worker after 30 s, so a longer pause was not running time. */
export const LONGEST_RUN: Millis = 35 * SECOND;

/** Wrong attempts that cost no wait, since they are probably typing errors. */
const FREE_ATTEMPTS = 4;
const FIRST_WAIT: Millis = 30 * SECOND;
const LONGEST_WAIT: Millis = 5 * MINUTE;

/** After a wrong PIN: from the fifth on, each doubles the wait, up to 5 minutes (rule A13). */
export function afterFailure({ failures, waitMs }: Attempts): Attempts {
  const over = failures - FREE_ATTEMPTS;
  const wait = over < 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(over, 10));
  return { failures: failures + 1, waitMs: Math.max(waitMs, wait) };
}

/** Reduces the wait by running time; negative values are ignored. */
export function countDown({ failures, waitMs }: Attempts, ranMs: Millis): Attempts {
  return { failures, waitMs: Math.max(0, waitMs - Math.max(0, ranMs)) };
}

/** On how many different days, and for how long in all, Kintime must run for a reset (rule A15). */
export const RESET_DAYS = 3;
export const RESET_RUNNING_TIME: Millis = 2 * HOUR;

/** How long Kintime must run on a day for it to count: more than a look at the browser. */
const RESET_DAY_RUNNING_TIME: Millis = 10 * MINUTE;

/** A reset requested at a moment. */
export function newReset(askedAt: EpochMs, wall: EpochMs): PinReset {
  return { askedAt, from: wall, jumpedMs: 0, days: [] };
}

/**
 * Counts running time towards a reset, on the day that the wall clock shows. Days later than that
 * are dropped: the clock was set back, so they are still to come.
 */
export function addResetTime(reset: PinReset, wall: EpochMs, ranMs: Millis): PinReset {
  const day = resetDay(reset, wall);
  const earlier = reset.days.filter((other) => other.day < day);
  const before = reset.days.find((other) => other.day === day)?.ranMs ?? 0;
  return { ...reset, days: [...earlier, { day, ranMs: before + Math.max(0, ranMs) }] };
}

/** After the clock was set forward while Kintime ran, or sleep that looks the same: no day of it counts. */
export function afterJump(reset: PinReset, jumpedMs: Millis): PinReset {
  return { ...reset, jumpedMs: reset.jumpedMs + jumpedMs };
}

/** What a reset still needs. */
export interface ResetProgress {
  readonly daysLeft: number;
  readonly runLeftMs: Millis;
  /** The earliest moment on the wall clock at which it can be due. */
  readonly dueAt: EpochMs;
  /** Whether a new PIN may replace the old ones. */
  readonly due: boolean;
}

/** How far a reset has come (rule A15). */
export function resetProgress(reset: PinReset, wall: EpochMs): ResetProgress {
  const { days, from, jumpedMs } = reset;
  const today = resetDay(reset, wall);
  const counted = days.filter(({ day, ranMs }) => day <= today && ranMs >= RESET_DAY_RUNNING_TIME);
  const daysLeft = Math.max(0, RESET_DAYS - counted.length);
  const ranMs = days.reduce((sum, each) => sum + each.ranMs, 0);
  const runLeftMs = Math.max(0, RESET_RUNNING_TIME - ranMs);
  const isTodayCounted = counted.some(({ day }) => day === today);
  const lastDay = today + daysLeft - (isTodayCounted ? 0 : 1);
  return {
    daysLeft,
    runLeftMs,
    dueAt: Math.max(wall + runLeftMs, daysLeft === 0 ? wall : from + jumpedMs + lastDay * DAY),
    due: daysLeft === 0 && runLeftMs === 0,
  };
}

/** The day of a reset at a moment: days of 24 hours, so that no time zone changes them. */
function resetDay({ from, jumpedMs }: PinReset, wall: EpochMs): number {
  return Math.max(0, Math.floor((wall - from - jumpedMs) / DAY));
}

/** In characters; the form suggests 6 or more. */
const MIN_PIN_LENGTH = 4;
export const MAX_PIN_LENGTH = 64;

/**
 * Removes whitespace and invisible spaces, as pasting adds them, and applies NFKC. Both twice:
 * a space between a letter and its combining mark prevents composition, and NFKC decomposes some
 * marks into a space and a combining mark. Idempotent.
 */
export function normalizePin(typed: string): string {
  return withoutSpaces(withoutSpaces(typed).normalize('NFKC')).normalize('NFKC');
}

/** Keeps zero-width joiners, which emoji sequences need. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/[\s\u200B\u2060]/gu, '');
}

/** Whether a normalized PIN has an accepted length. */
export function isPinLength(pin: string): boolean {
  // Counts code points, not UTF-16 units.
  const { length } = Array.from(pin);
  return length >= MIN_PIN_LENGTH && length <= MAX_PIN_LENGTH;
}

import { DAY, HOUR, MINUTE } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import type { PinReset } from './pin-reset.schema.ts';

export type { PinReset };

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

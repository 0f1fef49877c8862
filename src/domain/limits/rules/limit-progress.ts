import { MINUTE, wholeMinutes } from '../../time/units.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import type { UpcomingRule } from '../evaluation/outcome.ts';

/** A limit's minutes are said to be left only in its last ones (rule A1). */
export const LAST_MINUTES: Millis = 5 * MINUTE;

/** What is left in the last minutes before TikTok closes or Kintime asks (rule A1); `null` before. */
export function leftSoon(next: UpcomingRule | null, now: EpochMs): Millis | null {
  if (next === null || next.reason === 'who' || next.reason === 'opening') return null;
  const left = next.at - now;
  return left > LAST_MINUTES ? null : left;
}

/** How much of a limit is used, in whole minutes. */
export interface LimitProgress {
  readonly usedMs: Millis;
  /** With what is used, the limit, unless more is used than that. */
  readonly leftMs: Millis;
  readonly limitMs: Millis;
}

/**
 * What is used of a limit and what is left, so that the numbers on screen add up: used time is
 * rounded down, like all times, and what is left is rounded up.
 */
export function limitProgress(usedMs: Millis, limitMs: Millis): LimitProgress {
  const [used, limit] = [wholeMinutes(usedMs), wholeMinutes(limitMs)];
  return { usedMs: used, leftMs: Math.max(0, limit - used), limitMs: limit };
}

import { MINUTE, wholeMinutes } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';

/** A limit's minutes are said to be left only in its last ones (rule A1). */
export const LAST_MINUTES: Millis = 5 * MINUTE;

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

import { DAY, HOUR, MINUTE } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';

const FIRST_WAIT = 2 * MINUTE;

/**
 * How long the folder is left alone after `failures` failures in a row, at least one: from 2 minutes,
 * doubling up to an hour, or as long as the server asks, a day at most (rule H4).
 */
export function waitAfter(failures: number, retryAfterMs: Millis | null): Millis {
  const own = Math.min(FIRST_WAIT * 2 ** (failures - 1), HOUR);
  return Math.max(own, Math.min(retryAfterMs ?? 0, DAY));
}

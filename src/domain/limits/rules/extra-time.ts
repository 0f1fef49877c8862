import { clip, totalMs } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import { MINUTE } from '../../time/units.ts';
import type { Grant } from './extra-time.schema.ts';
import type { DayKey, Millis } from '../../time/units.ts';

export type { Grant };

/**
 * How extra time was granted: with a parent's PIN, an authenticator code, as the free extension, or
 * by whoever was here while no parent had a PIN.
 */
export const GRANT_METHODS = ['pin', 'code', 'free', 'no-pin'] as const;
export type GrantMethod = (typeof GRANT_METHODS)[number];

/** The amounts that can be asked for. */
export const EXTRA_CHOICES: readonly Millis[] = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** What may be added once a day without asking, if the rules allow it (rule A12). */
export const FREE_EXTENSION: Millis = 5 * MINUTE;

/** The sum of these grants. */
export function grantedMs(grants: readonly Grant[]): Millis {
  return grants.reduce((sum, { ms }) => sum + ms, 0);
}

/**
 * How much may be watched in total of what a rule charges. Extra time is added to what is left when
 * it is given; time watched beyond the limit by then (the last video) is not deducted from it.
 * @param charged what was watched since the rule began to charge, without overlaps
 */
export function allowanceOf(
  limit: Millis,
  charged: readonly Interval[],
  grants: readonly Grant[],
): Millis {
  return grants
    .toSorted((a, b) => a.at - b.at)
    .reduce((allowance, { at, ms }) => {
      const watched = totalMs(clip(charged, { start: -Infinity, end: at }));
      return Math.max(allowance, watched) + ms;
    }, limit);
}

/** Whether the free extension of a date was used (rule A12). */
export function isFreeTaken(grants: readonly Grant[], date: DayKey): boolean {
  return grants.some((grant) => grant.how === 'free' && grant.date === date);
}

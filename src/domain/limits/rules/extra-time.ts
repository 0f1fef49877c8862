import { clip, totalMs } from '../../tracking/span.ts';
import type { Interval } from '../../tracking/span.ts';
import { MINUTE } from '../../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

/** How extra time was given: with a parent's PIN, an authenticator code, or as the free extension. */
export type GrantMethod = 'pin' | 'code' | 'free';

/** Extra time: extra minutes for one day (rule A9). */
export interface Grant {
  readonly id: string;
  readonly member: string;
  readonly date: DayKey;
  /** In recorded time. */
  readonly at: EpochMs;
  readonly ms: Millis;
  /** Whether it lifts bedtime and quiet times, too. */
  readonly pastBedtime: boolean;
  readonly how: GrantMethod;
  /** The id of the parent who gave it; `null` for the free extension. */
  readonly parent: string | null;
  /** Why it was asked for; deleted at the end of the day. */
  readonly reason: string;
}

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

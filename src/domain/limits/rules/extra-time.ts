import { clip, totalMs } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import { MINUTE } from '../../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

/** How extra time was come by: with a parent's PIN, a phone code, or as the free extension. */
export type GrantMethod = 'pin' | 'code' | 'free';

/** Extra time: more minutes for one day (design: Extra time). */
export interface Grant {
  readonly id: string;
  readonly member: string;
  readonly date: DayKey;
  /** In recorded time. */
  readonly at: EpochMs;
  readonly ms: Millis;
  /** Whether bedtime and quiet times give way to it, too. */
  readonly pastBedtime: boolean;
  readonly how: GrantMethod;
  /** The parent who said yes; `null` for the free extension. */
  readonly parent: string | null;
  /** Why it was asked for; deleted when the day ends. */
  readonly reason: string;
}

/** What may be asked for. */
export const EXTRA_CHOICES: readonly Millis[] = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/** What may be taken once a day without asking, where the household's way of deciding allows it. */
export const FREE_EXTENSION: Millis = 5 * MINUTE;

/** The extra time of a list, together. */
export function grantedMs(grants: readonly Grant[]): Millis {
  return grants.reduce((sum, { ms }) => sum + ms, 0);
}

/**
 * How much may be watched in all of what a rule charges. Extra time comes on top of what is left
 * when it is given, and what was watched too much by then (the last video of an ending) is not
 * taken from it, so it gives exactly its minutes.
 * @param charged what was watched since the rule began to count, without overlaps
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

/** Whether the free extension of a date was taken already. */
export function isFreeTaken(grants: readonly Grant[], date: DayKey): boolean {
  return grants.some((grant) => grant.how === 'free' && grant.date === date);
}

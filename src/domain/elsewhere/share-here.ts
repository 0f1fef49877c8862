import { ENOUGH_DAYS } from '../stats/weeks.ts';
import { sumBy } from '../stats/sum.ts';
import type { Millis } from '../time/units.ts';
import { addEstimates } from './estimate.ts';
import type { Estimate } from './estimate.ts';

/** A share in small numbers: "about 1 of 6 minutes". */
export interface SmallShare {
  readonly part: number;
  readonly of: number;
}

/** A day of which both sides are known. */
export interface KnownDay {
  readonly hereMs: Millis;
  readonly elsewhere: Estimate;
}

/** No share is told in larger parts, unless it is smaller than one of them. */
const MOST_PARTS = 10;

/** From here on it is nearly all, and not worth a number. */
const NEARLY_ALL = 0.95;

/**
 * Which share of a member's time was in this browser (rule C18), in the smallest numbers that the
 * range of the estimate allows.
 * @returns `null` if it is not known: for too few days, or without any time on one of the two sides
 */
export function shareHere(days: readonly KnownDay[]): SmallShare | null {
  const hereMs = sumBy(days, (day) => day.hereMs);
  const { ms, lowMs, highMs } = addEstimates(days.map(({ elsewhere }) => elsewhere));
  if (days.length < ENOUGH_DAYS || hereMs === 0) return null;
  const share = (thereMs: Millis): number => hereMs / (hereMs + thereMs);
  const likely = share(ms);
  if (likely > NEARLY_ALL) return null;
  if (likely < 1 / MOST_PARTS) return { part: 1, of: Math.round(1 / likely) };
  let nearest = { part: 1, of: 2 };
  for (let of = 2; of <= MOST_PARTS; of += 1) {
    const part = Math.min(of - 1, Math.max(1, Math.round(likely * of)));
    const value = part / of;
    if (share(highMs) <= value && value <= share(lowMs)) return { part, of };
    if (Math.abs(value - likely) < Math.abs(nearest.part / nearest.of - likely)) {
      nearest = { part, of };
    }
  }
  return nearest;
}

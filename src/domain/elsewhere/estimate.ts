import { splitAtHours } from '../time/calendar.ts';
import { SESSION_GAP, sessionsOf } from '../tracking/sessions.ts';
import type { Session } from '../tracking/sessions.ts';
import type { Interval } from '../time/interval.ts';
import { HOUR, MINUTE, SECOND } from '../time/units.ts';
import type { Millis, ZoneId } from '../time/units.ts';
import { sumBy } from '../stats/sum.ts';
import { videosOf } from './videos.ts';
import type { ElsewhereDay } from './videos.ts';

/** Time that was not measured but estimated: the most likely value, and a range around it. */
export interface Estimate {
  readonly ms: Millis;
  readonly lowMs: Millis;
  readonly highMs: Millis;
}

/** A day's estimate, and the most likely value by local clock hour and by session (rule C11). */
export interface ElsewhereTotals extends Estimate, Pick<ElsewhereDay, 'member' | 'date'> {
  readonly hoursMs: readonly Millis[];
  readonly sessions: readonly Session[];
}

/**
 * How much of the gap between two starts counts. A gap below `fullBelow` counts in full, one below
 * `partBelow` as much as `fullBelow`, and a longer one, after which the session is over, as much as
 * one typical video.
 */
interface Rule {
  readonly fullBelow: Millis;
  readonly partBelow: Millis;
  readonly otherwise: Millis;
}

/**
 * The most likely rule and the two ends of the range (rule C18). Where the numbers come from, and
 * how far the estimate is off for viewers whose time is known, is in decision 34. Each rule counts
 * no less for two gaps than for one that is as long as both, so that another start never lowers a
 * total; a median taken from the file itself would not have this property.
 */
const LIKELY: Rule = { fullBelow: SESSION_GAP, partBelow: SESSION_GAP, otherwise: 20 * SECOND };
const LOW: Rule = { fullBelow: 1.5 * MINUTE, partBelow: SESSION_GAP, otherwise: 10 * SECOND };
const HIGH: Rule = { fullBelow: 10 * MINUTE, partBelow: 10 * MINUTE, otherwise: MINUTE };

/** No video counts for longer, whatever the rule. */
export const LONGEST_GAP: Millis = HIGH.partBelow;

function countedOf({ fullBelow, partBelow, otherwise }: Rule, gap: Millis): Millis {
  if (gap < fullBelow) return gap;
  return gap < partBelow ? fullBelow : otherwise;
}

/**
 * Estimates the time watched elsewhere on one day (rule C18). It never exceeds the wall time.
 * @param runs the seconds that each video can have run
 */
export function estimateOf(runs: readonly number[]): Estimate {
  const total = (rule: Rule): Millis => sumBy(runs, (run) => countedOf(rule, run * SECOND));
  return { ms: total(LIKELY), lowMs: total(LOW), highMs: total(HIGH) };
}

/** Measured time as an estimate. */
export function certain(ms: Millis): Estimate {
  return { ms, lowMs: ms, highMs: ms };
}

/** Adds up estimates, as if all of them erred in the same direction. */
export function addEstimates(estimates: readonly Estimate[]): Estimate {
  return {
    ms: sumBy(estimates, ({ ms }) => ms),
    lowMs: sumBy(estimates, ({ lowMs }) => lowMs),
    highMs: sumBy(estimates, ({ highMs }) => highMs),
  };
}

/** Below this, estimates are rounded to 5 minutes, from there on to 15. */
const FINE_BELOW: Millis = 2 * HOUR;

/** An estimate as it is shown: never more exact than it is, and its range never narrower. */
export function roundEstimate({ ms, lowMs, highMs }: Estimate): Estimate {
  const step = ms < FINE_BELOW ? 5 * MINUTE : 15 * MINUTE;
  return {
    ms: Math.round(ms / step) * step,
    lowMs: Math.floor(lowMs / step) * step,
    highMs: Math.ceil(highMs / step) * step,
  };
}

/**
 * A day's estimate with its hours and its sessions, each of which adds up to it.
 * @throws RangeError if the zone does not exist
 */
export function totalsOf(day: ElsewhereDay): ElsewhereTotals {
  const { member, date, runs, zone } = day;
  const watched = videosOf(day).map(({ start, end }) => ({
    start,
    end: start + countedOf(LIKELY, end - start),
  }));
  return {
    member,
    date,
    ...estimateOf(runs),
    hoursMs: hoursOf(watched, zone),
    sessions: sessionsOf(watched),
  };
}

/** @param watched in order */
function hoursOf(watched: readonly Interval[], zone: ZoneId): Millis[] {
  const hoursMs = Array.from({ length: 24 }, () => 0);
  const [first, last] = [watched[0], watched.at(-1)];
  if (first === undefined || last === undefined) return hoursMs;
  // The hours are cut once for the whole day: to ask for the hour of each video takes seconds for a
  // month of them.
  const hours = splitAtHours(zone, { start: first.start, end: last.end });
  let current = 0;
  for (const { start, end } of watched) {
    while ((hours[current]?.end ?? Infinity) <= start) current += 1;
    for (const piece of hours.slice(current)) {
      if (piece.start >= end) break;
      const ms = Math.min(end, piece.end) - Math.max(start, piece.start);
      hoursMs[piece.hour] = (hoursMs[piece.hour] ?? 0) + ms;
    }
  }
  return hoursMs;
}

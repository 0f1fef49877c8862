import { splitAtHours } from '../time/calendar.ts';
import { SESSION_GAP } from '../tracking/sessions.ts';
import { MINUTE, SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import type { ElsewhereDay } from './elsewhere.schema.ts';

/** Time that was not measured but estimated: the most likely value, and a range around it. */
export interface Estimate {
  readonly ms: Millis;
  readonly lowMs: Millis;
  readonly highMs: Millis;
}

/** A day's estimate, and the most likely value by local clock hour. */
export interface ElsewhereTotals extends Estimate, Pick<ElsewhereDay, 'member' | 'date'> {
  readonly hoursMs: readonly Millis[];
}

const NO_TIME: Estimate = { ms: 0, lowMs: 0, highMs: 0 };

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
 * how far the estimate is off for viewers whose time is known, is in decision 33. Each rule counts
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

/** Estimates the time watched elsewhere on one day (rule C18). It never exceeds the wall time. */
export function estimateOf(day: Pick<ElsewhereDay, 'starts' | 'ends'>): Estimate {
  const total = (rule: Rule): Millis =>
    day.starts.reduce((sum, start, i) => sum + countedOf(rule, (day.ends[i] ?? start) - start), 0);
  return { ms: total(LIKELY), lowMs: total(LOW), highMs: total(HIGH) };
}

/** Adds up estimates, assuming that they err in the same direction. */
export function addEstimates(estimates: readonly Estimate[]): Estimate {
  return estimates.reduce(
    (sum, { ms, lowMs, highMs }) => ({
      ms: sum.ms + ms,
      lowMs: sum.lowMs + lowMs,
      highMs: sum.highMs + highMs,
    }),
    NO_TIME,
  );
}

/**
 * A day's estimate with its hours, which add up to it.
 * @throws RangeError if the zone does not exist
 */
export function totalsOf(day: ElsewhereDay): ElsewhereTotals {
  const { member, date, zone } = day;
  return { member, date, ...estimateOf(day), hoursMs: hoursOf(day, zone) };
}

function hoursOf({ starts, ends }: ElsewhereDay, zone: string): Millis[] {
  const hoursMs = Array.from({ length: 24 }, () => 0);
  const [first, last] = [starts[0], ends.at(-1)];
  if (first === undefined || last === undefined) return hoursMs;
  // The hours are cut once for the whole day: asking for the hour of each start takes a second for
  // a month of them.
  const hours = splitAtHours(zone, { start: first, end: Math.max(last, first + 1) });
  let current = 0;
  starts.forEach((start, i) => {
    const end = start + countedOf(LIKELY, (ends[i] ?? start) - start);
    while ((hours[current]?.end ?? Infinity) <= start) current += 1;
    for (let at: EpochMs = start, piece = current; at < end; piece += 1) {
      const hour = hours[piece];
      const until = Math.min(end, hour?.end ?? end);
      if (hour !== undefined) hoursMs[hour.hour] = (hoursMs[hour.hour] ?? 0) + until - at;
      at = until;
    }
  });
  return hoursMs;
}

import { agreementAt } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { weekdayOf } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { dailyLimitOn, dailyStrength } from '../limits/rules/rules.ts';
import type { Interval } from '../time/interval.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/** Whoever is asked to stop needs a moment for it. */
const TOLERANCE: Millis = 2 * MINUTE;

/** What one member's day is held against. */
export interface AdherenceContext {
  /** From the day's first moment to its last. */
  readonly bounds: Interval;
  /** The member's, in any order. */
  readonly agreements: readonly Agreement[];
  /** The extra time of that day, together. */
  readonly grantedMs: Millis;
}

/**
 * Whether a day's limit was kept: at most 2 minutes over the limit and the extra time. By exact
 * time, before anything is rounded. `null` where the limit does not ask: a firm one stops by
 * itself, and keeping it says nothing.
 *
 * Where the rules were changed in the course of the day, the kindest version counts: what was
 * watched before a limit was made shorter broke nothing.
 * @throws RangeError for a date that does not exist
 */
export function wasLimitMet(
  day: Pick<Day, 'date' | 'member' | 'activeMs' | 'unchargedMs'>,
  { bounds, agreements, grantedMs }: AdherenceContext,
): boolean | null {
  const { date, member } = day;
  const weekday = weekdayOf(date);
  const last = agreementAt(agreements, member, bounds.end - 1);
  if (last === null || dailyLimitOn(last.rules, date, weekday) === null) return null;
  if (dailyStrength(last.rules) === 'firm') return null;
  const first = agreementAt(agreements, member, bounds.start);
  const begun = agreements.filter(
    (one) => one.member === member && bounds.start < one.from && one.from < bounds.end,
  );
  const limits = [first, ...begun].map((one) =>
    one === null ? null : dailyLimitOn(one.rules, date, weekday),
  );
  const used = day.activeMs - day.unchargedMs;
  return limits.some((limit) => limit === null || used <= limit + grantedMs + TOLERANCE);
}

import { dailyLimitOn, dailyStrength } from '../limits/rules/rules.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { Interval } from '../time/interval.ts';
import { agreementAt } from './agreement.ts';
import type { Agreement } from './agreement.ts';

/** Whoever is asked to stop needs a moment to do so. */
const TOLERANCE: Millis = 2 * MINUTE;

/** What one member's day is measured against. */
export interface AdherenceContext {
  /** From the day's start to its end. */
  readonly bounds: Interval;
  /** The member's, in any order. */
  readonly agreements: readonly Agreement[];
  /** All extra time of that day. */
  readonly grantedMs: Millis;
}

/**
 * Whether a day stayed within its daily limit: at most 2 minutes over the limit and the extra time,
 * by exact time. `null` without a limit or with a firm one, which stops by itself, so that meeting
 * it says nothing. It goes by this browser's time alone, as all of a week card does: what others
 * reported is known for some days only, and would miss the same limit on each browser's card.
 *
 * If the rules changed during the day, the most generous version counts: what was watched before a
 * limit was tightened broke nothing.
 * @throws RangeError for a date that does not exist
 */
export function wasLimitMet(
  day: Pick<Day, 'date' | 'member' | 'activeMs' | 'unchargedMs'>,
  { bounds, agreements, grantedMs }: AdherenceContext,
): boolean | null {
  const { date, member } = day;
  const last = agreementAt(agreements, member, bounds.end - 1);
  if (last === null || dailyLimitOn(last.rules, date) === null) return null;
  if (dailyStrength(last.rules) === 'firm') return null;
  const first = agreementAt(agreements, member, bounds.start);
  const begun = agreements.filter(
    (one) => one.member === member && bounds.start < one.from && one.from < bounds.end,
  );
  const limits = [first, ...begun].map((one) => one && dailyLimitOn(one.rules, date));
  const used = day.activeMs - day.unchargedMs;
  return limits.some((limit) => limit === null || used <= limit + grantedMs + TOLERANCE);
}

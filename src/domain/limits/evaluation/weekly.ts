import { addDays, boundaryOf, dateOf, nextBoundary } from '../../time/calendar.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import { clip } from '../../time/interval.ts';
import { chargedMs, reachedAt, sharedUsageMs } from '../rules/charged-time.ts';
import type { ChargedTime } from '../rules/charged-time.ts';
import { allowanceOf, grantedMs } from '../rules/extra-time.ts';
import { grantsToday, spansToday } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { limitOutcome, NO_OUTCOME } from './outcome.ts';
import type { RuleOutcome } from './outcome.ts';

/**
 * The weekly limit (rule A6), with the extra time of this week (rule A9). What other browsers report
 * counts from when it was heard of, whatever day of the week it is of (rule H4).
 */
export function evaluateWeekly(context: EvaluationContext): RuleOutcome {
  const { rules, usage, calendar, now, weekStart } = context;
  if (rules.weekly === null) return NO_OUTCOME;
  const { limitMs, strength } = rules.weekly;
  const today = dateOf(calendar, now);
  const tomorrow = nextBoundary(calendar, now);
  const end = boundaryOf(calendar, addDays(weekStart, 7));
  const start = boundaryOf(calendar, today);
  const watched = {
    spans: spansToday(context),
    shared: usage.shared.filter(({ at }) => at >= start),
  };
  const watchedMs = chargedMs(watched);
  const grants = context.grants.filter(({ date }) => date >= weekStart);
  const earlierGrants = grants.filter(({ date }) => date < today);
  const heardBefore = usage.shared.filter(({ at }) => at < start);
  // Extra time of earlier days counts as used up: it is part of `weekBeforeMs`.
  const leftBefore =
    limitMs + grantedMs(earlierGrants) - usage.weekBeforeMs - sharedUsageMs(heardBefore);
  const allowance = allowanceOf(leftBefore, watched, grantsToday(context));
  const left = allowance - watchedMs;
  // From tomorrow on, today's extra time counts as used up, no more and no less.
  const leftTomorrow = leftBefore + grantedMs(grantsToday(context)) - watchedMs - (tomorrow - now);
  return limitOutcome(context, {
    reason: 'weekly',
    strength,
    messagesOpen: false,
    times: [
      { start: now + Math.max(0, left), end: tomorrow },
      { start: tomorrow + Math.max(0, leftTomorrow), end },
      { start: end + limitMs, end: boundaryOf(calendar, addDays(weekStart, 14)) },
    ],
    reached:
      left > 0
        ? null
        : {
            since: reachedSince(context, watched, allowance),
            until: end,
            key: `weekly ${weekStart} ${limitMs + grantedMs(grants)}`,
          },
  });
}

/** The limit may have been reached before today, by somebody who then watched on. */
function reachedSince(
  { usage, calendar, now, weekStart }: EvaluationContext,
  watchedToday: ChargedTime,
  allowance: Millis,
): EpochMs {
  const dayStart = boundaryOf(calendar, dateOf(calendar, now));
  const before = {
    spans: clip(usage.spans, { start: boundaryOf(calendar, weekStart), end: dayStart }),
    shared: usage.shared.filter(({ at }) => at < dayStart),
  };
  if (allowance > 0 || before.spans.length === 0) {
    return reachedAt(watchedToday, allowance) ?? dayStart;
  }
  const allowanceBefore = allowance + chargedMs(before);
  // If it was reached before the spans that were read, nobody has been watching since.
  const first = Math.min(...before.spans.map(({ start }) => start));
  return (allowanceBefore > 0 ? reachedAt(before, allowanceBefore) : null) ?? first;
}

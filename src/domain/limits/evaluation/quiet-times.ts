import { addDays, dateOf, dayBounds } from '../../time/calendar.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import { clip, unionIntervals } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import { chargedMs, reachedAt } from '../rules/charged-time.ts';
import { allowanceOf, grantedMs } from '../rules/extra-time.ts';
import { quietTimesBetween } from '../rules/schedule.ts';
import type { QuietTime } from '../rules/schedule.ts';
import { grantsToday, sharedToday, watchedSpans } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { activeOutcome, byTime, LOOK_AHEAD_DAYS, NO_OUTCOME, upcomingRule } from './outcome.ts';
import type { RuleOutcome, UpcomingRule } from './outcome.ts';

/**
 * The windows that reach into or begin on today and the days after it, in recorded time. While the
 * wall clock is behind recorded time, each window holds twice, once by either clock, so that TikTok
 * closes when the first says so, and opens again when both do (rule A4).
 * @param days after today
 */
export function quietTimesAhead(
  { rules, begun, calendar, now, aheadMs }: EvaluationContext,
  days: number,
): QuietTime[] {
  const from = (moment: EpochMs, daysBack = 0): QuietTime[] => {
    const today = dateOf(calendar, moment);
    const first = addDays(today, -daysBack);
    return [...begun, ...quietTimesBetween(rules, calendar, first, addDays(today, days))];
  };
  if (aheadMs === 0) return from(now);
  // The wall clock's day may turn within today: what was watched in a window before stays used up.
  const byWallClock = from(now - aheadMs, 1).map(({ window, start, end }) => ({
    window,
    start: start + aheadMs,
    end: end + aheadMs,
  }));
  return [...from(now), ...byWallClock];
}

/** The windows that have begun and are not over. */
export function begunQuietTimes(context: EvaluationContext): QuietTime[] {
  const { now } = context;
  return quietTimesAhead(context, 0).filter(({ start, end }) => start < now && now < end);
}

/**
 * Bedtime and quiet times (rule A4): one outcome for each window that has begun, and one for the
 * next. Extra time "also past bedtime" lifts all of them (rule A9).
 */
export function evaluateWindows(context: EvaluationContext): RuleOutcome[] {
  const { calendar, now } = context;
  const today = dateOf(calendar, now);
  const times = quietTimesAhead(context, LOOK_AHEAD_DAYS);
  if (times.length === 0) return [];
  const day = dayBounds(calendar, today);
  const extra = extraTimePastBedtime(context, clip(unionIntervals(times), day));
  const begun = extra.isLeft ? [] : times.filter(({ start, end }) => start <= now && now < end);
  const next = times
    .flatMap((time) => upcomingWindow(context, time, extra.lastsUntil ?? day.end) ?? [])
    // A window that is active already is not upcoming.
    .filter(({ at }) => at > now)
    .toSorted(byTime)[0];
  return [
    ...begun.map((time) => activeWindow(context, time, extra)),
    { ...NO_OUTCOME, upcoming: next ?? null },
  ];
}

function activeWindow(
  context: EvaluationContext,
  { window, start, end }: QuietTime,
  { ms, usedUpAt }: ExtraTimePastBedtime,
): RuleOutcome {
  return activeOutcome(context, window.strength, {
    reason: window.kind,
    // After extra time, the window is active from when that was used up.
    since: Math.max(start, usedUpAt ?? start),
    until: end,
    key: `${window.kind} ${start} ${ms}`,
  });
}

/** @param extraUntil when the extra time past bedtime will have been used up */
function upcomingWindow(
  context: EvaluationContext,
  { window, start, end }: QuietTime,
  extraUntil: EpochMs,
): UpcomingRule | null {
  const from = Math.max(start, extraUntil);
  const upcoming = upcomingRule(context, window.kind, window.strength, [{ start: from, end }]);
  if (upcoming === null || upcoming.at === start) return upcoming;
  return { ...upcoming, putOffBy: upcoming.at > from ? 'continue' : 'extra' };
}

interface ExtraTimePastBedtime {
  /** All that was given today. */
  readonly ms: Millis;
  readonly isLeft: boolean;
  /** When it was used up; `null` if nothing was given or something is left. */
  readonly usedUpAt: EpochMs | null;
  /** When it will be used up if watching goes on; `null` if not today. */
  readonly lastsUntil: EpochMs | null;
}

/**
 * Extra time past bedtime is used up by what is watched within any window, or was heard of within one
 * (rule H4).
 * @param quiet today's windows, without overlaps and in order
 */
function extraTimePastBedtime(
  context: EvaluationContext,
  quiet: readonly Interval[],
): ExtraTimePastBedtime {
  const { usage, now } = context;
  const grants = grantsToday(context).filter(({ pastBedtime }) => pastBedtime);
  if (grants.length === 0) return { ms: 0, isLeft: false, usedUpAt: null, lastsUntil: now };
  const watched = {
    spans: quiet.flatMap((time) => clip(watchedSpans(usage), time)),
    shared: sharedToday(context).filter(({ at }) =>
      quiet.some(({ start, end }) => start <= at && at < end),
    ),
  };
  const allowance = allowanceOf(0, watched, grants);
  const left = allowance - chargedMs(watched);
  const isLeft = left > 0;
  return {
    ms: grantedMs(grants),
    isLeft,
    usedUpAt: isLeft ? null : reachedAt(watched, allowance),
    lastsUntil: isLeft
      ? reachedAt({ spans: clip(quiet, { start: now, end: Infinity }), shared: [] }, left)
      : now,
  };
}

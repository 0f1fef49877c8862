import { addDays, dateOf, nextBoundary } from '../../time/calendar.ts';
import { spansOn } from './context.ts';
import type { EvaluationContext, Usage } from './context.ts';
import { totalMs } from '../../time/interval.ts';
import { byTime } from './outcome.ts';
import { DAY, MINUTE } from '../../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';
import {
  evaluateRules,
  LAST_VIDEO,
  LOOK_AHEAD_DAYS,
  sessionEnd,
  STATES,
} from './evaluate-rules.ts';
import type { UpcomingRule, Reason, State, ActiveRule } from './evaluate-rules.ts';

/** What "Continue" is worth. */
export const CONTINUE: Millis = 5 * MINUTE;

/** How long before the site closes a word is said. */
export const NOTICE_BEFORE: Millis = 5 * MINUTE;

/** What the rules say right now. */
export interface Verdict {
  readonly state: State;
  /** The rule that speaks; `null` while the site is open. */
  readonly reason: Reason | null;
  /** The next moment at which this can change by itself, whether anybody watches or not. */
  readonly until: EpochMs;
  /** Since when the rule that speaks has spoken; `now` while the site is open. */
  readonly since: EpochMs;
  /** The next moment at which this changes if nobody watches: what watching uses up stands still. */
  readonly idleUntil: EpochMs;
  /** When the rule that speaks falls silent by itself; `now` while the site is open. */
  readonly lastsUntil: EpochMs;
  /** What tells this ending from all others. */
  readonly key: string;
  /** Whether videos stay paused although the site is open, as in messages that were left open. */
  readonly still: boolean;
  /** What comes first if watching goes on without a pause; `null` where nothing is in sight. */
  readonly next: UpcomingRule | null;
}

/**
 * What a member's rules say at a moment (design: The agreement). Pure and total. Where several
 * rules speak, the strictest wins; of equally strict ones, that which lasts longest is named.
 * @throws RangeError for a zone that does not exist
 */
export function evaluate(context: EvaluationContext): Verdict {
  const { now, calendar } = context;
  const outcomes = evaluateRules(context);
  const activeRules = outcomes.flatMap(({ active }) => active ?? []);
  const upcomingRules = outcomes.flatMap(({ upcoming }) => upcoming ?? []);
  const strictest = activeRules.toSorted(byStrictness).at(0);
  const next = upcomingRules.toSorted(byTime).at(0) ?? null;
  const first = (moments: readonly EpochMs[]): EpochMs =>
    Math.min(...moments.filter((moment) => moment > now));
  const idleUntil = first([
    nextBoundary(calendar, now),
    context.answers.continuedUntil,
    ...activeRules.map(({ until }) => until),
    ...activeRules.map(({ state, since }) => (state === 'ending' ? since + LAST_VIDEO : now)),
    ...outcomes.flatMap(({ exemptUntil }) => exemptUntil ?? []),
    sessionEnd(context),
  ]);
  return {
    state: strictest?.state ?? 'open',
    reason: strictest?.reason ?? null,
    since: strictest?.since ?? now,
    until: first([idleUntil, ...upcomingRules.map(({ at }) => at)]),
    idleUntil,
    lastsUntil: strictest?.until ?? now,
    key: strictest?.key ?? '',
    still: strictest === undefined && outcomes.some(({ exemptsMessages }) => exemptsMessages),
    next,
  };
}

/**
 * When a closed or asking site opens again if nobody watches until then and nothing is changed;
 * `null` if it does not within the days that can be looked ahead. The moment itself for a site
 * that is open.
 */
export function opensAt(context: EvaluationContext): EpochMs | null {
  let now = context.now;
  const end = now + LOOK_AHEAD_DAYS * DAY;
  let date = dateOf(context.calendar, now);
  let { usage } = context;
  while (now < end) {
    const activeRules = evaluateRules({ ...context, usage, now, feed: null }).flatMap(
      ({ active }) => active ?? [],
    );
    if (activeRules.length === 0) return now;
    // Each speaks until its end if nobody watches, so nothing opens before the last of them.
    now = Math.max(...activeRules.map(({ until }) => until));
    const then = dateOf(context.calendar, now);
    if (then !== date) usage = afterDay(context, usage, date, then);
    date = then;
  }
  return null;
}

/** What was watched is yesterday's now, and of last week once a new one begins. */
export function afterDay(
  context: EvaluationContext,
  usage: Usage,
  date: DayKey,
  then: DayKey,
): Usage {
  const weekIsOver = then >= addDays(context.weekStart, 7);
  const before = usage.weekBeforeMs + totalMs(spansOn(context, usage, date));
  return { spans: usage.spans, weekBeforeMs: weekIsOver ? 0 : before };
}

function byStrictness(a: ActiveRule, b: ActiveRule): number {
  return STATES.indexOf(b.state) - STATES.indexOf(a.state) || b.until - a.until;
}

import { nextBoundary } from '../../time/calendar.ts';
import { DAY, MINUTE } from '../../time/units.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import { laterContext } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { evaluateDaily } from './daily.ts';
import { evaluateOpeningPause } from './opening-pause.ts';
import { byTime, LOOK_AHEAD_DAYS, strictnessOf } from './outcome.ts';
import type { ActiveRule, Reason, RuleOutcome, State, UpcomingRule } from './outcome.ts';
import { evaluateSession } from './session.ts';
import { evaluateWeekly } from './weekly.ts';
import { evaluateWindows } from './quiet-times.ts';

/** How long "Continue" holds. */
export const CONTINUE: Millis = 5 * MINUTE;

/** How long before a rule becomes active a notice is shown (rule A11). */
export const NOTICE_BEFORE: Millis = 5 * MINUTE;

/** What the rules say right now. */
export interface Verdict {
  readonly state: State;
  /** The rule that decides; `null` while the site is open. */
  readonly reason: Reason | null;
  /** The next moment at which this can change by itself, whether anybody watches or not. */
  readonly until: EpochMs;
  /** Since when the deciding rule has been active; `now` while the site is open. */
  readonly since: EpochMs;
  /** The next moment at which this changes if nobody watches. */
  readonly idleUntil: EpochMs;
  /** When the deciding rule becomes inactive by itself; `now` while the site is open. */
  readonly lastsUntil: EpochMs;
  /** The deciding rule's `key`; empty while the site is open. */
  readonly key: string;
  /** Whether videos stay paused although the site is open, as in messages left open (rule A8). */
  readonly still: boolean;
  /** What comes first if watching goes on without a pause; `null` if nothing is in sight. */
  readonly next: UpcomingRule | null;
}

/** Each of the member's rules by itself. */
export function evaluateRules(context: EvaluationContext): RuleOutcome[] {
  return [
    ...evaluateWindows(context),
    evaluateDaily(context),
    evaluateWeekly(context),
    evaluateSession(context),
    evaluateOpeningPause(context),
  ];
}

/**
 * What the rules say at a moment. Pure and total. The strictest active rule decides; of equally
 * strict ones, the one that lasts longest.
 * @throws RangeError for a zone that does not exist
 */
export function evaluate(context: EvaluationContext): Verdict {
  const { now, calendar, answers } = context;
  const outcomes = evaluateRules(context);
  const strictest = activeRules(outcomes).toSorted(byStrictness).at(0);
  const next = outcomes.flatMap(({ upcoming }) => upcoming ?? []).toSorted(byTime);
  const changes = [
    nextBoundary(calendar, now),
    answers.continuedUntil,
    ...outcomes.map(({ changesAt }) => changesAt),
  ];
  const idleUntil = Math.min(...changes.filter((moment) => moment > now));
  return {
    state: strictest?.state ?? 'open',
    reason: strictest?.reason ?? null,
    since: strictest?.since ?? now,
    until: Math.min(idleUntil, ...next.map(({ at }) => at).filter((moment) => moment > now)),
    idleUntil,
    lastsUntil: strictest?.until ?? now,
    key: strictest?.key ?? '',
    still: strictest === undefined && outcomes.some(({ exemptsMessages }) => exemptsMessages),
    next: next.at(0) ?? null,
  };
}

/**
 * When the site opens again if nobody watches until then and no rule changes; the moment itself if
 * it is open, `null` if it does not open within the days that are looked ahead.
 */
export function opensAt(context: EvaluationContext): EpochMs | null {
  const end = context.now + LOOK_AHEAD_DAYS * DAY;
  let then: EvaluationContext = { ...context, feed: null };
  while (then.now < end) {
    const active = activeRules(evaluateRules(then));
    if (active.length === 0) return then.now;
    // All of them stay active to their end if nobody watches.
    then = laterContext(then, Math.max(...active.map(({ until }) => until)));
  }
  return null;
}

function activeRules(outcomes: readonly RuleOutcome[]): ActiveRule[] {
  return outcomes.flatMap(({ active }) => active ?? []);
}

function byStrictness(a: ActiveRule, b: ActiveRule): number {
  return strictnessOf(b.state) - strictnessOf(a.state) || b.until - a.until;
}

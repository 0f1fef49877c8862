import { nextBoundary } from '../../time/calendar.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import { SESSION_GAP, sessionsOf } from '../../tracking/sessions.ts';
import { clip, totalMs } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import type { Claim } from '../../tracking/span.ts';
import type { ChargedTime } from '../rules/charged-time.ts';
import { chargedMs, reachedAt } from '../rules/charged-time.ts';
import { allowanceOf } from '../rules/extra-time.ts';
import { effectiveBreak } from '../rules/rules.ts';
import type { SessionRule } from '../rules/rules.ts';
import { chargedOnly, grantsToday, sharedToday, watchedSpans } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { limitOutcome, NO_OUTCOME } from './outcome.ts';
import type { RuleOutcome } from './outcome.ts';

/** Session length and the break after it (rule A5), with today's extra time (rule A9). */
export function evaluateSession(context: EvaluationContext): RuleOutcome {
  const { rules, usage, calendar, now } = context;
  const { session: rule } = rules;
  if (rule === null) return NO_OUTCOME;
  const { strength, lengthMs, messagesOpen } = rule;
  const last = lastChargedSession(usage.spans, rule);
  const current = last !== null && now < last.over ? last : null;
  const session = current ?? { start: now, charged: [] };
  const allowance = sessionAllowance(context, rule, session);
  const watchedMs = totalMs(session.charged);
  const left = allowance - watchedMs;
  // Extra time ends with the day, even within a session.
  const extraUntil = Math.min(now + left, nextBoundary(calendar, now));
  return limitOutcome(context, {
    reason: 'session',
    strength,
    messagesOpen,
    times: [{ start: Math.max(now, now + lengthMs - watchedMs, extraUntil), end: Infinity }],
    reached:
      current === null || left > 0
        ? null
        : {
            since: reachedAt(inThisBrowser(current.charged), allowance) ?? current.end,
            until: current.over,
            key: `session ${current.start} ${allowance}`,
          },
  });
}

/**
 * What the session rule counts as one session: a session, or several without the break that was
 * due between them. Messages that are left open are no part of it, so a break passes while they
 * are read.
 */
interface ChargedSession extends Interval {
  /** The charged time within it, in order. */
  readonly charged: readonly Interval[];
  /** When it is over if nothing that is charged is watched until then. */
  readonly over: EpochMs;
}

/** The last charged session, whether it is over or not; `null` if nothing charged was watched. */
function lastChargedSession(spans: readonly Claim[], rule: SessionRule): ChargedSession | null {
  const watched = chargedOnly(spans, rule.messagesOpen).toSorted((a, b) => a.start - b.start);
  return sessionsOf(watched).reduce<ChargedSession | null>((last, { start, end }) => {
    const continued = last !== null && start < last.over ? last : null;
    const charged = [...(continued?.charged ?? []), ...clip(watched, { start, end })];
    const isUsedUp = totalMs(charged) >= rule.lengthMs;
    const over = end + (isUsedUp ? effectiveBreak(rule) : SESSION_GAP);
    return { start: continued?.start ?? start, end, charged, over };
  }, null);
}

/**
 * How much may be watched in a session, including today's extra time: what was given during the
 * session, and what was left when it began of what had been given before. Other browsers use up the
 * latter alone, since their time is not of this session (rule H4).
 */
function sessionAllowance(
  context: EvaluationContext,
  { lengthMs, messagesOpen }: SessionRule,
  { start, charged }: Pick<ChargedSession, 'start' | 'charged'>,
): Millis {
  const grants = grantsToday(context);
  const before = { start: -Infinity, end: start };
  const used = {
    spans: clip(chargedOnly(watchedSpans(context.usage), messagesOpen), before),
    shared: chargedOnly(sharedToday(context), messagesOpen).filter(({ at }) => at < start),
  };
  const earlier = grants.filter(({ at }) => at < start);
  const carriedOver = Math.max(0, allowanceOf(0, used, earlier) - chargedMs(used));
  const during = grants.filter(({ at }) => at >= start);
  return allowanceOf(lengthMs + carriedOver, inThisBrowser(charged), during);
}

function inThisBrowser(spans: readonly Interval[]): ChargedTime {
  return { spans, shared: [] };
}

import { allowanceOf } from '../rules/extra-time.ts';
import type { Grant } from '../rules/extra-time.ts';
import type { SessionRule } from '../rules/rules.ts';
import { SESSION_GAP, sessionsOf } from '../../tracking/sessions.ts';
import { chargedOf } from './context.ts';
import { clip, totalMs } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import type { Claim } from '../../tracking/span.ts';
import type { EpochMs, Millis } from '../../time/units.ts';

/**
 * What a session rule counts as one: a session, or several where a break that was due between
 * them was not kept because of extra time. Messages that are left open are no part of it, so a
 * break goes by while they are read.
 */
export interface ChargedSession extends Interval {
  /** The charged time within it, in order. */
  readonly charged: readonly Interval[];
  /** When it is over if nothing that is charged is watched until then. */
  readonly over: EpochMs;
}

/** The last sitting, whether it is over or not; `null` where nothing charged was watched. */
export function lastChargedSession(
  spans: readonly Claim[],
  rule: SessionRule,
): ChargedSession | null {
  const watched = chargedOf(spans, rule.messagesOpen).toSorted((a, b) => a.start - b.start);
  return sessionsOf(watched).reduce<ChargedSession | null>((last, { start, end }) => {
    const goesOn = last !== null && start < last.over ? last : null;
    const charged = [...(goesOn?.charged ?? []), ...clip(watched, { start, end })];
    const isSpent = totalMs(charged) >= rule.lengthMs;
    const over = end + (isSpent ? breakOf(rule) : SESSION_GAP);
    return { start: goesOn?.start ?? start, end, charged, over };
  }, null);
}

/** How long nobody may watch once the length is used up; a soft rule closes nothing. */
export function breakOf({ strength, breakMs }: SessionRule): Millis {
  return strength === 'firm' ? Math.max(breakMs, SESSION_GAP) : SESSION_GAP;
}

/**
 * How much may be watched in a sitting, extra time of today included: what was given during it,
 * and what had not been watched yet of what was given before.
 */
export function sessionAllowance(
  rule: SessionRule,
  sitting: Pick<ChargedSession, 'start' | 'charged'>,
  spans: readonly Claim[],
  grants: readonly Grant[],
): Millis {
  const { start, charged } = sitting;
  const earlier = grants.filter(({ at }) => at < start);
  const watched = clip(chargedOf(spans, rule.messagesOpen), { start: -Infinity, end: start });
  const carried = Math.max(0, allowanceOf(0, watched, earlier) - totalMs(watched));
  const during = grants.filter(({ at }) => at >= start);
  return allowanceOf(rule.lengthMs + carried, charged, during);
}

import type { UpcomingRule } from '../limits/evaluation/outcome.ts';
import { EXTRA_CHOICES } from '../limits/rules/extra-time.ts';
import { leftSoon } from '../limits/rules/limit-progress.ts';
import type { Rules } from '../limits/rules/rules.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';
import type { DecisionMode } from './agreement.ts';
import type { ExtraTimeRequest } from './extra-time-request.schema.ts';

export type { ExtraTimeRequest };

/** `fewer`: given, but not as much as was asked for. */
export type RequestState = 'asked' | 'given' | 'fewer' | 'refused';

/** Where a request stands (rule A9). */
export function stateOf({ ms, answer }: Pick<ExtraTimeRequest, 'ms' | 'answer'>): RequestState {
  if (answer === null) return 'asked';
  if (answer.ms === 0) return 'refused';
  return answer.ms < ms ? 'fewer' : 'given';
}

/** The requests of a day, the latest first; those of other days have ended (rule A9). */
export function requestsOn(
  requests: readonly ExtraTimeRequest[],
  date: DayKey,
): ExtraTimeRequest[] {
  return requests.filter((one) => one.date === date).toSorted((a, b) => b.at - a.at);
}

/**
 * What one member sees of them: every request that waits, since whoever reads it may be the one to
 * answer, and the answers to the member's own.
 * @param member the current one; `null` for nobody
 */
export function requestsFor<T extends Pick<ExtraTimeRequest, 'member' | 'answer'>>(
  requests: readonly T[],
  member: string | null,
): T[] {
  return requests.filter((one) => one.answer === null || one.member === member);
}

/** Whether a member has asked and nobody has answered yet. @param member `null` for nobody */
export function isWaiting(
  requests: readonly Pick<ExtraTimeRequest, 'member' | 'answer'>[],
  member: string | null,
): boolean {
  return requests.some((one) => one.member === member && one.answer === null);
}

/**
 * Whether the current member is led to where a request is answered: not to their own, which a parent
 * answers, unless no parent has a PIN and whoever is here can answer.
 */
export function isOfferedToAnswer(
  { member, answer }: Pick<ExtraTimeRequest, 'member' | 'answer'>,
  current: string | null,
  hasPin: boolean,
): boolean {
  return answer === null && (member !== current || !hasPin);
}

/** What a parent can give in answer: what was asked for, or less. */
export function amountsFor({ ms }: Pick<ExtraTimeRequest, 'ms'>): Millis[] {
  return EXTRA_CHOICES.filter((choice) => choice <= ms);
}

/**
 * Who may answer (rule A9). Without a PIN nobody can be told apart, so it is whoever is here; but
 * where the member decides, that would be the member, who has promised not to loosen anything
 * before tomorrow (rule A3).
 */
export function whoAnswers(way: DecisionMode, hasPin: boolean): 'parent' | 'anyone' | 'nobody' {
  if (hasPin) return 'parent';
  return way === 'self' ? 'nobody' : 'anyone';
}

/**
 * Whether extra time can be asked for while TikTok is still open: in the last minutes before it
 * closes. Not where an administrator set rules: extra time does not lift those (rule A20).
 * @param managed an administrator's rules
 */
export function canAskEarly(
  next: UpcomingRule | null,
  now: EpochMs,
  managed: Rules | null,
): boolean {
  return managed === null && next?.strength === 'firm' && leftSoon(next, now) !== null;
}

/** What decides whether asking early is offered to a member. */
export interface EarlyOffer {
  readonly member: string | null;
  readonly next: UpcomingRule | null;
  readonly now: EpochMs;
  /** An administrator's rules. */
  readonly managed: Rules | null;
  readonly way: DecisionMode;
  readonly hasPin: boolean;
  /** Today's. */
  readonly requests: readonly Pick<ExtraTimeRequest, 'member'>[];
}

/**
 * Whether asking early is offered (rule A9): where somebody can answer, and once a day. After an
 * answer, the page that is shown while TikTok is off is the place to ask.
 */
export function isOfferedEarly(offer: EarlyOffer): boolean {
  const { member, next, now, managed, way, hasPin, requests } = offer;
  const isFirst = requests.every((one) => one.member !== member);
  return isFirst && whoAnswers(way, hasPin) !== 'nobody' && canAskEarly(next, now, managed);
}

/** A request with its answer. @param ms what is given; `0` for a no */
export function answered(
  request: ExtraTimeRequest,
  ms: Millis,
  by: string,
  at: EpochMs,
  reason = '',
): ExtraTimeRequest {
  return { ...request, answer: { ms, by, at, reason } };
}

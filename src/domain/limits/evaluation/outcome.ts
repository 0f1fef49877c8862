import { MINUTE, SECOND } from '../../time/units.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import type { Interval } from '../../time/interval.ts';
import type { Strength } from '../rules/rules.ts';
import type { EvaluationContext } from './context.ts';

/** How long the current video may go on once a firm rule has closed the site (rule A11). */
export const LAST_VIDEO: Millis = 2 * MINUTE;

/** How far ahead rules are evaluated: far enough for a rule that holds on one weekday only. */
export const LOOK_AHEAD_DAYS = 8;

/** How far the reports of an attended page may lag behind: nearly two of them (rule C8). */
const UNREPORTED: Millis = 15 * SECOND;

/** What can restrict the site. `who`: nobody has said yet who is watching. */
export type Reason = 'who' | 'bedtime' | 'quiet' | 'session' | 'daily' | 'weekly' | 'opening';

/** Whether it applies at times of day. */
export function isQuietTime(reason: Reason | null): reason is 'bedtime' | 'quiet' {
  return reason === 'bedtime' || reason === 'quiet';
}

/** From the loosest to the strictest. */
export const STATES = ['open', 'opening-pause', 'paused', 'ending', 'closed'] as const;
export type State = (typeof STATES)[number];

/** A rule that will become active. */
export interface UpcomingRule {
  readonly at: EpochMs;
  readonly reason: Reason;
  readonly strength: Strength;
  /** What postpones a window that has begun by then: extra time, or "Continue". */
  readonly putOffBy?: 'extra' | 'continue';
}

/** A rule that restricts the site now. */
export interface ActiveRule {
  readonly state: State;
  readonly reason: Reason;
  readonly since: EpochMs;
  /** When the rule becomes inactive if nobody watches. */
  readonly until: EpochMs;
  /** Identifies this activation of the rule, so that an answer to it applies to no other. */
  readonly key: string;
}

/** What one rule contributes to the verdict. */
export interface RuleOutcome {
  readonly active: ActiveRule | null;
  /** When the rule becomes active if watching goes on; `null` if that is not in sight. */
  readonly upcoming: UpcomingRule | null;
  /** Whether the rule would be active if it did not leave messages open (rule A8). */
  readonly exemptsMessages: boolean;
  /** The next moment at which this outcome changes if nobody watches; `Infinity` if it does not. */
  readonly changesAt: EpochMs;
}

export const NO_OUTCOME: RuleOutcome = {
  active: null,
  upcoming: null,
  exemptsMessages: false,
  changesAt: Infinity,
};

/** Orders states: larger is stricter. */
export function strictnessOf(state: State): number {
  return STATES.indexOf(state);
}

/** The earliest first; of two at the same moment, the firm one. */
export function byTime(a: UpcomingRule, b: UpcomingRule): number {
  return a.at - b.at || (a.strength === b.strength ? 0 : a.strength === 'firm' ? -1 : 1);
}

/** The outcome of a rule whose time has come, or whose limit has been reached. */
export function activeOutcome(
  context: EvaluationContext,
  strength: Strength,
  rule: Omit<ActiveRule, 'state'>,
): RuleOutcome {
  const state = stateForStrength(context, strength, rule);
  if (state === 'open') return NO_OUTCOME;
  const { since, until } = rule;
  const changesAt = state === 'ending' ? Math.min(until, since + LAST_VIDEO) : until;
  return { ...NO_OUTCOME, active: { ...rule, state }, changesAt };
}

/**
 * A soft rule asks, unless "Continue" holds; a firm one stops (rule A7), once whoever was watching
 * has finished the current video (rule A11).
 */
function stateForStrength(
  { answers, usage, now }: EvaluationContext,
  strength: Strength,
  { since, key }: Pick<ActiveRule, 'since' | 'key'>,
): State {
  if (strength === 'soft') return answers.continuedUntil > now ? 'open' : 'paused';
  const wasWatching = usage.spans.some(
    ({ start, end }) => start < since && end >= since - UNREPORTED,
  );
  const finishes = wasWatching && now < since + LAST_VIDEO && answers.endedKey !== key;
  return finishes ? 'ending' : 'closed';
}

/** A limit that watching uses up, as evaluated at a moment. */
interface EvaluatedLimit extends Pick<ActiveRule, 'reason'> {
  readonly strength: Strength;
  readonly messagesOpen: boolean;
  /** When it will be reached and for how long if watching goes on from now, in order. */
  readonly times: readonly Interval[];
  /** `null` while some of it is left. */
  readonly reached: Pick<ActiveRule, 'since' | 'until' | 'key'> | null;
}

/** The outcome of a limit that may leave messages open. */
export function limitOutcome(context: EvaluationContext, limit: EvaluatedLimit): RuleOutcome {
  const { reason, strength, messagesOpen, times, reached } = limit;
  const isExempt = messagesOpen && context.feed === 'messages';
  const outcome =
    reached === null ? NO_OUTCOME : activeOutcome(context, strength, { reason, ...reached });
  const { active } = outcome;
  if (active !== null) {
    return isExempt ? { ...NO_OUTCOME, exemptsMessages: true, changesAt: active.until } : outcome;
  }
  const upcoming = isExempt ? null : upcomingRule(context, reason, strength, times);
  return { ...outcome, upcoming };
}

/**
 * When a rule becomes active if watching goes on from now; a soft one not before "Continue" is over.
 * @param times for which it is then active, in order
 */
export function upcomingRule(
  { now, answers }: EvaluationContext,
  reason: Reason,
  strength: Strength,
  times: readonly Interval[],
): UpcomingRule | null {
  const from = strength === 'soft' ? Math.max(now, answers.continuedUntil) : now;
  const first = times.find(({ start, end }) => Math.max(start, from) < end);
  return first === undefined ? null : { at: Math.max(first.start, from), reason, strength };
}

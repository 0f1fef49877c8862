import type { Strength } from '../rules/rules.ts';
import type { EvaluationContext } from './context.ts';
import type { Interval } from '../../time/interval.ts';
import { MINUTE, SECOND } from '../../time/units.ts';
import type { EpochMs, Millis } from '../../time/units.ts';

/** How long the video that plays may go on once a firm rule has closed the site. */
export const LAST_VIDEO: Millis = 2 * MINUTE;

/** What can close the site or ask. `who`: nobody has said yet who is watching. */
export type Reason = 'who' | 'bedtime' | 'quiet' | 'session' | 'daily' | 'weekly' | 'opening';

/** From the loosest to the strictest. */
export const STATES = ['open', 'opening-pause', 'paused', 'ending', 'closed'] as const;
export type State = (typeof STATES)[number];

/** Something that a rule will say at a moment ahead. */
export interface UpcomingRule {
  readonly at: EpochMs;
  readonly reason: Reason;
  readonly strength: Strength;
  /** What puts off a window that has begun by then, or has already: extra time, or "Continue". */
  readonly putOffBy?: 'extra' | 'continue';
}

/** What one rule says by itself. */
export interface ActiveRule {
  readonly state: State;
  readonly reason: Reason;
  readonly since: EpochMs;
  /** When this rule falls silent if nobody watches. */
  readonly until: EpochMs;
  readonly key: string;
}

export interface RuleOutcome {
  readonly active: ActiveRule | null;
  readonly upcoming: UpcomingRule | null;
  /** Whether the rule would speak if it did not leave messages open. */
  readonly exemptsMessages?: boolean;
  /** When a rule that leaves messages open stops doing so if nobody watches. */
  readonly exemptUntil?: EpochMs;
}

/** Says nothing, and will not. */
export const NO_OUTCOME: RuleOutcome = { active: null, upcoming: null };

/** The first is first; of two at once, the firm one. */
export function byTime(a: UpcomingRule, b: UpcomingRule): number {
  return a.at - b.at || (a.strength === b.strength ? 0 : a.strength === 'firm' ? -1 : 1);
}

/** How far the reports of a page that is being watched may lag behind. */
const UNREPORTED: Millis = 15 * SECOND;

/** How a rule says it: a soft one asks, a firm one lets the video that plays finish and closes. */
export function stateForStrength(
  { answers, usage, now }: EvaluationContext,
  strength: Strength,
  said: Omit<ActiveRule, 'state'>,
): ActiveRule | null {
  if (strength === 'soft') {
    return answers.continuedUntil > now ? null : { ...said, state: 'paused' };
  }
  const watchedThen = usage.spans.some(
    ({ start, end }) => start < said.since && end >= said.since - UNREPORTED,
  );
  const finishes = watchedThen && now < said.since + LAST_VIDEO && answers.endedKey !== said.key;
  return { ...said, state: finishes ? 'ending' : 'closed' };
}

/** What is heard of a rule that has been reached, unless it leaves messages open. */
export function outcomeOf(
  active: ActiveRule | null,
  leavesOpen: boolean,
  upcoming: UpcomingRule | null,
): RuleOutcome {
  if (active === null) return { active, upcoming };
  return leavesOpen
    ? { active: null, upcoming: null, exemptsMessages: true, exemptUntil: active.until }
    : { active, upcoming: null };
}

export function exemptsMessages({ feed }: EvaluationContext, messagesOpen: boolean): boolean {
  return messagesOpen && feed === 'messages';
}

/**
 * When a rule will speak first if somebody watches on from now.
 * @param times at which it then has something to say, in order
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

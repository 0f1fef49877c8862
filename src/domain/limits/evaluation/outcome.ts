import type { Strength } from '../rules/rules.ts';
import type { Situation } from './context.ts';
import type { Interval } from '../../tracking/span.ts';
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
export interface Coming {
  readonly at: EpochMs;
  readonly reason: Reason;
  readonly strength: Strength;
  /** What puts off a window that has begun by then, or has already: extra time, or "Continue". */
  readonly putOffBy?: 'extra' | 'continue';
}

/** What one rule says by itself. */
export interface Voice {
  readonly state: State;
  readonly reason: Reason;
  readonly since: EpochMs;
  /** When this rule falls silent if nobody watches. */
  readonly until: EpochMs;
  readonly key: string;
}

export interface Heard {
  readonly voice: Voice | null;
  readonly coming: Coming | null;
  /** Whether the rule would speak if it did not leave messages open. */
  readonly messagesLeftOpen?: boolean;
  /** When a rule that leaves messages open stops doing so if nobody watches. */
  readonly leftOpenUntil?: EpochMs;
}

/** Says nothing, and will not. */
export const SILENT: Heard = { voice: null, coming: null };

/** The first is first; of two at once, the firm one. */
export function byMoment(a: Coming, b: Coming): number {
  return a.at - b.at || (a.strength === b.strength ? 0 : a.strength === 'firm' ? -1 : 1);
}

/** How far the reports of a page that is being watched may lag behind. */
const UNREPORTED: Millis = 15 * SECOND;

/** How a rule says it: a soft one asks, a firm one lets the video that plays finish and closes. */
export function speak(
  { answers, usage, now }: Situation,
  strength: Strength,
  said: Omit<Voice, 'state'>,
): Voice | null {
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
export function heardOf(voice: Voice | null, leavesOpen: boolean, coming: Coming | null): Heard {
  if (voice === null) return { voice, coming };
  return leavesOpen
    ? { voice: null, coming: null, messagesLeftOpen: true, leftOpenUntil: voice.until }
    : { voice, coming: null };
}

export function leavesMessages({ feed }: Situation, messagesOpen: boolean): boolean {
  return messagesOpen && feed === 'messages';
}

/**
 * When a rule will speak first if somebody watches on from now.
 * @param times at which it then has something to say, in order
 */
export function comingOf(
  { now, answers }: Situation,
  reason: Reason,
  strength: Strength,
  times: readonly Interval[],
): Coming | null {
  const from = strength === 'soft' ? Math.max(now, answers.continuedUntil) : now;
  const first = times.find(({ start, end }) => Math.max(start, from) < end);
  return first === undefined ? null : { at: Math.max(first.start, from), reason, strength };
}

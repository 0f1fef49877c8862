import { dateOf } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Feed } from '../../tracking/feeds.ts';
import type { Grant } from '../rules/extra-time.ts';
import type { Rules } from '../rules/rules.ts';
import type { Interval } from '../../time/interval.ts';
import type { Claim } from '../../tracking/span.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

/** What one member has watched, as far as it bears on the rules. */
export interface Usage {
  /**
   * This member's attended time on the site today and, before today, as far back as a session or
   * the break after it can reach; no overlaps, and nothing across a day boundary.
   */
  readonly spans: readonly Claim[];
  /** What was watched in this week before today. */
  readonly weekBeforeMs: Millis;
}

/** What has been answered to Kintime's own questions, by the member who is current. */
export interface Answers {
  /** "Continue" holds until then. */
  readonly continuedUntil: EpochMs;
  /** When the opening pause was last sat through. */
  readonly pausePassedAt: EpochMs;
  /** Which ending is over before its time, since its video is over. */
  readonly endedKey: string;
}

export const NO_ANSWERS: Answers = { continuedUntil: 0, pausePassedAt: 0, endedKey: '' };

/** Everything a verdict depends on. */
export interface EvaluationContext {
  readonly rules: Rules;
  /** How long the member lets the opening pause last; `null` without one. */
  readonly openingPauseMs: Millis | null;
  readonly usage: Usage;
  /** The member's extra time of this week. */
  readonly grants: readonly Grant[];
  readonly answers: Answers;
  readonly calendar: Calendar;
  /** The first date of the week that today is in. */
  readonly weekStart: DayKey;
  /** In recorded time. */
  readonly now: EpochMs;
  /** What is asked about; `null` where nobody is just opening anything. */
  readonly feed: Feed | null;
  /** `false` before counting has begun: what would be used up by watching runs by the clock. */
  readonly isCounted?: boolean;
}

/** What was watched on a date. */
export function spansOn({ calendar }: EvaluationContext, { spans }: Usage, date: DayKey): Claim[] {
  return spans.filter(({ start }) => dateOf(calendar, start) === date);
}

/** The extra time of today. */
export function todaysGrants({ grants, calendar, now }: EvaluationContext): Grant[] {
  const today = dateOf(calendar, now);
  return grants.filter(({ date }) => date === today);
}

/** What a rule charges: all of it, or all but messages. */
export function chargedOf(spans: readonly Claim[], messagesOpen: boolean): Claim[] {
  return messagesOpen ? spans.filter(({ feed }) => feed !== 'messages') : [...spans];
}

/** The moment at which a length of time had been watched; `null` where it was not. */
export function momentAt(spans: readonly Interval[], ms: Millis): EpochMs | null {
  let left = ms;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return null;
}

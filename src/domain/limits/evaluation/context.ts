import type { Answers } from './answers.schema.ts';
import { addDays, boundaryOf, dateOf, daysBetween } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { Feed } from '../../tracking/feeds.ts';
import { totalMs } from '../../time/interval.ts';
import { opensOf, SESSION_GAP } from '../../tracking/sessions.ts';
import type { Claim } from '../../tracking/span.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';
import type { SharedUsage } from '../rules/charged-time.ts';
import type { Grant } from '../rules/extra-time.ts';
import type { QuietTime } from '../rules/schedule.ts';
import type { Rules } from '../rules/rules.ts';

/** How long one member has watched, as far as the rules depend on it. */
export interface Usage {
  /**
   * This member's attended time today and, before today, as far back as a session or the break
   * after it can reach. The spans do not overlap, and none crosses a day boundary.
   */
  readonly spans: readonly Claim[];
  /**
   * Time of today of which only the total is known, since the browser lost the rest (rule C17).
   * It makes no session, but uses up extra time.
   */
  readonly lost: readonly Claim[];
  /** What was heard of other browsers, of the dates of this week up to today (rule H4). */
  readonly shared: readonly SharedUsage[];
  /** Attended time of this week before today, in this browser. */
  readonly weekBeforeMs: Millis;
}

export type { Answers };

export const NO_ANSWERS: Answers = { continuedUntil: 0, pausePassedAt: 0, endedKey: '' };

/** Everything a verdict depends on. */
export interface EvaluationContext {
  readonly rules: Rules;
  /** Windows of the rules before these that had begun, and run to their end (rule A4). */
  readonly begun: readonly QuietTime[];
  /** The length of the member's opening pause; `null` without one. */
  readonly openingPauseMs: Millis | null;
  readonly usage: Usage;
  /** The member's extra time of this week. */
  readonly grants: readonly Grant[];
  readonly answers: Answers;
  readonly calendar: Calendar;
  /** The first date of the current week. */
  readonly weekStart: DayKey;
  /** In recorded time. */
  readonly now: EpochMs;
  /** How far that is ahead of the wall clock; 0 unless the clock was set back (rule C6). */
  readonly aheadMs: Millis;
  /** The feed that is being opened; `null` if nothing is. */
  readonly feed: Feed | null;
  /** `false` before tracking has started: extra time then runs by the clock. */
  readonly isTracked: boolean;
}

/** What was watched, as far as its total counts. */
export function watchedSpans({ spans, lost }: Usage): readonly Claim[] {
  return lost.length === 0 ? spans : [...spans, ...lost];
}

/** What was watched today. */
export function spansToday({ calendar, usage, now }: EvaluationContext): Claim[] {
  const dayStart = boundaryOf(calendar, dateOf(calendar, now));
  return watchedSpans(usage).filter(({ start }) => start >= dayStart);
}

/** What other browsers reported of today. */
export function sharedToday({ calendar, usage, now }: EvaluationContext): SharedUsage[] {
  const today = dateOf(calendar, now);
  return usage.shared.filter(({ date }) => date === today);
}

/** How often the site was opened today (rule C11). */
export function opensToday({ calendar, usage, now }: EvaluationContext): number {
  const dayStart = boundaryOf(calendar, dateOf(calendar, now));
  const before = usage.spans.filter(({ start }) => start < dayStart);
  const endBefore = before.length === 0 ? null : Math.max(...before.map(({ end }) => end));
  return opensOf(
    usage.spans.filter(({ start }) => start >= dayStart),
    endBefore,
  );
}

/** Whether somebody has watched in a session that is not over. */
export function isWithinSession({ usage, now }: Pick<EvaluationContext, 'usage' | 'now'>): boolean {
  return usage.spans.some(({ end }) => now < end + SESSION_GAP);
}

/** The extra time of today. */
export function grantsToday({ grants, calendar, now }: EvaluationContext): Grant[] {
  const today = dateOf(calendar, now);
  return grants.filter(({ date }) => date === today);
}

/** What a rule charges: everything, or all but messages (rule A8). */
export function chargedOnly<T extends { readonly feed: Feed }>(
  time: readonly T[],
  messagesOpen: boolean,
): T[] {
  return messagesOpen ? time.filter(({ feed }) => feed !== 'messages') : [...time];
}

/** The same context at a later moment, if nobody watches until then. */
export function laterContext(context: EvaluationContext, now: EpochMs): EvaluationContext {
  const { calendar, usage, weekStart } = context;
  const date = dateOf(calendar, now);
  if (date === dateOf(calendar, context.now)) return { ...context, now };
  const weeks = Math.floor(daysBetween(weekStart, date) / 7);
  const isThisWeek = weeks <= 0;
  const weekBeforeMs = isThisWeek ? usage.weekBeforeMs + totalMs(spansToday(context)) : 0;
  return {
    ...context,
    now,
    weekStart: addDays(weekStart, 7 * weeks),
    usage: { ...usage, shared: isThisWeek ? usage.shared : [], weekBeforeMs },
  };
}

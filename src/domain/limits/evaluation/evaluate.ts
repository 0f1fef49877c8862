import { addDays, dateOf, nextBoundary } from '../../time/calendar.ts';
import { spansOn } from './context.ts';
import type { Situation, Usage } from './context.ts';
import { totalMs } from '../../tracking/span.ts';
import { byMoment } from './outcome.ts';
import { DAY, MINUTE } from '../../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';
import { hearRules, LAST_VIDEO, LOOK_AHEAD_DAYS, sessionEnd, STATES } from './evaluate-rules.ts';
import type { Coming, Reason, State, Voice } from './evaluate-rules.ts';

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
  readonly next: Coming | null;
}

/**
 * What a member's rules say at a moment (design: The agreement). Pure and total. Where several
 * rules speak, the strictest wins; of equally strict ones, that which lasts longest is named.
 * @throws RangeError for a zone that does not exist
 */
export function judge(situation: Situation): Verdict {
  const { now, calendar } = situation;
  const heard = hearRules(situation);
  const voices = heard.flatMap(({ voice }) => voice ?? []);
  const comings = heard.flatMap(({ coming }) => coming ?? []);
  const strictest = voices.toSorted(byStrictness).at(0);
  const next = comings.toSorted(byMoment).at(0) ?? null;
  const first = (moments: readonly EpochMs[]): EpochMs =>
    Math.min(...moments.filter((moment) => moment > now));
  const idleUntil = first([
    nextBoundary(calendar, now),
    situation.answers.continuedUntil,
    ...voices.map(({ until }) => until),
    ...voices.map(({ state, since }) => (state === 'ending' ? since + LAST_VIDEO : now)),
    ...heard.flatMap(({ leftOpenUntil }) => leftOpenUntil ?? []),
    sessionEnd(situation),
  ]);
  return {
    state: strictest?.state ?? 'open',
    reason: strictest?.reason ?? null,
    since: strictest?.since ?? now,
    until: first([idleUntil, ...comings.map(({ at }) => at)]),
    idleUntil,
    lastsUntil: strictest?.until ?? now,
    key: strictest?.key ?? '',
    still: strictest === undefined && heard.some(({ messagesLeftOpen }) => messagesLeftOpen),
    next,
  };
}

/**
 * When a closed or asking site opens again if nobody watches until then and nothing is changed;
 * `null` if it does not within the days that can be looked ahead. The moment itself for a site
 * that is open.
 */
export function opensAt(situation: Situation): EpochMs | null {
  let now = situation.now;
  const end = now + LOOK_AHEAD_DAYS * DAY;
  let date = dateOf(situation.calendar, now);
  let { usage } = situation;
  while (now < end) {
    const voices = hearRules({ ...situation, usage, now, feed: null }).flatMap(
      ({ voice }) => voice ?? [],
    );
    if (voices.length === 0) return now;
    // Each speaks until its end if nobody watches, so nothing opens before the last of them.
    now = Math.max(...voices.map(({ until }) => until));
    const then = dateOf(situation.calendar, now);
    if (then !== date) usage = afterDay(situation, usage, date, then);
    date = then;
  }
  return null;
}

/** What was watched is yesterday's now, and of last week once a new one begins. */
export function afterDay(situation: Situation, usage: Usage, date: DayKey, then: DayKey): Usage {
  const weekIsOver = then >= addDays(situation.weekStart, 7);
  const before = usage.weekBeforeMs + totalMs(spansOn(situation, usage, date));
  return { spans: usage.spans, weekBeforeMs: weekIsOver ? 0 : before };
}

function byStrictness(a: Voice, b: Voice): number {
  return STATES.indexOf(b.state) - STATES.indexOf(a.state) || b.until - a.until;
}

import {
  addDays,
  boundaryOf,
  dateOf,
  dayBounds,
  nextBoundary,
  weekdayOf,
} from '../../time/calendar.ts';
import { allowanceOf, grantedMs } from '../rules/extra-time.ts';
import { quietTimesBetween, unionOf } from '../rules/schedule.ts';
import type { QuietTime } from '../rules/schedule.ts';
import { dailyLimitOn, dailyStrength } from '../rules/rules.ts';
import { SESSION_GAP } from '../../tracking/sessions.ts';
import { chargedOf, momentAt, spansOn, todaysGrants } from './context.ts';
import type { Situation } from './context.ts';
import { lastSitting, sittingAllowance } from './charged-session.ts';
import { clip, totalMs } from '../../tracking/span.ts';
import type { Interval } from '../../tracking/span.ts';
import { byMoment, comingOf, heardOf, leavesMessages, SILENT, speak } from './outcome.ts';
import type { Coming, Heard, Voice } from './outcome.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

export { LAST_VIDEO, STATES } from './outcome.ts';
export type { Coming, Heard, Reason, State, Voice } from './outcome.ts';

/** Far enough ahead to find the next quiet time of a rule that holds on one weekday. */
export const LOOK_AHEAD_DAYS = 8;

/** What each of a member's rules says by itself at a moment. */
export function hearRules(situation: Situation): Heard[] {
  const today = dateOf(situation.calendar, situation.now);
  return [
    ...hearWindows(situation, today),
    hearDaily(situation, today),
    hearWeekly(situation, today),
    hearSession(situation),
    hearOpening(situation),
  ];
}

function* hearWindows(situation: Situation, today: DayKey): Generator<Heard> {
  const { rules, calendar, now } = situation;
  const times = quietTimesBetween(rules, calendar, today, addDays(today, LOOK_AHEAD_DAYS));
  if (times.length === 0) return;
  const bounds = dayBounds(calendar, today);
  const extra = pastBedtimeOf(situation, clip(unionOf(times), bounds));
  for (const time of times) {
    if (extra.leftMs > 0 || now < time.start || time.end <= now) continue;
    yield { voice: hearQuiet(situation, time, extra), coming: null };
  }
  const from = extra.lastsTo ?? bounds.end;
  const comings = times.flatMap(({ start, end, window: { kind, strength } }) => {
    const time = { start: Math.max(start, from), end };
    const coming = comingOf(situation, kind, strength, [time]);
    if (coming === null || coming.at === start) return coming ?? [];
    return putOff(coming, coming.at > time.start ? 'continue' : 'extra');
  });
  // One that speaks already comes no more.
  const coming = comings.filter(({ at }) => at > now).toSorted(byMoment)[0];
  if (coming !== undefined) yield { voice: null, coming };
}

function putOff(coming: Coming, putOffBy: NonNullable<Coming['putOffBy']>): Coming {
  return { ...coming, putOffBy };
}

interface PastBedtime {
  /** All that was given today. */
  readonly ms: Millis;
  readonly leftMs: Millis;
  /** When it was used up; `null` where nothing was given or something is left. */
  readonly usedUpAt: EpochMs | null;
  /** How far it carries if somebody watches on; `null` where that is beyond today. */
  readonly lastsTo: EpochMs | null;
}

/** Extra time that lifts quiet times, too: used up by what is watched within any of them. */
function pastBedtimeOf(situation: Situation, quiet: readonly Interval[]): PastBedtime {
  const { usage, now } = situation;
  const past = todaysGrants(situation).filter(({ pastBedtime }) => pastBedtime);
  if (past.length === 0) return { ms: 0, leftMs: 0, usedUpAt: null, lastsTo: now };
  const watched = quiet.flatMap((time) => clip(usage.spans, time));
  const allowance = allowanceOf(0, watched, past);
  const leftMs = allowance - totalMs(watched);
  const ahead = clip(quiet, { start: now, end: Infinity });
  return {
    ms: grantedMs(past),
    leftMs,
    usedUpAt: leftMs > 0 ? null : momentAt(watched, allowance),
    lastsTo: leftMs > 0 ? momentAt(ahead, leftMs) : now,
  };
}

function hearQuiet(situation: Situation, time: QuietTime, extra: PastBedtime): Voice | null {
  const { window, start, end } = time;
  return speak(situation, window.strength, {
    reason: window.kind,
    // With extra time behind it, the rule speaks from when that was used up.
    since: Math.max(start, extra.usedUpAt ?? start),
    until: end,
    key: `${window.kind} ${start} ${extra.ms}`,
  });
}

function hearDaily(situation: Situation, today: DayKey): Heard {
  const { rules, usage, calendar, now } = situation;
  const limit = dailyLimitOn(rules, today, weekdayOf(today));
  const strength = dailyStrength(rules);
  const messagesOpen = rules.daily?.messagesOpen ?? false;
  const charged = chargedOf(spansOn(situation, usage, today), messagesOpen);
  const bounds = dayBounds(calendar, today);
  const allowance = limit === null ? null : allowanceOf(limit, charged, todaysGrants(situation));
  const left = allowance === null ? null : allowance - totalMs(charged);
  const leaves = leavesMessages(situation, messagesOpen);
  const times = [
    ...(left === null ? [] : [{ start: now + Math.max(0, left), end: bounds.end }]),
    ...laterDays(situation, today),
  ];
  const coming = leaves ? null : comingOf(situation, 'daily', strength, times);
  if (allowance === null || left === null || left > 0) return { voice: null, coming };
  const said = {
    reason: 'daily' as const,
    since: momentAt(charged, allowance) ?? bounds.start,
    until: bounds.end,
    key: `daily ${today} ${allowance}`,
  };
  return heardOf(speak(situation, strength, said), leaves, coming);
}

/** When the limits of the days after today will have been reached if watching goes on. */
function laterDays({ rules, calendar }: Situation, today: DayKey): Interval[] {
  const days: Interval[] = [];
  for (let i = 1; i <= LOOK_AHEAD_DAYS && days.length === 0; i += 1) {
    const date = addDays(today, i);
    const limit = dailyLimitOn(rules, date, weekdayOf(date));
    if (limit === null) continue;
    const { start, end } = dayBounds(calendar, date);
    if (start + limit < end) days.push({ start: start + limit, end });
  }
  return days;
}

function hearWeekly(situation: Situation, today: DayKey): Heard {
  const { rules, usage, grants, calendar, now, weekStart } = situation;
  const { weekly } = rules;
  if (weekly === null) return SILENT;
  const { limitMs, strength } = weekly;
  const week = weekStartOn(weekStart, today);
  const given = grants.filter(({ date }) => date >= week);
  const watched = spansOn(situation, usage, today);
  const tomorrow = nextBoundary(calendar, now);
  // Extra time of days that are over counts as watched: it is in `weekBeforeMs`.
  const before = limitMs + grantedMs(given.filter(({ date }) => date < today)) - usage.weekBeforeMs;
  const allowance = allowanceOf(before, watched, todaysGrants(situation));
  const left = allowance - totalMs(watched);
  const end = boundaryOf(calendar, addDays(week, 7));
  // From tomorrow on all extra time of today counts as watched, no more and no less.
  const leftTomorrow =
    before + grantedMs(todaysGrants(situation)) - totalMs(watched) - (tomorrow - now);
  const coming = comingOf(situation, 'weekly', strength, [
    { start: now + Math.max(0, left), end: Math.min(tomorrow, end) },
    { start: tomorrow + Math.max(0, leftTomorrow), end },
    { start: end + limitMs, end: boundaryOf(calendar, addDays(week, 14)) },
  ]);
  if (left > 0) return { voice: null, coming };
  const weekBefore = {
    start: boundaryOf(calendar, week),
    end: boundaryOf(calendar, today),
  };
  const said = {
    reason: 'weekly' as const,
    since: weeklySince(situation, weekBefore, watched, allowance),
    until: end,
    key: `weekly ${week} ${limitMs + grantedMs(given)}`,
  };
  return heardOf(speak(situation, strength, said), false, coming);
}

/** It may have been reached yesterday, by somebody who then watched on across the day's end. */
function weeklySince(
  { usage }: Situation,
  weekBefore: Interval,
  watched: readonly Interval[],
  allowance: Millis,
): EpochMs {
  const before = clip(usage.spans, weekBefore);
  if (allowance > 0 || before.length === 0) return momentAt(watched, allowance) ?? weekBefore.end;
  const beforeThem = allowance + totalMs(before);
  // Reached before anything that is still known of: nobody can be watching since.
  const first = Math.min(...before.map(({ start }) => start));
  return (beforeThem > 0 ? momentAt(before, beforeThem) : null) ?? first;
}

/** The week may have turned since the situation was read, as when somebody looks ahead. */
function weekStartOn(weekStart: DayKey, today: DayKey): DayKey {
  const next = addDays(weekStart, 7);
  return today >= next ? weekStartOn(next, today) : weekStart;
}

function hearSession(situation: Situation): Heard {
  const { rules, usage, calendar, now } = situation;
  const { session: rule } = rules;
  if (rule === null) return SILENT;
  const { strength, lengthMs, messagesOpen } = rule;
  const last = lastSitting(usage.spans, rule);
  const sitting = last !== null && now < last.over ? last : null;
  const from = sitting ?? { start: now, charged: [] };
  const allowance = sittingAllowance(rule, from, usage.spans, todaysGrants(situation));
  const chargedMs = totalMs(from.charged);
  const left = allowance - chargedMs;
  // Extra time ends with the day, even within a session.
  const extraTo = Math.min(now + left, nextBoundary(calendar, now));
  const start = Math.max(now, now + lengthMs - chargedMs, extraTo);
  const leaves = leavesMessages(situation, messagesOpen);
  const coming = leaves
    ? null
    : comingOf(situation, 'session', strength, [{ start, end: Infinity }]);
  if (sitting === null || left > 0) return { voice: null, coming };
  const said = {
    reason: 'session' as const,
    since: momentAt(sitting.charged, allowance) ?? sitting.end,
    until: sitting.over,
    key: `session ${sitting.start} ${allowance}`,
  };
  return heardOf(speak(situation, strength, said), leaves, coming);
}

function hearOpening({ openingPauseMs, usage, answers, now, feed }: Situation): Heard {
  if (openingPauseMs === null || feed === null || feed === 'messages') return SILENT;
  const last = Math.max(answers.pausePassedAt, ...usage.spans.map(({ end }) => end));
  if (now - last < SESSION_GAP) return SILENT;
  return {
    // It ends with an answer, not by itself.
    voice: { state: 'opening-pause', reason: 'opening', since: now, until: Infinity, key: '' },
    coming: null,
  };
}

/** When the session that lasts will be over by itself: openings are asked about from then on. */
export function sessionEnd({ usage, answers, now }: Situation): EpochMs {
  const last = Math.max(answers.pausePassedAt, ...usage.spans.map(({ end }) => end));
  return last + SESSION_GAP > now ? last + SESSION_GAP : now;
}

import {
  addDays,
  boundaryOf,
  dateOf,
  dayBounds,
  nextBoundary,
  weekdayOf,
} from '../../time/calendar.ts';
import { allowanceOf, grantedMs } from '../rules/extra-time.ts';
import { quietTimesBetween, unionIntervals } from '../rules/schedule.ts';
import type { QuietTime } from '../rules/schedule.ts';
import { dailyLimitOn, dailyStrength } from '../rules/rules.ts';
import { SESSION_GAP } from '../../tracking/sessions.ts';
import { chargedOf, momentAt, spansOn, todaysGrants } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { lastChargedSession, sessionAllowance } from './charged-session.ts';
import { clip, totalMs } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import {
  byTime,
  upcomingRule,
  outcomeOf,
  exemptsMessages,
  NO_OUTCOME,
  stateForStrength,
} from './outcome.ts';
import type { UpcomingRule, RuleOutcome, ActiveRule } from './outcome.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

export { LAST_VIDEO, STATES } from './outcome.ts';
export type { UpcomingRule, RuleOutcome, Reason, State, ActiveRule } from './outcome.ts';

/** Far enough ahead to find the next quiet time of a rule that holds on one weekday. */
export const LOOK_AHEAD_DAYS = 8;

/** What each of a member's rules says by itself at a moment. */
export function evaluateRules(context: EvaluationContext): RuleOutcome[] {
  const today = dateOf(context.calendar, context.now);
  return [
    ...evaluateWindows(context, today),
    evaluateDaily(context, today),
    evaluateWeekly(context, today),
    evaluateSession(context),
    evaluateOpeningPause(context),
  ];
}

function* evaluateWindows(context: EvaluationContext, today: DayKey): Generator<RuleOutcome> {
  const { rules, calendar, now } = context;
  const times = quietTimesBetween(rules, calendar, today, addDays(today, LOOK_AHEAD_DAYS));
  if (times.length === 0) return;
  const bounds = dayBounds(calendar, today);
  const extra = pastBedtimeOf(context, clip(unionIntervals(times), bounds));
  for (const time of times) {
    if (extra.leftMs > 0 || now < time.start || time.end <= now) continue;
    yield { active: evaluateWindow(context, time, extra), upcoming: null };
  }
  const from = extra.lastsTo ?? bounds.end;
  const upcomingRules = times.flatMap(({ start, end, window: { kind, strength } }) => {
    const time = { start: Math.max(start, from), end };
    const upcoming = upcomingRule(context, kind, strength, [time]);
    if (upcoming === null || upcoming.at === start) return upcoming ?? [];
    return putOff(upcoming, upcoming.at > time.start ? 'continue' : 'extra');
  });
  // One that speaks already comes no more.
  const upcoming = upcomingRules.filter(({ at }) => at > now).toSorted(byTime)[0];
  if (upcoming !== undefined) yield { active: null, upcoming };
}

function putOff(
  upcoming: UpcomingRule,
  putOffBy: NonNullable<UpcomingRule['putOffBy']>,
): UpcomingRule {
  return { ...upcoming, putOffBy };
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
function pastBedtimeOf(context: EvaluationContext, quiet: readonly Interval[]): PastBedtime {
  const { usage, now } = context;
  const past = todaysGrants(context).filter(({ pastBedtime }) => pastBedtime);
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

function evaluateWindow(
  context: EvaluationContext,
  time: QuietTime,
  extra: PastBedtime,
): ActiveRule | null {
  const { window, start, end } = time;
  return stateForStrength(context, window.strength, {
    reason: window.kind,
    // With extra time behind it, the rule speaks from when that was used up.
    since: Math.max(start, extra.usedUpAt ?? start),
    until: end,
    key: `${window.kind} ${start} ${extra.ms}`,
  });
}

function evaluateDaily(context: EvaluationContext, today: DayKey): RuleOutcome {
  const { rules, usage, calendar, now } = context;
  const limit = dailyLimitOn(rules, today, weekdayOf(today));
  const strength = dailyStrength(rules);
  const messagesOpen = rules.daily?.messagesOpen ?? false;
  const charged = chargedOf(spansOn(context, usage, today), messagesOpen);
  const bounds = dayBounds(calendar, today);
  const allowance = limit === null ? null : allowanceOf(limit, charged, todaysGrants(context));
  const left = allowance === null ? null : allowance - totalMs(charged);
  const leaves = exemptsMessages(context, messagesOpen);
  const times = [
    ...(left === null ? [] : [{ start: now + Math.max(0, left), end: bounds.end }]),
    ...laterDays(context, today),
  ];
  const upcoming = leaves ? null : upcomingRule(context, 'daily', strength, times);
  if (allowance === null || left === null || left > 0) return { active: null, upcoming };
  const said = {
    reason: 'daily' as const,
    since: momentAt(charged, allowance) ?? bounds.start,
    until: bounds.end,
    key: `daily ${today} ${allowance}`,
  };
  return outcomeOf(stateForStrength(context, strength, said), leaves, upcoming);
}

/** When the limits of the days after today will have been reached if watching goes on. */
function laterDays({ rules, calendar }: EvaluationContext, today: DayKey): Interval[] {
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

function evaluateWeekly(context: EvaluationContext, today: DayKey): RuleOutcome {
  const { rules, usage, grants, calendar, now, weekStart } = context;
  const { weekly } = rules;
  if (weekly === null) return NO_OUTCOME;
  const { limitMs, strength } = weekly;
  const week = weekStartOn(weekStart, today);
  const given = grants.filter(({ date }) => date >= week);
  const watched = spansOn(context, usage, today);
  const tomorrow = nextBoundary(calendar, now);
  // Extra time of days that are over counts as watched: it is in `weekBeforeMs`.
  const before = limitMs + grantedMs(given.filter(({ date }) => date < today)) - usage.weekBeforeMs;
  const allowance = allowanceOf(before, watched, todaysGrants(context));
  const left = allowance - totalMs(watched);
  const end = boundaryOf(calendar, addDays(week, 7));
  // From tomorrow on all extra time of today counts as watched, no more and no less.
  const leftTomorrow =
    before + grantedMs(todaysGrants(context)) - totalMs(watched) - (tomorrow - now);
  const upcoming = upcomingRule(context, 'weekly', strength, [
    { start: now + Math.max(0, left), end: Math.min(tomorrow, end) },
    { start: tomorrow + Math.max(0, leftTomorrow), end },
    { start: end + limitMs, end: boundaryOf(calendar, addDays(week, 14)) },
  ]);
  if (left > 0) return { active: null, upcoming };
  const weekBefore = {
    start: boundaryOf(calendar, week),
    end: boundaryOf(calendar, today),
  };
  const said = {
    reason: 'weekly' as const,
    since: weeklySince(context, weekBefore, watched, allowance),
    until: end,
    key: `weekly ${week} ${limitMs + grantedMs(given)}`,
  };
  return outcomeOf(stateForStrength(context, strength, said), false, upcoming);
}

/** It may have been reached yesterday, by somebody who then watched on across the day's end. */
function weeklySince(
  { usage }: EvaluationContext,
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

function evaluateSession(context: EvaluationContext): RuleOutcome {
  const { rules, usage, calendar, now } = context;
  const { session: rule } = rules;
  if (rule === null) return NO_OUTCOME;
  const { strength, lengthMs, messagesOpen } = rule;
  const last = lastChargedSession(usage.spans, rule);
  const sitting = last !== null && now < last.over ? last : null;
  const from = sitting ?? { start: now, charged: [] };
  const allowance = sessionAllowance(rule, from, usage.spans, todaysGrants(context));
  const chargedMs = totalMs(from.charged);
  const left = allowance - chargedMs;
  // Extra time ends with the day, even within a session.
  const extraTo = Math.min(now + left, nextBoundary(calendar, now));
  const start = Math.max(now, now + lengthMs - chargedMs, extraTo);
  const leaves = exemptsMessages(context, messagesOpen);
  const upcoming = leaves
    ? null
    : upcomingRule(context, 'session', strength, [{ start, end: Infinity }]);
  if (sitting === null || left > 0) return { active: null, upcoming };
  const said = {
    reason: 'session' as const,
    since: momentAt(sitting.charged, allowance) ?? sitting.end,
    until: sitting.over,
    key: `session ${sitting.start} ${allowance}`,
  };
  return outcomeOf(stateForStrength(context, strength, said), leaves, upcoming);
}

function evaluateOpeningPause({
  openingPauseMs,
  usage,
  answers,
  now,
  feed,
}: EvaluationContext): RuleOutcome {
  if (openingPauseMs === null || feed === null || feed === 'messages') return NO_OUTCOME;
  const last = Math.max(answers.pausePassedAt, ...usage.spans.map(({ end }) => end));
  if (now - last < SESSION_GAP) return NO_OUTCOME;
  return {
    // It ends with an answer, not by itself.
    active: { state: 'opening-pause', reason: 'opening', since: now, until: Infinity, key: '' },
    upcoming: null,
  };
}

/** When the session that lasts will be over by itself: openings are asked about from then on. */
export function sessionEnd({ usage, answers, now }: EvaluationContext): EpochMs {
  const last = Math.max(answers.pausePassedAt, ...usage.spans.map(({ end }) => end));
  return last + SESSION_GAP > now ? last + SESSION_GAP : now;
}

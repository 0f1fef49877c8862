import {
  boundaryOf,
  dateOf,
  dayBounds,
  splitAtDays,
} from '../../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../../src/domain/time/calendar.ts';
import type { Feed } from '../../../../../src/domain/tracking/feeds.ts';
import type { SharedUsage } from '../../../../../src/domain/limits/rules/charged-time.ts';
import type { Grant } from '../../../../../src/domain/limits/rules/extra-time.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type {
  DailyRule,
  QuietWindow,
  Rules,
  SessionRule,
  Strength,
  WeeklyRule,
} from '../../../../../src/domain/limits/rules/rules.ts';
import { NO_ANSWERS } from '../../../../../src/domain/limits/evaluation/context.ts';
import type {
  Answers,
  EvaluationContext,
} from '../../../../../src/domain/limits/evaluation/context.ts';
import { clip, totalMs } from '../../../../../src/domain/time/interval.ts';
import type { Claim } from '../../../../../src/domain/tracking/span.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../../src/domain/time/units.ts';
import { evaluate, opensAt } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import { weekStart } from '../../../../../src/domain/stats/weeks.ts';

/** One member's whole history, from which `contextAt` makes the context of a moment. */
export interface World {
  readonly rules: Rules;
  readonly calendar: Calendar;
  readonly openingPauseMs: Millis | null;
  readonly watched: readonly Claim[];
  /** What other browsers reported. */
  readonly shared: readonly SharedUsage[];
  readonly grants: readonly Grant[];
  readonly answers: Answers;
  readonly feed: Feed | null;
  /** How far recorded time is ahead of the wall clock. */
  readonly aheadMs: Millis;
}

const BERLIN: Calendar = { from: 0, zone: 'Europe/Berlin', dayStart: '04:00', lateFrom: '22:00' };

const NOTHING: World = {
  rules: NO_RULES,
  calendar: BERLIN,
  openingPauseMs: null,
  watched: [],
  shared: [],
  grants: [],
  answers: NO_ANSWERS,
  feed: null,
  aheadMs: 0,
};

/** Far enough before today for several sessions in a row without their breaks. */
const READ_BACK = 36 * HOUR;

/** The context of a moment, in weeks that begin on Monday. */
export function contextAt(given: World, now: EpochMs): EvaluationContext {
  const { calendar, watched: spans, shared, grants, ...rest } = given;
  const today = dateOf(calendar, now);
  const week = weekStart(today, 1);
  const dayStart = dayBounds(calendar, today).start;
  const past = clip(spans, { start: -Infinity, end: now }).flatMap((claim) =>
    splitAtDays([calendar], claim).map(({ start, end }) => ({ start, end, feed: claim.feed })),
  );
  const before = clip(past, { start: boundaryOf(calendar, week), end: dayStart });
  return {
    ...rest,
    begun: [],
    usage: {
      spans: past.filter(({ start }) => start >= dayStart - READ_BACK),
      lost: [],
      shared: shared.filter((one) => one.at <= now && week <= one.date && one.date <= today),
      weekBeforeMs: totalMs(before),
    },
    grants: grants.filter((grant) => grant.date >= week && grant.at <= now),
    calendar,
    weekStart: week,
    now,
    isTracked: true,
  };
}

/** The same world with another span of watching. */
export function watching(given: World, start: EpochMs, end: EpochMs, feed: Feed = 'for-you') {
  return start < end ? { ...given, watched: [...given.watched, { start, end, feed }] } : given;
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A moment of the week of Monday 2026-05-04 in Berlin: `22:03` is on Wednesday; or `Thu 02:00:00.001`. */
export function at(text: string): EpochMs {
  const [time = '', weekday = 'Wed'] = text.split(' ').toReversed();
  const day = 4 + WEEK.indexOf(weekday);
  return Temporal.PlainDateTime.from(
    `2026-05-${String(day).padStart(2, '0')}T${time}`,
  ).toZonedDateTime('Europe/Berlin').epochMilliseconds;
}

/** Formats a moment as `at` parses it, always with the weekday. */
function momentText(moment: EpochMs): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('Europe/Berlin');
  const time = zoned.toPlainTime().toString({ smallestUnit: 'millisecond' });
  return `${WEEK[zoned.dayOfWeek - 1]} ${time.replace(/(:00)?\.000$/, '')}`;
}

/** Parses `20:00-21:00`, followed by the feed unless it is For You. */
export function watched(...texts: readonly string[]): Claim[] {
  return texts.map((text) => {
    const [, from = '', to = '', feed = 'for-you'] =
      /^((?:\w+ )?[\d:.]+)-((?:\w+ )?[\d:.]+)(?: (.+))?$/.exec(text) ?? [];
    return { start: at(from), end: at(to), feed: feed as Feed };
  });
}

/** Parses `20:00 30`, what was heard of at 20:00; followed by the feed unless it is other, or by `of Tue`. */
export function heard(...texts: readonly string[]): SharedUsage[] {
  return texts.map((text) => {
    const [, when = '', minutes, feed = 'other', day] =
      /^((?:\w+ )?[\d:.]+) (\d+)(?: (messages))?(?: of (\w+))?$/.exec(text) ?? [];
    const date = dateOf(BERLIN, at(day === undefined ? when : `${day} 12:00`));
    return { at: at(when), date, ms: Number(minutes) * MINUTE, feed: feed as SharedUsage['feed'] };
  });
}

export function bedtime(from: string, to: string, more: Partial<QuietWindow> = {}): QuietWindow {
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  return { kind: 'bedtime', from, to, weekdays, strength: 'firm', ...more };
}

/** The same limit, in minutes, for each weekday. */
export function daily(minutes: number | null, more: Partial<DailyRule> = {}): DailyRule {
  const limit = minutes === null ? null : minutes * MINUTE;
  const limitsMs = Array.from({ length: 7 }, () => limit);
  return { limitsMs, strength: 'firm', messagesOpen: false, ...more };
}

export function weekly(minutes: number, strength: Strength = 'firm'): WeeklyRule {
  return { limitMs: minutes * MINUTE, strength };
}

export function session(
  minutes: number,
  breakMinutes: number,
  more: Partial<SessionRule> = {},
): SessionRule {
  return {
    lengthMs: minutes * MINUTE,
    breakMs: breakMinutes * MINUTE,
    strength: 'firm',
    messagesOpen: false,
    ...more,
  };
}

/** Extra time, in minutes. */
export function extra(when: EpochMs, minutes: number, more: Partial<Grant> = {}): Grant {
  return {
    id: `grant ${when}`,
    member: 'ada',
    date: dateOf(BERLIN, when),
    at: when,
    ms: minutes * MINUTE,
    pastBedtime: false,
    how: 'pin',
    parent: 'mum',
    reason: '',
    ...more,
  };
}

export function world(rules: Partial<Rules>, more: Partial<World> = {}): World {
  return { ...NOTHING, ...more, rules: { ...NO_RULES, ...rules } };
}

/** The verdict at a moment, as a sentence. */
export function verdictIn(given: World, now: EpochMs): string {
  const context = contextAt(given, now);
  const { state, reason, still, since } = evaluate(context);
  if (state === 'open') return still ? 'open, videos still' : 'open';
  if (state === 'opening-pause') return 'opening pause';
  if (state === 'ending') return `ending by ${reason} since ${momentText(since)}`;
  const opens = opensAt(context);
  return `${state} by ${reason} until ${opens === null ? 'further notice' : momentText(opens)}`;
}

/** What comes next if watching goes on, as a sentence. */
export function nextIn(given: World, now: EpochMs): string {
  const { next } = evaluate(contextAt(given, now));
  if (next === null) return 'nothing';
  const putOff = next.putOffBy === undefined ? '' : `, put off by ${next.putOffBy}`;
  return `${next.strength} ${next.reason} at ${momentText(next.at)}${putOff}`;
}

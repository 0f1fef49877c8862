import {
  boundaryOf,
  dateOf,
  dayBounds,
  splitAtDays,
} from '../../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../../src/domain/time/calendar.ts';
import type { Feed } from '../../../../../src/domain/tracking/feeds.ts';
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

/** All that ever happened to one member; what a verdict needs of it is read at a moment. */
export interface World {
  readonly rules: Rules;
  readonly calendar: Calendar;
  readonly openingPauseMs: Millis | null;
  readonly watched: readonly Claim[];
  readonly grants: readonly Grant[];
  readonly answers: Answers;
  readonly feed: Feed | null;
}

const BERLIN: Calendar = { from: 0, zone: 'Europe/Berlin', dayStart: '04:00', lateFrom: '22:00' };

const NOTHING: World = {
  rules: NO_RULES,
  calendar: BERLIN,
  openingPauseMs: null,
  watched: [],
  grants: [],
  answers: NO_ANSWERS,
  feed: null,
};

/** Far enough before today for breaks that were not kept, one after the other. */
const READ_BACK = 36 * HOUR;

/** What is read of a world at a moment, in weeks that begin on Monday. */
export function contextAt(given: World, now: EpochMs): EvaluationContext {
  const { calendar, watched: spans, grants, ...rest } = given;
  const today = dateOf(calendar, now);
  const week = weekStart(today, 1);
  const dayStart = dayBounds(calendar, today).start;
  const past = clip(spans, { start: -Infinity, end: now }).flatMap((claim) =>
    splitAtDays([calendar], claim).map(({ start, end }) => ({ start, end, feed: claim.feed })),
  );
  const before = clip(past, { start: boundaryOf(calendar, week), end: dayStart });
  return {
    ...rest,
    usage: {
      spans: past.filter(({ start }) => start >= dayStart - READ_BACK),
      weekBeforeMs: totalMs(before),
    },
    grants: grants.filter((grant) => grant.date >= week && grant.at <= now),
    calendar,
    weekStart: week,
    now,
  };
}

/** The same world with somebody watching from one moment to another. */
export function watching(given: World, start: EpochMs, end: EpochMs, feed: Feed = 'for-you') {
  return start < end ? { ...given, watched: [...given.watched, { start, end, feed }] } : given;
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A moment in the week from Monday 2026-05-04 in Berlin: `22:03` on Wednesday, or `Thu 02:00:00.001`. */
export function at(text: string): EpochMs {
  const [time = '', weekday = 'Wed'] = text.split(' ').toReversed();
  const day = 4 + WEEK.indexOf(weekday);
  return Temporal.PlainDateTime.from(
    `2026-05-${String(day).padStart(2, '0')}T${time}`,
  ).toZonedDateTime('Europe/Berlin').epochMilliseconds;
}

/** A moment as `at` reads it, always with its weekday. */
function said(moment: EpochMs): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('Europe/Berlin');
  const time = zoned.toPlainTime().toString({ smallestUnit: 'millisecond' });
  return `${WEEK[zoned.dayOfWeek - 1]} ${time.replace(/(:00)?\.000$/, '')}`;
}

/** `20:00-21:00`, with the feed after it where it is another than For You. */
export function watched(...texts: readonly string[]): Claim[] {
  return texts.map((text) => {
    const [, from = '', to = '', feed = 'for-you'] =
      /^((?:\w+ )?[\d:.]+)-((?:\w+ )?[\d:.]+)(?: (.+))?$/.exec(text) ?? [];
    return { start: at(from), end: at(to), feed: feed as Feed };
  });
}

export function bedtime(from: string, to: string, more: Partial<QuietWindow> = {}): QuietWindow {
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  return { kind: 'bedtime', from, to, weekdays, strength: 'firm', ...more };
}

/** One limit for each day, in minutes. */
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

/** Extra time, given at a moment of the week as `at` reads it. */
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

/** What holds at a moment, as a parent would say it. */
export function verdictIn(given: World, now: EpochMs): string {
  const context = contextAt(given, now);
  const { state, reason, still, since } = evaluate(context);
  if (state === 'open') return still ? 'open, videos still' : 'open';
  if (state === 'opening-pause') return 'opening pause';
  if (state === 'ending') return `ending by ${reason} since ${said(since)}`;
  const opens = opensAt(context);
  return `${state} by ${reason} until ${opens === null ? 'further notice' : said(opens)}`;
}

/** What comes if somebody watches on. */
export function nextIn(given: World, now: EpochMs): string {
  const { next } = evaluate(contextAt(given, now));
  if (next === null) return 'nothing';
  const putOff = next.putOffBy === undefined ? '' : `, put off by ${next.putOffBy}`;
  return `${next.strength} ${next.reason} at ${said(next.at)}${putOff}`;
}

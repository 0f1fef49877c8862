import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOf } from '../../../../../src/domain/time/calendar.ts';
import {
  compareRules,
  firstDifferentDate,
} from '../../../../../src/domain/limits/rules/compare.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { DateRule, Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { evaluate } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import { momentsOfRules, pastOf, rulesAround } from './rules-arbitraries.ts';
import { bedtime, daily, session, contextAt, weekly } from '../evaluation/context-fixture.ts';
import type { World } from '../evaluation/context-fixture.ts';

const SOFT = { strength: 'soft' } as const;
const OPEN_MESSAGES = { messagesOpen: true };

function on(from: string, to: string, more: Partial<DateRule> = {}): DateRule {
  return { from, to, limitMs: HOUR, windows: true, ...more };
}

function wayOf(before: Partial<Rules>, after: Partial<Rules>, dayStart = '04:00'): string {
  const { looser, tighter } = compareRules(
    { ...NO_RULES, ...before },
    { ...NO_RULES, ...after },
    dayStart,
  );
  return looser ? (tighter ? 'both' : 'looser') : tighter ? 'tighter' : 'neither';
}

const MONDAY = { weekdays: [1] } as const;
const HOLIDAY = { dates: [on('2026-05-06', '2026-05-08')] };

describe('the first date that differs', () => {
  const exams = on('2026-06-01', '2026-06-05');
  test.each<[string, DateRule[], DateRule[], string | null]>([
    ['none', [exams], [exams], null],
    ['that of a new rule', [], [exams], '2026-06-01'],
    ['that of a rule that goes', [exams], [], '2026-06-01'],
    [
      'not that of a rule that stays',
      [exams],
      [exams, on('2026-07-01', '2026-07-01')],
      '2026-07-01',
    ],
    [
      'where a rule is longer, its old end',
      [exams],
      [on('2026-06-01', '2026-06-07')],
      '2026-06-06',
    ],
    ['this one, within a rule', [], [on('2026-05-01', '2026-06-05')], '2026-05-07'],
    ['none, where all that differs is over', [], [on('2026-05-01', '2026-05-06')], null],
    [
      'none, where an earlier rule hides it',
      [exams],
      [exams, on('2026-06-02', '2026-06-03', { limitMs: 0 })],
      null,
    ],
  ])('%s', (_, before, after, expected) => {
    const withDates = (dates: DateRule[]): Rules => ({ ...NO_RULES, dates });
    expect(firstDifferentDate(withDates(before), withDates(after), '2026-05-07')).toBe(expected);
  });
});

describe('a change of rules', () => {
  test.each<[string, Partial<Rules>, Partial<Rules>, string]>([
    ['nothing changed', {}, {}, 'neither'],
    ['a first bedtime', {}, { windows: [bedtime('22:00', '07:00')] }, 'tighter'],
    [
      'an earlier bedtime',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('21:30', '07:00')] },
      'tighter',
    ],
    [
      'a bedtime moved by half an hour',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('22:30', '07:30')] },
      'both',
    ],
    [
      'a bedtime cut in two',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('22:00', '02:00'), bedtime('02:00', '07:00')] },
      'neither',
    ],
    [
      'a bedtime cut in two at the start of the day',
      { windows: [bedtime('22:00', '07:00', MONDAY)] },
      {
        windows: [bedtime('22:00', '04:00', MONDAY), bedtime('04:00', '07:00', { weekdays: [2] })],
      },
      'neither',
    ],
    [
      'the same beside a date without windows',
      {
        ...HOLIDAY,
        dates: [on('2026-05-05', '2026-05-05', { windows: false })],
        windows: [bedtime('22:00', '07:00', MONDAY)],
      },
      {
        dates: [on('2026-05-05', '2026-05-05', { windows: false })],
        windows: [bedtime('22:00', '04:00', MONDAY), bedtime('04:00', '07:00', { weekdays: [2] })],
      },
      'both',
    ],
    [
      'bedtime on one day less',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('22:00', '07:00', { weekdays: [1, 2, 3, 4, 5, 6] })] },
      'looser',
    ],
    [
      'a bedtime that only asks',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('22:00', '07:00', SOFT)] },
      'looser',
    ],
    [
      'a soft window within a firm one',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('22:00', '07:00'), bedtime('23:00', '23:30', SOFT)] },
      'neither',
    ],
    [
      'another word for bedtime',
      { windows: [bedtime('22:00', '07:00')] },
      { windows: [bedtime('22:00', '07:00', { kind: 'quiet' })] },
      'neither',
    ],
    [
      'a Sunday night that runs into Monday',
      { windows: [bedtime('03:30', '04:00', MONDAY), bedtime('04:00', '05:00', MONDAY)] },
      { windows: [bedtime('04:00', '05:00', MONDAY), bedtime('03:30', '04:00', MONDAY)] },
      'neither',
    ],
    ['a shorter daily limit', { daily: daily(60) }, { daily: daily(45) }, 'tighter'],
    ['a longer one', { daily: daily(60) }, { daily: daily(75) }, 'looser'],
    [
      'less on Mondays, more on Sundays',
      { daily: daily(60) },
      { daily: daily(60, { limitsMs: [0, 60, 60, 60, 60, 60, 90].map((m) => m * MINUTE) }) },
      'both',
    ],
    ['firm instead of soft, but longer', { daily: daily(60, SOFT) }, { daily: daily(75) }, 'both'],
    ['a limit taken away', { daily: daily(60) }, { daily: null }, 'looser'],
    ['a daily rule without limits', {}, { daily: daily(null, SOFT) }, 'neither'],
    ['messages left open', { daily: daily(60) }, { daily: daily(60, OPEN_MESSAGES) }, 'looser'],
    [
      'messages closed in sessions',
      { session: session(30, 15, OPEN_MESSAGES) },
      { session: session(30, 15) },
      'tighter',
    ],
    ['a longer break', { session: session(30, 15) }, { session: session(30, 20) }, 'tighter'],
    [
      'another break of a rule that only asks',
      { session: session(30, 15, SOFT) },
      { session: session(30, 5, SOFT) },
      'neither',
    ],
    [
      'shorter sessions with a shorter break',
      { session: session(30, 15) },
      { session: session(20, 10) },
      'both',
    ],
    ['a weekly limit', {}, { weekly: weekly(300) }, 'tighter'],
    [
      'a soft one for a firm one',
      { weekly: weekly(300) },
      { weekly: weekly(300, 'soft') },
      'looser',
    ],
    ['a free extension', {}, { freeExtension: true }, 'looser'],
    ['other rules for a date', { daily: daily(60) }, { daily: daily(60), ...HOLIDAY }, 'both'],
    [
      'more for a date',
      HOLIDAY,
      { dates: [on('2026-05-06', '2026-05-08', { limitMs: 2 * HOUR })] },
      'looser',
    ],
    [
      'no bedtime on a date',
      HOLIDAY,
      { dates: [on('2026-05-06', '2026-05-08', { windows: false })] },
      'looser',
    ],
    [
      'the same dates one by one',
      HOLIDAY,
      { dates: [on('2026-05-06', '2026-05-06'), on('2026-05-07', '2026-05-08')] },
      'neither',
    ],
    [
      'a daily rule that makes the limit of a date soft',
      HOLIDAY,
      { ...HOLIDAY, daily: daily(null, SOFT) },
      'looser',
    ],
    [
      'a daily rule that leaves messages open on a date',
      HOLIDAY,
      { ...HOLIDAY, daily: daily(null, OPEN_MESSAGES) },
      'looser',
    ],
    [
      'dates without end',
      { dates: [on('2026-01-01', '9999-12-31')] },
      { dates: [on('2026-01-01', '9999-12-31')], freeExtension: false },
      'neither',
    ],
    [
      'dates without end, and one less',
      { dates: [on('2026-01-01', '9999-12-31')] },
      { dates: [on('2026-01-02', '9999-12-31')] },
      'both',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(wayOf(before, after)).toBe(expected);
  });

  it('knows which morning a window after midnight belongs to', () => {
    const one = { windows: [bedtime('03:00', '05:00', MONDAY)] };
    const other = { windows: [bedtime('03:00', '05:00', { weekdays: [2] })] };
    expect(wayOf(one, other, '04:00')).toBe('both');
    const late = {
      windows: [bedtime('02:00', '03:00', MONDAY), bedtime('03:00', '05:00', { weekdays: [2] })],
    };
    const whole = { windows: [bedtime('02:00', '05:00', MONDAY)] };
    expect(wayOf(late, whole, '03:00')).toBe('neither');
    expect(wayOf(late, whole, '04:00')).toBe('both');
  });
});

const pairs = momentsOfRules.chain((moment) => {
  const rules = rulesAround(dateOf(moment.calendar, moment.now));
  return fc
    .tuple(rules, rules, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), pastOf(moment))
    .map(([before, other, takes, past]) => ({
      before,
      after: mixOf(before, other, takes),
      past,
      calendar: moment.calendar,
      now: moment.now,
    }));
});

/** Rules that differ in some parts only, so that many changes go one way. */
function mixOf(before: Rules, other: Rules, takes: readonly boolean[]): Rules {
  const [windows, one, session_, daily_, weekly_, dates] = takes;
  return {
    ...before,
    windows: windows
      ? one
        ? [...before.windows, ...other.windows]
        : other.windows
      : before.windows,
    session: session_ ? tighten(before.session, other.session) : before.session,
    daily: daily_ ? other.daily : before.daily,
    weekly: weekly_ ? tighten(before.weekly, other.weekly) : before.weekly,
    dates: dates
      ? before.dates.map((date, i) => ({ ...date, limitMs: other.dates[i]?.limitMs ?? 0 }))
      : before.dates,
  };
}

function tighten<T extends object>(before: T | null, other: T | null): T | null {
  return before === null || other === null ? other : { ...before, ...other };
}

const RANKS = ['open', 'still', 'opening-pause', 'paused', 'ending', 'closed'];

/** How strict the verdict is; a last video does not make the rule that ends it looser. */
function rankOf(world: World, now: number): number {
  const { state, still } = evaluate(contextAt(world, now));
  return RANKS.indexOf(still ? 'still' : state === 'ending' ? 'closed' : state);
}

describe('compared rules', () => {
  it('go neither way when nothing changes', () => {
    fc.assert(
      fc.property(rulesAround('2024-03-31'), (rules) => {
        expect(compareRules(rules, rules, '04:00')).toEqual({ looser: false, tighter: false });
      }),
      { numRuns: 200 },
    );
  });

  it('go the other way when the change is taken back', () => {
    fc.assert(
      fc.property(pairs, ({ before, after, calendar: { dayStart } }) => {
        const there = compareRules(before, after, dayStart);
        const back = compareRules(after, before, dayStart);
        expect(back).toEqual({ looser: there.tighter, tighter: there.looser });
      }),
      { numRuns: 200 },
    );
  });

  it('are nowhere looser when no loosening was found', () => {
    const moments = fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(pairs, moments, ({ before, after, past, calendar, now }, minutes) => {
        fc.pre(!compareRules(before, after, calendar.dayStart).looser);
        for (const at of [now, ...minutes.map((away) => now + away * MINUTE)]) {
          const rank = rankOf({ ...past, rules: before }, at);
          expect(rankOf({ ...past, rules: after }, at)).toBeGreaterThanOrEqual(rank);
        }
      }),
      { numRuns: 60 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, weekdayOf } from '../../../../src/domain/time/calendar.ts';
import type { Weekday } from '../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../src/domain/tracking/day-totals.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { DayKey } from '../../../../src/domain/time/units.ts';
import * as weeks from '../../../../src/domain/stats/weeks.ts';
import { dates } from '../../../arbitraries.ts';

const { compareWeeks, shiftWeek, typicalMs, weekDates, weekOf, weekStart } = weeks;
const firstDays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const always = () => true;
const never = () => false;

function day(date: DayKey, minutes: number, member = 'ada'): Day {
  const id = { device: 'laptop', member, site: 'tiktok', date };
  return { ...emptyDay(id, 'Europe/Berlin'), activeMs: minutes * MINUTE };
}

/** A week from Monday 29 April 2024; `null` is a day that was not measured. */
function week(minutes: readonly (number | null)[]): weeks.Week {
  const start = '2024-04-29';
  const rows = minutes.flatMap((each, i) => (each === null ? [] : [day(addDays(start, i), each)]));
  return weekOf(rows, start, 1, (date) => rows.some((row) => row.date === date));
}

describe('a week', () => {
  test.each<[string, DayKey, Weekday, DayKey]>([
    ['from Monday holds the Friday in it', '2024-05-03', 1, '2024-04-29'],
    ['from Monday begins on a Monday itself', '2024-04-29', 1, '2024-04-29'],
    ['from Monday ends with the Sunday', '2024-05-05', 1, '2024-04-29'],
    ['from Sunday begins on a Sunday itself', '2024-05-05', 7, '2024-05-05'],
    ['from Sunday ends with the Saturday', '2024-05-04', 7, '2024-04-28'],
    ['from Saturday begins on a Saturday itself', '2024-05-04', 6, '2024-05-04'],
    ['from Saturday ends with the Friday', '2024-05-03', 6, '2024-04-27'],
    ['runs across new year', '2025-01-01', 1, '2024-12-30'],
    ['runs across the end of February', '2024-03-01', 1, '2024-02-26'],
  ])('%s', (_, date, firstDay, expected) => {
    expect(weekStart(date, firstDay)).toBe(expected);
  });

  it('has seven dates in a row from its first day, and its date among them', () => {
    fc.assert(
      fc.property(dates, firstDays, (date, firstDay) => {
        const list = weekDates(date, firstDay);
        expect(list).toHaveLength(7);
        expect(list).toContain(date);
        expect(weekdayOf(list[0] ?? '')).toBe(firstDay);
        for (const [i, each] of list.entries()) expect(each).toBe(addDays(list[0] ?? '', i));
      }),
    );
  });

  it('shifts to whole weeks, and back', () => {
    fc.assert(
      fc.property(dates, firstDays, fc.integer({ min: -60, max: 60 }), (date, firstDay, n) => {
        const other = shiftWeek(date, n);
        expect(weekStart(other, firstDay)).toBe(addDays(weekStart(date, firstDay), 7 * n));
        expect(shiftWeek(other, -n)).toBe(date);
      }),
    );
  });

  it('shows a day without measuring as nothing known, and a measured one as zero', () => {
    const {
      dates: list,
      measuredDays,
      totalMs,
    } = weekOf([], '2024-05-03', 1, (date) => date > '2024-05-01');
    expect(list.map(({ activeMs }) => activeMs)).toEqual([null, null, null, 0, 0, 0, 0]);
    expect([measuredDays, totalMs]).toEqual([4, 0]);
  });

  it('keeps what was counted on a day that was not measured throughout', () => {
    const {
      dates: list,
      totalMs,
      measuredDays,
    } = weekOf([day('2024-05-03', 12)], '2024-05-03', 1, never);
    expect(list[4]).toEqual({ date: '2024-05-03', activeMs: 12 * MINUTE, measured: false });
    expect([totalMs, measuredDays]).toEqual([12 * MINUTE, 0]);
  });

  it('adds up rows of one date and leaves out those of other weeks', () => {
    const rows = [
      day('2024-05-03', 10),
      day('2024-05-03', 5, 'ben'),
      day('2024-04-28', 99),
      day('2024-05-06', 99),
    ];
    const { start, dates: list, totalMs } = weekOf(rows, '2024-05-03', 1, always);
    expect(start).toBe('2024-04-29');
    expect(list[4]?.activeMs).toBe(15 * MINUTE);
    expect(totalMs).toBe(15 * MINUTE);
  });

  it('is what its days add up to, whatever day it begins on', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -10, max: 10 }), fc.nat(600)), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        dates,
        firstDays,
        rows,
        fc.func(fc.boolean()),
        (date, firstDay, counts, measured) => {
          const days = counts.map(([after, minutes]) => day(addDays(date, after), minutes));
          const { dates: list, totalMs } = weekOf(days, date, firstDay, (each) => measured(each));
          const inside = new Set(weekDates(date, firstDay));
          const expected = days
            .filter((each) => inside.has(each.date))
            .reduce((all, each) => all + each.activeMs, 0);
          expect(totalMs).toBe(expected);
          expect(list.reduce((all, { activeMs }) => all + (activeMs ?? 0), 0)).toBe(expected);
          expect(list.every((each) => each.measured || each.activeMs !== 0)).toBe(true);
        },
      ),
    );
  });
});

describe('a usual day', () => {
  test.each([
    ['is unknown before four measured days', [10, 20, 30, null, null, null, null], null],
    ['is between the middle two of four', [10, 20, 40, 90, null, null, null], 30],
    ['is the middle of seven', [70, 10, 20, 30, 60, 50, 40], 40],
    ['is not moved by one long day', [10, 10, 10, 10, 10, 10, 600], 10],
    ['counts a measured day of nothing', [0, 0, 0, 30, null, null, null], 0],
  ])('%s', (_, minutes, expected) => {
    expect(typicalMs(week(minutes).dates)).toBe(expected === null ? null : expected * MINUTE);
  });

  it('is taken from more than a week just as well, and is whole milliseconds', () => {
    const days = [0, 1, 4, 9].map((activeMs) => ({ date: '2024-05-03', activeMs, measured: true }));
    expect(typicalMs([...days, { date: '2024-05-03', activeMs: 0, measured: false }])).toBe(3);
  });
});

describe('a week beside the one before', () => {
  const hour = [60, 60, 60, 60, 60, 60, 60];
  const four = [60, 60, 60, 60, null, null, null];
  test.each<[string, (number | null)[], (number | null)[], weeks.Comparison['kind'], number]>([
    ['is the same when nothing changed', hour, hour, 'same', 0],
    ['is the same when less than 10 % apart', [101, ...hour.slice(1)], hour, 'same', 41],
    ['is more from 10 % on', [102, ...hour.slice(1)], hour, 'more', 42],
    ['is less from 10 % on', [18, ...hour.slice(1)], hour, 'less', 42],
    [
      'is the same when less than 15 minutes apart',
      [0, 0, 0, 14, null, null, null],
      [0, 0, 0, 0, null, null, null],
      'same',
      14,
    ],
    [
      'is more from 15 minutes on',
      [0, 0, 0, 15, null, null, null],
      [0, 0, 0, 0, null, null, null],
      'more',
      15,
    ],
    [
      'looks only at the days that both measured',
      hour,
      [60, 60, 60, 90, null, null, null],
      'less',
      30,
    ],
    [
      'says nothing with one measured day',
      [60, null, null, null, null, null, null],
      hour,
      'none',
      0,
    ],
    [
      'says nothing when the earlier one has one',
      hour,
      [60, null, null, null, null, null, null],
      'none',
      0,
    ],
    ['says nothing when only one day is the same', [null, null, null, 9, 9, 9, 9], four, 'none', 0],
  ])('%s', (_, now, before, kind, minutes) => {
    expect(compareWeeks(week(now), week(before))).toMatchObject({ kind, byMs: minutes * MINUTE });
  });

  it('turns round when the weeks change places, unless the yardstick does', () => {
    const minutes = fc.array(fc.nat(300), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const [there, back] = [compareWeeks(week(a), week(b)), compareWeeks(week(b), week(a))];
        expect(back.byMs).toBe(there.byMs);
        expect([there.kind, back.kind].toSorted().join()).toBeOneOf([
          'same,same',
          'less,more',
          'less,same',
          'more,same',
        ]);
        if (there.byMs >= 4 * HOUR) expect(there.kind).not.toBe('none');
      }),
    );
  });
});

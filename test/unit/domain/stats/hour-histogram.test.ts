import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../../src/domain/time/calendar.ts';
import type { Weekday } from '../../../../src/domain/time/calendar.ts';
import {
  addHours,
  shortestHalf,
  hourHistogramOf,
  hoursInOrder,
} from '../../../../src/domain/stats/hour-histogram.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';
import { dates } from '../../../arbitraries.ts';

const hours: fc.Arbitrary<Millis[]> = fc.array(
  fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5_000_000 })),
  { minLength: 24, maxLength: 24 },
);
const firstDays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const sum = (list: readonly Millis[]): Millis => list.reduce((all, ms) => all + ms, 0);

/** 24 hours, empty except for the given ones. */
function at(minutes: Readonly<Record<number, number>>): Millis[] {
  return Array.from({ length: 24 }, (_, hour) => (minutes[hour] ?? 0) * 60_000);
}

describe('the hours of several weeks by weekday', () => {
  it('hold all the time of the days that are known, and nothing of others', () => {
    fc.assert(
      fc.property(
        dates,
        firstDays,
        fc.array(fc.tuple(hours, fc.boolean()), { maxLength: 28 }),
        (from, firstDay, list) => {
          const days = list.map(([hoursMs], i) => ({ date: addDays(from, i), hoursMs }));
          const known = days.filter((_, i) => list[i]?.[1]);
          const map = hourHistogramOf(
            days,
            known.map(({ date }) => date),
            firstDay,
          );
          expect(map).toHaveLength(7);
          expect(map[0]?.weekday).toBe(firstDay);
          expect(new Set(map.map(({ weekday }) => weekday)).size).toBe(7);
          expect(sum(map.map(({ knownDays }) => knownDays))).toBe(known.length);
          expect(sum(map.flatMap(({ hoursMs }) => hoursMs))).toBe(
            sum(known.flatMap(({ hoursMs }) => hoursMs)),
          );
        },
      ),
    );
  });

  it('tell a weekday without time from one of which nothing is known', () => {
    const map = hourHistogramOf([{ date: '2026-05-04', hoursMs: at({}) }], ['2026-05-04'], 1);
    expect(map.map(({ knownDays }) => knownDays)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the hours that hold half of the time', () => {
  const order = hoursInOrder('04:00');
  test.each<[string, Readonly<Record<number, number>>, ReturnType<typeof shortestHalf>]>([
    ['are none where there is no time', {}, null],
    ['are one where one has half', { 15: 10, 20: 30, 22: 20 }, { from: 20, length: 1 }],
    ['are the fewest in a row', { 8: 10, 20: 15, 21: 15, 22: 5 }, { from: 20, length: 2 }],
    ['are those with more time of several as short', { 9: 50, 20: 60 }, { from: 20, length: 1 }],
    ['are the earlier ones of several alike', { 9: 50, 20: 50 }, { from: 9, length: 1 }],
    ['run on over midnight', { 12: 9, 23: 10, 0: 10 }, { from: 23, length: 2 }],
    ['never run over the end of the day', { 3: 10, 4: 10, 12: 1 }, { from: 4, length: 9 }],
  ])('%s', (_, minutes, expected) => {
    expect(shortestHalf(at(minutes), order)).toEqual(expected);
  });

  it('hold at least half, and no shorter run does', () => {
    fc.assert(
      fc.property(hours, (list) => {
        const run = shortestHalf(list, order);
        if (run === null) return expect(sum(list)).toBe(0);
        const first = order.indexOf(run.from);
        const sortMembers = order.map((hour) => list[hour] ?? 0);
        expect(first + run.length).toBeLessThanOrEqual(24);
        expect(sum(sortMembers.slice(first, first + run.length)) * 2).toBeGreaterThanOrEqual(
          sum(list),
        );
        for (let i = 0; i + run.length - 1 <= 24; i += 1) {
          expect(sum(sortMembers.slice(i, i + run.length - 1)) * 2).toBeLessThan(sum(list));
        }
      }),
    );
  });
});

it('the hours of a day begin with its start, and are all there', () => {
  expect(hoursInOrder('04:00').slice(0, 3)).toEqual([4, 5, 6]);
  expect(hoursInOrder('04:00').at(-1)).toBe(3);
  expect(hoursInOrder('23:30').toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 24 }, (_, hour) => hour),
  );
});

it('hours of several rows add up hour by hour', () => {
  fc.assert(
    fc.property(fc.array(hours, { maxLength: 5 }), (rows) => {
      expect(sum(addHours(rows))).toBe(sum(rows.flat()));
      expect(addHours(rows)).toHaveLength(24);
    }),
  );
});

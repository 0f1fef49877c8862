import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOf, wallTimeReachedAt } from '../../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../../src/domain/time/calendar.ts';
import {
  quietTimesBetween,
  quietTimesOn,
} from '../../../../../src/domain/limits/rules/schedule.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { overlaps, totalMs, unionIntervals } from '../../../../../src/domain/time/interval.ts';
import { DAY, HOUR } from '../../../../../src/domain/time/units.ts';
import type { DayKey, WallTime, ZoneId } from '../../../../../src/domain/time/units.ts';
import { momentsOfRules, rulesAround } from './rules-arbitraries.ts';
import { bedtime } from '../evaluation/context-fixture.ts';

function calendarIn(zone: ZoneId, dayStart = '04:00'): Calendar {
  return { from: 0, zone, dayStart, lateFrom: '22:00' };
}

/** When a window begins and ends in local time, as `dd HH:MM+offset`. */
function windowText(zone: ZoneId, date: DayKey, from: WallTime, to: WallTime): string {
  const rules = { ...NO_RULES, windows: [bedtime(from, to)] };
  return quietTimesOn(rules, calendarIn(zone), date)
    .flatMap(({ start, end }) => [start, end])
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toString())
    .map((text) => text.replace(/^.{8}(\d\d)T(\d\d:\d\d):00([+-]\d\d:\d\d).*$/, '$1 $2$3'))
    .join(' to ');
}

describe('a quiet time', () => {
  const [berlin, lordHowe, santiago] = ['Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago'];
  test.each([
    [
      'lies within a day',
      berlin,
      '2026-05-06',
      '15:00',
      '17:00',
      '06 15:00+02:00 to 06 17:00+02:00',
    ],
    [
      'runs across midnight',
      berlin,
      '2026-05-06',
      '22:00',
      '07:00',
      '06 22:00+02:00 to 07 07:00+02:00',
    ],
    [
      'after midnight is one of the evening before',
      berlin,
      '2026-05-06',
      '00:30',
      '06:00',
      '07 00:30+02:00 to 07 06:00+02:00',
    ],
    [
      'from the day start is one of that morning',
      berlin,
      '2026-05-06',
      '04:00',
      '06:00',
      '06 04:00+02:00 to 06 06:00+02:00',
    ],
    [
      'to just before its start is nearly a day',
      berlin,
      '2026-05-06',
      '04:00',
      '03:59',
      '06 04:00+02:00 to 07 03:59+02:00',
    ],
    [
      'is an hour shorter where the clock jumps',
      berlin,
      '2024-03-30',
      '22:00',
      '07:00',
      '30 22:00+01:00 to 31 07:00+02:00',
    ],
    [
      'begins with the jump where its start is left out',
      berlin,
      '2024-03-30',
      '02:30',
      '03:15',
      '31 03:00+02:00 to 31 03:15+02:00',
    ],
    [
      'ends with the jump where its end is left out',
      berlin,
      '2024-03-30',
      '01:00',
      '02:30',
      '31 01:00+01:00 to 31 03:00+02:00',
    ],
    ['is none where all of it is left out', berlin, '2024-03-30', '02:15', '02:45', ''],
    [
      'holds for both hours that the clock shows twice',
      berlin,
      '2024-10-26',
      '02:00',
      '03:00',
      '27 02:00+02:00 to 27 03:00+01:00',
    ],
    [
      'begins with half an hour left out on Lord Howe',
      lordHowe,
      '2024-10-05',
      '02:15',
      '03:00',
      '06 02:30+11:00 to 06 03:00+11:00',
    ],
    [
      'from midnight in Santiago begins at one where there is none',
      santiago,
      '2024-09-07',
      '00:00',
      '06:00',
      '08 01:00-03:00 to 08 06:00-03:00',
    ],
  ])('%s', (_, zone, date, from, to, expected) => {
    expect(windowText(zone, date, from, to)).toBe(expected);
  });

  it('begins on its weekdays alone, and not on dates without windows', () => {
    const rules = {
      ...NO_RULES,
      windows: [bedtime('22:00', '07:00', { weekdays: [3, 5] })],
      dates: [{ from: '2026-05-08', to: '2026-05-08', limitMs: null, windows: false }],
    };
    const times = quietTimesBetween(rules, calendarIn(berlin), '2026-05-04', '2026-05-14');
    const days = times.map(({ start }) => dateOf(calendarIn(berlin), start));
    expect(days).toEqual(['2026-05-06', '2026-05-13']);
  });

  it('of the day before is among those that reach into a day', () => {
    const rules = { ...NO_RULES, windows: [bedtime('22:00', '07:00'), bedtime('15:00', '17:00')] };
    const times = quietTimesBetween(rules, calendarIn(berlin), '2026-05-06', '2026-05-06');
    expect(times.map(({ end, start }) => (end - start) / HOUR)).toEqual([9, 9, 2]);
  });

  it('passes its wall times in their order, whatever the clock does', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(momentsOfRules, minute, minute, ({ calendar, now }, one, other) => {
        const fromStart = (minutes: number) => {
          const start = Temporal.PlainTime.from(calendar.dayStart);
          const time = start.add({ minutes }).toString({ smallestUnit: 'minute' });
          return wallTimeReachedAt(calendar, dateOf(calendar, now), time);
        };
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        expect(fromStart(first)).toBeLessThanOrEqual(fromStart(last));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the union of times', () => {
  it('covers each instant of them once', () => {
    fc.assert(
      fc.property(momentsOfRules, rulesAround('2024-03-31'), ({ calendar, now }, rules) => {
        const date = dateOf(calendar, now);
        const times = quietTimesBetween(rules, calendar, date, date);
        const union = unionIntervals(times);
        for (const [i, one] of union.entries()) {
          for (const other of union.slice(i + 1)) expect(one.end).toBeLessThan(other.start);
        }
        expect(totalMs(union)).toBeLessThanOrEqual(totalMs(times));
        for (const time of times) {
          expect(union.some(({ start, end }) => start <= time.start && time.end <= end)).toBe(true);
          expect(time.end - time.start).toBeLessThan(DAY + 2 * HOUR);
        }
        expect(union.every((one) => times.some((time) => overlaps(one, time)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  calendarAt,
  dateOf,
  DEFAULT_HOURS,
  splitAtHours,
  splitAtDays,
} from '../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../src/domain/time/calendar.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { ZoneId } from '../../../../src/domain/time/units.ts';
import { journeys, moment, moments } from '../../../arbitraries.ts';

describe('an interval cut at days', () => {
  const takeOff = moment('2024-05-03T20:00Z');
  const landing = moment('2024-05-04T05:00Z');
  const home: Calendar = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
  const there = { ...home, from: landing, zone: 'America/New_York' };
  const later = { ...home, from: landing, dayStart: '08:00' };
  test.each([
    ['stays whole within a day', [home], 1, '3 Berlin 1h'],
    ['is cut at the day boundary', [home], 14, '3 Berlin 6h, 4 Berlin 8h'],
    ['is cut at a landing', [home, there], 10, '3 Berlin 6h, 4 Berlin 3h, 3 New_York 1h'],
    [
      'goes on by the new hours',
      [home, later],
      14,
      '3 Berlin 6h, 4 Berlin 3h, 3 Berlin 1h, 4 Berlin 4h',
    ],
    ['is nothing when it is empty', [home], 0, ''],
  ])('%s', (_, list, hours, expected) => {
    const pieces = splitAtDays(list, { start: takeOff, end: takeOff + hours * HOUR });
    const words = pieces.map(({ date, zone, start, end }) => {
      return `${Number(date.slice(-2))} ${zone.split('/').at(-1)} ${(end - start) / HOUR}h`;
    });
    expect(words.join(', ')).toBe(expected);
  });

  it('is covered by its pieces, each within the one day that its calendar names', () => {
    fc.assert(
      fc.property(journeys(3 * DAY), ({ calendars: list, interval }) => {
        const pieces = splitAtDays(list, interval);
        expect(pieces[0]?.start).toBe(interval.start);
        expect(pieces.at(-1)?.end).toBe(interval.end);
        for (const [i, { start, end, date, zone }] of pieces.entries()) {
          expect(start).toBeLessThan(end);
          expect(end).toBe(pieces[i + 1]?.start ?? interval.end);
          for (const at of [start, end - 1]) {
            const calendar = calendarAt(list, at);
            expect([zone, date]).toEqual([calendar.zone, dateOf(calendar, at)]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('an interval cut at the hours of the clock', () => {
  test.each([
    ['stays whole within an hour', 'Europe/Berlin', '2024-05-03T15:10Z', 1, '17h 1'],
    ['is cut when the clock strikes', 'Europe/Berlin', '2024-05-03T15:59Z', 2, '17h 1, 18h 1'],
    ['counts from 23 to 0', 'UTC', '2024-05-03T23:30Z', 60, '23h 30, 0h 30'],
    ['goes by quarters in Kathmandu', 'Asia/Kathmandu', '2024-05-03T12:00Z', 60, '17h 15, 18h 45'],
    ['leaves an hour out', 'America/New_York', '2024-03-10T06:30Z', 60, '1h 30, 3h 30'],
    ['has one twice', 'America/New_York', '2024-11-03T04:30Z', 180, '0h 30, 1h 60, 1h 60, 2h 30'],
    [
      'has half of one twice',
      'Australia/Lord_Howe',
      '2024-04-06T14:00Z',
      120,
      '1h 60, 1h 30, 2h 30',
    ],
    ['leaves half of one out', 'Australia/Lord_Howe', '2024-10-05T15:00Z', 60, '1h 30, 2h 30'],
    ['is cut at a jump inside an hour', 'America/Caracas', '2016-05-01T06:30Z', 60, '2h 30, 3h 30'],
    [
      'goes back over midnight',
      'America/St_Johns',
      '2006-10-29T02:00Z',
      60,
      '23h 30, 0h 1, 23h 29',
    ],
    ['is cut at a skipped date', 'Pacific/Apia', '2011-12-30T09:30Z', 60, '23h 30, 0h 30'],
    ['is nothing when it is empty', 'UTC', '2024-05-03T12:00Z', 0, ''],
  ])('%s', (_, zone, iso, minutes, expected) => {
    const at = moment(iso);
    const pieces = splitAtHours(zone, { start: at, end: at + minutes * MINUTE });
    const words = pieces.map(({ hour, start, end }) => `${hour}h ${(end - start) / MINUTE}`);
    expect(words.join(', ')).toBe(expected);
  });

  it('is covered by its pieces, and the clock shows their hour throughout', () => {
    const clocks = new Map<ZoneId, Intl.DateTimeFormat>();
    const hourOn = (zone: ZoneId, at: number): number => {
      const clock =
        clocks.get(zone) ??
        new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
      clocks.set(zone, clock);
      return Number(clock.format(at));
    };
    const lengths = fc.integer({ min: 1, max: 30 * HOUR });
    fc.assert(
      fc.property(moments, lengths, ({ zone, at }, length) => {
        const pieces = splitAtHours(zone, { start: at, end: at + length });
        expect(pieces[0]?.start).toBe(at);
        expect(totalMs(pieces)).toBe(length);
        for (const [i, { hour, start, end }] of pieces.entries()) {
          expect(end).toBe(pieces[i + 1]?.start ?? at + length);
          expect(end - start).toBeLessThanOrEqual(HOUR);
          const middle = Math.floor((start + end) / 2);
          expect([start, middle, end - 1].map((each) => hourOn(zone, each))).toEqual([
            hour,
            hour,
            hour,
          ]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

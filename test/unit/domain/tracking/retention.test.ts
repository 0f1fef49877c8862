import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, dayBounds, firstCalendar } from '../../../../src/domain/time/calendar.ts';
import {
  expiredDates,
  isEnoughForRetention,
  retainedFrom,
  spansRetainedFrom,
  latestPossibleDate,
  anyZoneBounds,
  retentionToday,
} from '../../../../src/domain/tracking/retention.ts';
import { calendarMoments, dates, moment } from '../../../arbitraries.ts';

/** Later than all. */
const LATEST = '9999-12-31';
const week = Array.from({ length: 7 }, (_, i) => addDays('2026-05-01', i));

describe('the date that retention goes by', () => {
  it.each([
    ['no days', [], null],
    ['six days', week.slice(1), null],
    ['one day of many members', Array<string>(20).fill('2026-05-01'), null],
    ['seven days', week, '2026-05-01'],
    ['seven days in any order, some twice', [...week.toReversed(), ...week], '2026-05-01'],
    ['ten days', [...week, '2026-05-08', '2026-05-09', '2026-05-20'], '2026-05-04'],
  ])('for %s', (_, known, expected) => {
    expect(retentionToday(known, LATEST)).toBe(expected);
    expect(isEnoughForRetention(new Set(known))).toBe(expected !== null);
  });

  test('however many days ahead of the last that can have been lived do not move it', () => {
    const far = fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 30 });
    const lived = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 30 });
    fc.assert(
      fc.property(lived, far, (days, jumps) => {
        const real = days.map((day) => addDays('2026-01-01', day));
        const last = real.toSorted().at(-1) ?? '2026-01-01';
        const ahead = jumps.map((day) => addDays(last, day));
        expect(retentionToday([...real, ...ahead], last)).toBe(retentionToday(real, LATEST));
      }),
    );
    expect(retentionToday(week, null)).toBeNull();
  });

  test.each([
    ['the clock is right', { last: 0, aheadMs: 0 }, '2026-05-06'],
    [
      'recorded time is years ahead',
      { last: moment('2036-01-07T12:00Z'), aheadMs: 0 },
      '2026-05-06',
    ],
  ])('the last date that can have been lived, where %s', (_, recordedClock, expected) => {
    const calendars = [firstCalendar('UTC')];
    const wall = moment('2026-05-06T12:00Z');
    expect(latestPossibleDate({ calendars, recordedClock, seenAt: recordedClock.last }, wall)).toBe(
      expected,
    );
    expect(latestPossibleDate({ calendars: [], recordedClock, seenAt: 0 }, wall)).toBeNull();
  });

  test('six days far ahead do not move it beyond the last day that was lived', () => {
    const ahead = fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 6 });
    const lived = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 7 });
    fc.assert(
      fc.property(lived, ahead, (days, jumps) => {
        const real = days.map((day) => addDays('2026-01-01', day));
        const last = real.toSorted().at(-1) ?? '';
        const today = retentionToday([...real, ...jumps.map((day) => addDays(last, day))], LATEST);
        expect(today).not.toBeNull();
        expect((today ?? '') <= last).toBe(true);
      }),
    );
  });
});

describe('what is kept', () => {
  it.each([
    ['2026-05-20', 3, '2026-02-20'],
    ['2026-05-31', 3, '2026-02-28'],
    ['2026-05-20', 25, '2024-04-20'],
    ['2026-05-20', null, null],
  ])('on %s for %j months: all from %j', (today, months, expected) => {
    expect(retainedFrom(today, months)).toBe(expected);
  });

  it('has the spans of 200 days before today', () => {
    expect(spansRetainedFrom('2026-07-20')).toBe('2026-01-01');
  });
});

describe('what a choice of months would delete', () => {
  const old = ['2026-01-10', '2024-01-01', '2025-12-01'];
  it.each([
    ['every older date once, in order', [...old, ...old, ...week], 3, old.toSorted()],
    ['nothing younger', [...old, ...week], 6, ['2024-01-01']],
    ['nothing where days are kept always', [...old, ...week], null, []],
    ['nothing while nobody knows what the date is', [...old, ...week.slice(4)], 3, []],
  ])('is %s', (_, known, months, expected) => {
    expect(expiredDates(known, months, LATEST)).toEqual(expected);
  });

  test('is never one of the last seven days that were lived', () => {
    const days = fc.uniqueArray(dates, { minLength: 7, maxLength: 30 });
    fc.assert(
      fc.property(days, fc.constantFrom(3, 6, 12, 25), (known, months) => {
        const last = new Set(known.toSorted().slice(-7));
        expect(expiredDates(known, months, LATEST).filter((date) => last.has(date))).toEqual([]);
      }),
    );
  });
});

test('a day lies within the reach of its date, in every zone and whenever it starts', () => {
  fc.assert(
    fc.property(calendarMoments, dates, ({ calendar }, date) => {
      const [reach, day] = [anyZoneBounds(date), dayBounds(calendar, date)];
      expect(reach.start).toBeLessThanOrEqual(day.start);
      expect(reach.end).toBeGreaterThanOrEqual(day.end);
    }),
  );
  const apia = { from: 0, zone: 'Pacific/Apia', dayStart: '23:59', lateFrom: '22:00' };
  expect(anyZoneBounds('2011-12-29').end).toBeGreaterThan(dayBounds(apia, '2011-12-29').end);
});

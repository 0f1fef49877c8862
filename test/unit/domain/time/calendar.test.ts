import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as calendars from '../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../src/domain/time/calendar.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import type { ZoneId } from '../../../../src/domain/time/units.ts';
import { calendarMoments, dates, moment, zones } from '../../../arbitraries.ts';

const { addDays, boundaryOf, calendarAt, dateOf, dayBounds, daysBetween } = calendars;
const { lateBounds, nextBoundary, weekdayOf } = calendars;

function calendarIn(zone: ZoneId, hours: Partial<Calendar> = {}): Calendar {
  return { from: 0, zone, ...calendars.DEFAULT_HOURS, ...hours };
}

/** A calendar written as its zone and day start, as in `Europe/Berlin 04:00`. */
function calendarOf(words: string): Calendar {
  const [zone = '', dayStart = ''] = words.split(' ');
  return calendarIn(zone, { dayStart });
}

describe('the calendar that holds', () => {
  const home = calendarIn('Europe/Berlin', { from: 100 });
  const away = calendarIn('America/New_York', { from: 200 });
  const back = calendarIn('Europe/Berlin', { from: 300 });
  const late = calendarIn('Europe/Berlin', { from: 100, lateFrom: '21:00' });
  test.each([
    ['before any has begun is the earliest', [away, home], 50, home],
    ['from its first moment on is the new one', [home, away], 200, away],
    ['a moment before that is still the old one', [home, away], 199, home],
    ['is the latest that has begun, whatever the order', [back, home, away], 250, away],
    ['after the last change is the last', [back, away, home], 9999, back],
    ['of two from one moment is the later in the list', [home, late], 100, late],
  ])('%s', (_, list, at, expected) => {
    expect(calendarAt(list, at)).toEqual(expected);
  });

  it('cannot be none', () => {
    expect(() => calendarAt([], 0)).toThrow(RangeError);
  });
});

describe('the length of a day', () => {
  test.each([
    ['is 24 hours on most days', 'Europe/Berlin 04:00', '2024-05-03', 24],
    ['is 24 hours where the clock never changes', 'UTC 00:00', '2024-03-31', 24],
    ['is 23 hours in New York in spring', 'America/New_York 04:00', '2024-03-09', 23],
    ['is 23 hours there from midnight', 'America/New_York 00:00', '2024-03-10', 23],
    ['is 23 hours there from six', 'America/New_York 06:00', '2024-03-09', 23],
    ['is 25 hours in New York in autumn', 'America/New_York 04:00', '2024-11-02', 25],
    ['is 23 hours in Berlin in spring', 'Europe/Berlin 04:00', '2024-03-30', 23],
    ['is 25 hours in Berlin in autumn', 'Europe/Berlin 06:00', '2024-10-26', 25],
    ['is 24 hours before a missing day start', 'Europe/Berlin 02:30', '2024-03-30', 24],
    ['is 23 hours after a missing day start', 'Europe/Berlin 02:30', '2024-03-31', 23],
    ['is 24 hours before a doubled day start', 'Europe/Berlin 02:30', '2024-10-26', 24],
    ['is 25 hours from a doubled day start', 'Europe/Berlin 02:30', '2024-10-27', 25],
    ['is 24½ hours on Lord Howe in autumn', 'Australia/Lord_Howe 04:00', '2024-04-06', 24.5],
    ['is 23½ hours on Lord Howe in spring', 'Australia/Lord_Howe 04:00', '2024-10-05', 23.5],
    ['is 23 hours in São Paulo without midnight', 'America/Sao_Paulo 00:00', '2018-11-04', 23],
    ['is 23 hours over that midnight', 'America/Sao_Paulo 04:00', '2018-11-03', 23],
    ['is 25 hours where 23:00 comes twice', 'America/Sao_Paulo 00:00', '2018-02-17', 25],
    ['is 23 hours in Santiago without midnight', 'America/Santiago 00:00', '2024-09-08', 23],
    ['is 24 hours on the day before that', 'America/Santiago 00:00', '2024-09-07', 24],
    ['is 25 hours in Havana with two midnights', 'America/Havana 00:00', '2024-11-03', 25],
    ['is 24 hours on the day before those', 'America/Havana 00:00', '2024-11-02', 24],
    ['is 24 hours in Apia before the skipped date', 'Pacific/Apia 04:00', '2011-12-29', 24],
    ['is nothing in Apia on the skipped date', 'Pacific/Apia 04:00', '2011-12-30', 0],
    ['is nothing on it from midnight either', 'Pacific/Apia 00:00', '2011-12-30', 0],
    ['is 24 hours in Apia after the skipped date', 'Pacific/Apia 04:00', '2011-12-31', 24],
  ])('%s', (_, calendar, date, hours) => {
    const { start, end } = dayBounds(calendarOf(calendar), date);
    expect((end - start) / HOUR).toBe(hours);
  });
});

describe('the date of a moment', () => {
  const berlin = 'Europe/Berlin 04:00';
  const apia = 'Pacific/Apia 04:00';
  test.each([
    ['before the day start is the old date', berlin, '2024-05-04T03:59:59.999+02:00', '2024-05-03'],
    ['at the day start is the new date', berlin, '2024-05-04T04:00+02:00', '2024-05-04'],
    ['before 1970 is found as well', berlin, '1969-12-31T12:00+01:00', '1969-12-31'],
    ['for days from midnight is new at midnight', 'UTC 00:00', '2024-05-04T00:00Z', '2024-05-04'],
    ['for days from six is old at five', 'UTC 06:00', '2024-05-04T05:00Z', '2024-05-03'],
    [
      'is old up to a missing midnight',
      'America/Santiago 00:00',
      '2024-09-08T03:59Z',
      '2024-09-07',
    ],
    ['is new from that on, at 01:00', 'America/Santiago 00:00', '2024-09-08T04:00Z', '2024-09-08'],
    ['is new at the first of two', 'America/Havana 00:00', '2024-11-03T04:00Z', '2024-11-03'],
    ['is the same at the second', 'America/Havana 00:00', '2024-11-03T05:00Z', '2024-11-03'],
    ['stays old in a doubled 23:30', 'America/Sao_Paulo 00:00', '2018-02-18T02:30Z', '2018-02-17'],
    ['stays old after the skipped date until 04:00', apia, '2011-12-31T03:59+14:00', '2011-12-29'],
    ['steps over the skipped date at 04:00', apia, '2011-12-31T04:00+14:00', '2011-12-31'],
    ['stays new when 00:01 goes back', 'America/St_Johns 00:00', '2006-10-29T02:45Z', '2006-10-29'],
    ['makes up for a missing start', 'Europe/Berlin 02:30', '2024-03-31T01:29Z', '2024-03-30'],
  ])('%s', (_, calendar, iso, expected) => {
    expect(dateOf(calendarOf(calendar), moment(iso))).toBe(expected);
  });

  test.each([
    ['no number', Number.NaN],
    ['part of a millisecond', moment('2024-05-04T12:00Z') + 0.5],
    ['no end', Number.POSITIVE_INFINITY],
  ])('is refused for a moment that is %s', (_, at) => {
    const calendar = calendarIn('UTC');
    dateOf(calendar, moment('2024-05-04T12:00Z'));
    expect(() => dateOf(calendar, at)).toThrow(RangeError);
  });

  it('is refused in a zone that does not exist', () => {
    expect(() => dateOf(calendarIn('Mars/Olympus'), 0)).toThrow(RangeError);
  });

  it('is the one day whose bounds hold the moment, in any zone and with any day start', () => {
    fc.assert(
      fc.property(calendarMoments, ({ calendar, at }) => {
        const date = dateOf(calendar, at);
        const { start, end } = dayBounds(calendar, date);
        expect(start).toBeLessThanOrEqual(at);
        expect(at).toBeLessThan(end);
        expect(nextBoundary(calendar, at)).toBe(end);
        expect(boundaryOf(calendar, addDays(date, -1))).toBeLessThanOrEqual(start);
        expect(boundaryOf(calendar, addDays(date, 2))).toBeGreaterThanOrEqual(end);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on what was asked before', () => {
    fc.assert(
      fc.property(fc.array(calendarMoments, { minLength: 2, maxLength: 6 }), (questions) => {
        const ask = (list: typeof questions) =>
          list.map(({ calendar, at }) => dateOf(calendar, at));
        expect(ask(questions.toReversed()).toReversed()).toEqual(ask(questions));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the late part of a day', () => {
  test.each([
    ['runs from 22:00 to the day start', '04:00', '22:00', '05-03', '05-03T20:00', '05-04T02:00'],
    ['may begin after midnight', '04:00', '01:00', '05-03', '05-03T23:00', '05-04T02:00'],
    ['ends at midnight for days from it', '00:00', '22:00', '05-03', '05-03T20:00', '05-03T22:00'],
    ['is an hour shorter in spring', '04:00', '22:00', '03-30', '03-30T21:00', '03-31T02:00'],
    ['is an hour longer in autumn', '04:00', '22:00', '10-26', '10-26T20:00', '10-27T03:00'],
    ['may be the whole day', '04:00', '04:00', '05-03', '05-03T02:00', '05-04T02:00'],
    ['waits for a pushed day start', '02:30', '03:10', '03-31', '03-31T01:30', '04-01T00:30'],
  ])('%s', (_, dayStart, lateFrom, date, start, end) => {
    const calendar = calendarIn('Europe/Berlin', { dayStart, lateFrom });
    expect(lateBounds(calendar, `2024-${date}`)).toEqual({
      start: moment(`2024-${start}Z`),
      end: moment(`2024-${end}Z`),
    });
  });

  it('is empty on a date left out', () => {
    const { start, end } = lateBounds(calendarIn('Pacific/Apia'), '2011-12-30');
    expect(start).toBe(end);
  });

  it('lies within its day', () => {
    fc.assert(
      fc.property(calendarMoments, ({ calendar, at }) => {
        const date = dateOf(calendar, at);
        const day = dayBounds(calendar, date);
        const late = lateBounds(calendar, date);
        expect(late.start).toBeGreaterThanOrEqual(day.start);
        expect(late.start).toBeLessThanOrEqual(late.end);
        expect(late.end).toBe(day.end);
      }),
      { numRuns: 200 },
    );
  });
});

describe('dates', () => {
  test.each([
    ['the day after the end of February in a leap year', '2024-02-28', 1, '2024-02-29'],
    ['the day before new year', '2024-01-01', -1, '2023-12-31'],
    ['a year of days later', '2023-05-03', 365, '2024-05-02'],
    ['the same day', '2024-05-03', 0, '2024-05-03'],
  ])('are reckoned by the calendar: %s', (_, date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it('come back after the same number of days, a weekday on for each', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
        expect((((weekdayOf(other) - weekdayOf(date) - days) % 7) + 7) % 7).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['2024-05-03', 5],
    ['2024-05-05', 7],
    ['2024-05-06', 1],
  ])('%s is weekday %i', (date, weekday) => {
    expect(weekdayOf(date)).toBe(weekday);
  });
});

describe('what is and what is not', () => {
  test.each([
    ['2024-05-03', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-5-3', false],
    ['2024-05-03T00:00', false],
    [' 2024-05-03', false],
    [20240503, false],
    [null, false],
  ])('%j is a date: %s', (value, expected) => {
    expect(calendars.isDayKey(value)).toBe(expected);
  });

  test.each([
    ['Europe/Berlin', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Mars/Olympus', false],
    ['+01:00', false],
    ['2024-05-03T12:00[Europe/Berlin]', false],
    ['', false],
    [undefined, false],
    [['Europe/Berlin'], false],
  ])('%j is a zone: %s', (value, expected) => {
    expect(calendars.isZoneId(value)).toBe(expected);
    expect(calendars.isZoneId(value)).toBe(expected);
  });

  test.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['04:60', false],
    ['4:00', false],
    ['04:00:00', false],
    [400, false],
  ])('%j is a wall time: %s', (value, expected) => {
    expect(calendars.isWallTime(value)).toBe(expected);
  });

  it('a zone that passes can be reckoned in', () => {
    fc.assert(
      fc.property(zones, (zone) => {
        expect(calendars.isZoneId(zone)).toBe(true);
        expect(calendars.isDayKey(dateOf(calendarIn(zone), 0))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

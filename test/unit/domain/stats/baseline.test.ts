import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, dayBounds, firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import { compareToday, baselineDates } from '../../../../src/domain/stats/baseline.ts';
import type { TodaySoFar } from '../../../../src/domain/stats/baseline.ts';

const CALENDAR = firstCalendar('Europe/Berlin');
const TODAY: DayKey = '2026-05-07';

/** A time of today in the zone under test. */
function at(time: string, date = TODAY): EpochMs {
  const { start } = dayBounds(CALENDAR, date);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return start + (hour - 4) * HOUR + minute * MINUTE;
}

type Row = TodaySoFar['days'][number];

/** A day with some minutes in the given clock hours. */
function row(date: DayKey, minutes: Readonly<Record<number, number>>): Row {
  const hoursMs = Array.from({ length: 24 }, (_, hour) => (minutes[hour] ?? 0) * MINUTE);
  return { date, hoursMs, activeMs: hoursMs.reduce((sum, ms) => sum + ms, 0) };
}

/** Identical days before today. */
function before(count: number, minutes: Readonly<Record<number, number>>): Row[] {
  return Array.from({ length: count }, (_, i) => row(addDays(TODAY, -1 - i), minutes));
}

function compare(now: EpochMs, days: readonly Row[], unmeasured: readonly DayKey[] = []) {
  const measured = (date: DayKey): boolean =>
    days.some((day) => day.date === date) && !unmeasured.includes(date);
  return compareToday({ calendar: CALENDAR, today: TODAY, now, days, measured });
}

/** An hour after school, and two in the evening. */
const USUAL = { 15: 60, 20: 60, 21: 60 };
const words = ({ kind, byMs }: ReturnType<typeof compareToday>): string =>
  kind === 'none' ? kind : `${kind} ${byMs / MINUTE}`;

describe('today beside a usual day', () => {
  const rows: readonly [what: string, now: string, today: Row, expected: string][] = [
    ['a morning without any is no less', '09:00', row(TODAY, {}), 'none'],
    ['a few minutes before anybody usually begins', '14:00', row(TODAY, { 13: 14 }), 'none'],
    ['more than usual by then', '14:00', row(TODAY, { 13: 40 }), 'more 40'],
    ['half of a usual hour that is half gone', '15:30', row(TODAY, { 15: 30 }), 'same 0'],
    ['the usual hour, left out', '17:00', row(TODAY, {}), 'less 60'],
    ['less than the whole day is not less at five', '17:00', row(TODAY, { 15: 60 }), 'same 0'],
    ['a quarter of an hour apart', '17:00', row(TODAY, { 15: 45 }), 'less 15'],
    ['not quite', '17:00', row(TODAY, { 15: 46 }), 'same 14'],
    ['the evening, after midnight', '27:00', row(TODAY, USUAL), 'same 0'],
    ['more than a usual day in the end', '27:59', row(TODAY, { ...USUAL, 22: 20 }), 'more 20'],
    ['within a tenth of a long day', '27:59', row(TODAY, { ...USUAL, 22: 17 }), 'same 17'],
  ];
  test.each(rows)('%s', (_, now, today, expected) => {
    const day = { 15: 60, 20: 60, 21: 60 };
    const far = compare(at(now), [...before(28, day), today]);
    // 10 % of 180 minutes is 18; before that, the 15 minutes are more.
    expect(words(far)).toBe(expected);
  });

  it('says nothing before four measured days', () => {
    const today = row(TODAY, { 15: 60 });
    expect(words(compare(at('17:00'), [...before(3, {}), today]))).toBe('none');
    expect(words(compare(at('17:00'), [...before(4, {}), today]))).toBe('more 60');
    const hole = [addDays(TODAY, -2)];
    expect(words(compare(at('17:00'), [...before(4, {}), today], hole))).toBe('none');
  });

  it('says nothing on a day that was not measured throughout', () => {
    const days = [...before(28, {}), row(TODAY, { 15: 60 })];
    expect(words(compare(at('17:00'), days, [TODAY]))).toBe('none');
  });

  it('goes by the last four weeks without today', () => {
    const dates = baselineDates(TODAY);
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2026-05-06', '2026-04-09', 28]);
    const old = Array.from({ length: 40 }, (_, i) => row(addDays(TODAY, -29 - i), { 15: 300 }));
    const days = [...before(4, {}), ...old, row(TODAY, { 15: 20 })];
    expect(words(compare(at('17:00'), days))).toBe('more 20');
  });

  it('adds up what several rows have of a day', () => {
    const twice = [...before(5, { 15: 30 }), ...before(5, { 15: 30 })];
    const today = [row(TODAY, { 15: 25 }), row(TODAY, { 15: 35 })];
    expect(words(compare(at('17:00'), [...twice, ...today]))).toBe('same 0');
  });

  test.each([
    ['23', '2026-03-29'],
    ['25', '2026-10-25'],
  ])('a day of %s hours has all of its hours behind it at the end', (_, date) => {
    const hours = Object.fromEntries(Array.from({ length: 24 }, (__, hour) => [hour, 10]));
    // The clock changes at the end of the day that started the morning before.
    const today = addDays(date, -1);
    const days = [0, 1, 2, 3, 4].map((ago) => row(addDays(today, -ago), hours));
    const { end } = dayBounds(CALENDAR, today);
    const measured = (one: DayKey): boolean => days.some((day) => day.date === one);
    const far = compareToday({ calendar: CALENDAR, today, now: end - 1, days, measured });
    // The skipped clock hour never elapses, which is 10 minutes of 240.
    expect(far.kind).toBe('same');
  });

  it('is never less than usual by doing as usual, at any time of day', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: DAY - 1 }), (minutes, into) => {
        const now = dayBounds(CALENDAR, TODAY).start + into;
        const usual = Object.fromEntries(minutes.entries());
        const hourNow = (4 + Math.floor(into / HOUR)) % 24;
        const order = (hour: number): number => (hour + 20) % 24;
        // The usual time up to now, with the current hour in proportion.
        const share = (into % HOUR) / HOUR;
        const sofar = Object.fromEntries(
          minutes.map((each, hour) => [
            hour,
            order(hour) < order(hourNow) ? each : hour === hourNow ? each * share : 0,
          ]),
        );
        const far = compare(now, [...before(6, usual), row(TODAY, sofar)]);
        // A millisecond of rounding may cross a whole minute, by which totals are compared.
        const slack: Millis = MINUTE;
        return far.kind === 'none' || (far.kind === 'same' && far.byMs <= slack);
      }),
    );
  });
});

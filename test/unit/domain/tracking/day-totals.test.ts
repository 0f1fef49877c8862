import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_HOURS, calendarAt, dayBounds } from '../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../src/domain/time/calendar.ts';
import { dayOf, emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import type { Day, DayId } from '../../../../src/domain/tracking/day-totals.ts';
import type { Feed } from '../../../../src/domain/tracking/feeds.ts';
import { mergeSpans, splitClaim } from '../../../../src/domain/tracking/merge-spans.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import type { Span } from '../../../../src/domain/tracking/span.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { CLOCK_CHANGES, journeys, moment } from '../../../arbitraries.ts';

const ID: DayId = { device: 'laptop', member: 'ada', site: 'tiktok', date: '2024-05-03' };
const BERLIN: Calendar = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
const SWITCHES = [{ at: 0, member: 'ada' }];

/** A span of so many minutes from a wall time in Berlin on 3 May, or on the 4th after midnight. */
function watched(from: string, minutes: number, feed: Feed = 'for-you'): Span {
  const start = moment(`2024-05-0${from < '04:00' ? 4 : 3}T${from}+02:00`);
  return { ...ID, start, end: start + minutes * MINUTE, feed, zone: 'Europe/Berlin' };
}

describe('a day', () => {
  const none = { calendar: BERLIN, endBefore: null };
  const cases: [string, Span[], Partial<Day>][] = [
    [
      'without spans is empty',
      [],
      { activeMs: 0, opens: 0, sessions: 0, longestMs: 0, lateMs: 0, feedsMs: {} },
    ],
    [
      'sums up what was attended',
      [watched('17:00', 10), watched('20:00', 5)],
      { activeMs: 15 * MINUTE, opens: 2, sessions: 2, longestMs: 10 * MINUTE },
    ],
    [
      'leaves a session’s pauses out of its length',
      [watched('17:00', 10), watched('17:14', 10)],
      { activeMs: 20 * MINUTE, opens: 1, sessions: 1, longestMs: 20 * MINUTE },
    ],
    [
      'names only feeds that were watched',
      [watched('17:00', 10), watched('17:10', 5, 'live'), watched('18:00', 1)],
      { feedsMs: { 'for-you': 11 * MINUTE, live: 5 * MINUTE } },
    ],
    ['is late from 22:00 on', [watched('21:50', 20)], { lateMs: 10 * MINUTE }],
    ['is late past midnight, until it ends', [watched('01:00', 20)], { lateMs: 20 * MINUTE }],
    [
      'does not mind the order of its spans',
      [watched('20:00', 5), watched('17:00', 10)],
      { opens: 2, sessions: 2, activeMs: 15 * MINUTE },
    ],
  ];
  test.each(cases)('%s', (_, spans, expected) => {
    expect(dayOf(ID, spans, none)).toMatchObject(expected);
    expect(dayOf(ID, spans, none).feedsMs).toEqual(expected.feedsMs ?? expect.anything());
  });

  it('sorts its time by the hours of the clock', () => {
    const { hoursMs } = dayOf(ID, [watched('17:50', 20), watched('00:30', 5)], none);
    const expected = Array.from({ length: 24 }, () => 0);
    expected[17] = 10 * MINUTE;
    expected[18] = 10 * MINUTE;
    expected[0] = 5 * MINUTE;
    expect(hoursMs).toEqual(expected);
  });

  test.each([
    ['opened before goes on and is not opened again', '04:02', '03:59', 0],
    ['runs right across the boundary and is not opened again', '04:00', '04:00', 0],
    ['begins five minutes after the last one is opened', '04:04', '03:59', 1],
  ])('counts a session that %s', (_, from, endedAt, opens) => {
    const endBefore = moment(`2024-05-03T${endedAt}+02:00`);
    const day = dayOf(ID, [watched(from, 10)], { calendar: BERLIN, endBefore });
    expect(day).toMatchObject({ opens, sessions: 1, longestMs: 10 * MINUTE });
  });

  it('keeps from the stored row what spans do not tell, and nothing else', () => {
    const kept: Day = {
      ...emptyDay(ID, 'UTC'),
      activeMs: 99 * HOUR,
      opens: 99,
      skipped: 4,
      unchargedMs: 2 * MINUTE,
      limitMs: HOUR,
      grantedMs: 15 * MINUTE,
    };
    const spans = [watched('17:00', 10)];
    expect(dayOf(ID, spans, { ...none, stored: kept })).toEqual({
      ...dayOf(ID, spans, none),
      skipped: 4,
      unchargedMs: 2 * MINUTE,
      limitMs: HOUR,
      grantedMs: 15 * MINUTE,
    });
  });

  it('takes hours and lateness from each span’s zone, and its own from the first', () => {
    const times = { start: moment('2024-05-04T02:30Z'), end: moment('2024-05-04T02:40Z') };
    const there = { ...watched('18:00', 0), ...times, zone: 'America/New_York' };
    const context = { calendar: { ...BERLIN, zone: 'UTC' }, endBefore: null };
    const day = dayOf(ID, [there, watched('22:30', 5)], context);
    expect(day).toMatchObject({ activeMs: 15 * MINUTE, lateMs: 15 * MINUTE });
    expect(day.zone).toBe('Europe/Berlin');
    expect(day.hoursMs[22]).toBe(15 * MINUTE);
    expect(dayOf(ID, [], context).zone).toBe('UTC');
  });

  it('has more than an hour in an hour that the clock repeats', () => {
    const calendar = { ...BERLIN, zone: 'America/New_York' };
    const id = { ...ID, date: '2024-11-02' };
    const span = {
      ...watched('17:00', 0),
      ...id,
      ...dayBounds(calendar, id.date),
      zone: calendar.zone,
    };
    const { activeMs, hoursMs, lateMs } = dayOf(id, [span], { calendar, endBefore: null });
    expect([activeMs, hoursMs[1], hoursMs[2], lateMs]).toEqual([25, 2, 1, 7].map((h) => h * HOUR));
  });
});

/** Every day's row of a claim, as the store would write them. */
function daysOf(calendars: readonly Calendar[], spans: readonly Span[]): Day[] {
  return [...new Set(spans.map(({ date }) => date))].map((date) => {
    const own = spans.filter((span) => span.date === date);
    const first = own[0]?.start ?? 0;
    const before = spans.filter(({ end }) => end <= first).map(({ end }) => end);
    const endBefore = before.length > 0 ? Math.max(...before) : null;
    return dayOf({ ...ID, date }, own, { calendar: calendarAt(calendars, first), endBefore });
  });
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

describe('the hours of a day', () => {
  const whole = CLOCK_CHANGES.flatMap(([zone, at]) =>
    ['00:00', '04:00', '06:00'].map((dayStart) => ({ zone, dayStart, at })),
  );
  test.each(whole)(
    'add up around a clock change in $zone, from $dayStart',
    ({ zone, dayStart, at }) => {
      const calendars = [{ from: 0, zone, dayStart, lateFrom: '22:00' }];
      const claim = { start: at - 2 * DAY, end: at + 2 * DAY, feed: 'for-you' } as const;
      const days = daysOf(calendars, mergeSpans([], splitClaim(claim, ID, calendars, SWITCHES)));
      for (const { activeMs, hoursMs } of days) expect(sum(hoursMs)).toBe(activeMs);
      expect(sum(days.map(({ activeMs }) => activeMs))).toBe(4 * DAY);
      expect(sum(days.map(({ opens }) => opens))).toBe(1);
    },
  );

  it('and its feeds add up to the day, and days to the whole, wherever the family travels', () => {
    const feeds = ['for-you', 'live', 'search'] as const;
    const evenings = fc.tuple(
      journeys(2 * DAY),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 * DAY }), fc.constantFrom(...feeds)), {
        maxLength: 3,
      }),
    );
    fc.assert(
      fc.property(evenings, ([{ calendars, interval }, more]) => {
        const claims = [
          { ...interval, feed: 'following' as const },
          ...more.map(([after, feed]) => ({
            start: interval.start + after,
            end: interval.start + after + 40 * MINUTE,
            feed,
          })),
        ];
        const cut = claims.flatMap((claim) => splitClaim(claim, ID, calendars, SWITCHES));
        const spans = mergeSpans([], cut);
        const days = daysOf(calendars, spans);
        expect(sum(days.map(({ activeMs }) => activeMs))).toBe(totalMs(spans));
        for (const day of days) {
          expect(sum(day.hoursMs)).toBe(day.activeMs);
          expect(sum(Object.values(day.feedsMs))).toBe(day.activeMs);
          expect(Object.values(day.feedsMs).every((ms) => ms > 0)).toBe(true);
          expect(day.lateMs).toBeLessThanOrEqual(day.activeMs);
          expect(day.longestMs).toBeLessThanOrEqual(day.activeMs);
          expect(day.longestMs * day.sessions).toBeGreaterThanOrEqual(day.activeMs);
          expect(day.sessions - day.opens).toBeOneOf([0, 1]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

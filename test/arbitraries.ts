import * as fc from 'fast-check';
import type { Calendar } from '../src/domain/time/calendar.ts';
import { FEEDS } from '../src/domain/tracking/feeds.ts';
import type { Switch } from '../src/domain/people/members.ts';
import type { Interval } from '../src/domain/time/interval.ts';
import type { Span } from '../src/domain/tracking/span.ts';
import { DAY, HOUR, MINUTE } from '../src/domain/time/units.ts';
import type { DayKey, EpochMs, Millis, WallTime, ZoneId } from '../src/domain/time/units.ts';

/** The moment of an ISO time with its offset, such as `2024-03-10T07:00Z`. */
export function moment(iso: string): EpochMs {
  return Temporal.Instant.from(iso).epochMilliseconds;
}

/** Zones with a history, each with a moment at which its clock was changed. */
export const CLOCK_CHANGES: readonly (readonly [zone: ZoneId, at: EpochMs])[] = [
  ['UTC', moment('2024-01-01T00:00Z')],
  ['Europe/Berlin', moment('2024-03-31T01:00Z')],
  ['Europe/Berlin', moment('2024-10-27T01:00Z')],
  ['America/New_York', moment('2024-03-10T07:00Z')],
  ['America/New_York', moment('2024-11-03T06:00Z')],
  ['America/Sao_Paulo', moment('2018-02-18T02:00Z')],
  ['America/Sao_Paulo', moment('2018-11-04T03:00Z')],
  ['America/Santiago', moment('2024-09-08T04:00Z')],
  ['America/Havana', moment('2024-11-03T05:00Z')],
  ['Australia/Lord_Howe', moment('2024-04-06T15:00Z')],
  ['Australia/Lord_Howe', moment('2024-10-05T15:30Z')],
  ['America/St_Johns', moment('2006-10-29T02:31Z')],
  ['America/Caracas', moment('2016-05-01T07:00Z')],
  ['Asia/Kathmandu', moment('1985-12-31T18:30Z')],
  ['Pacific/Apia', moment('2011-12-30T10:00Z')],
];

/** Every zone above, once. */
const ZONES: readonly ZoneId[] = [...new Set(CLOCK_CHANGES.map(([zone]) => zone))];

export const zones: fc.Arbitrary<ZoneId> = fc.constantFrom(...ZONES);

const wallTimes: fc.Arbitrary<WallTime> = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minutes) => {
    const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  });

/** Any date from 1990 to 2039. */
export const dates: fc.Arbitrary<DayKey> = fc
  .integer({ min: 0, max: 50 * 365 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString());

/** A moment and a zone; often within two days of a change of that zone's clock. */
export const moments: fc.Arbitrary<{ zone: ZoneId; at: EpochMs }> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CLOCK_CHANGES), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([[zone, at], away]) => ({ zone, at: at + away })),
  fc.record({
    zone: zones,
    at: fc.integer({ min: moment('1990-01-01T00:00Z'), max: moment('2040-01-01T00:00Z') }),
  }),
);

const dayStarts = fc.oneof(fc.constantFrom('00:00', '04:00', '06:00'), wallTimes);
const lateStarts = fc.oneof(fc.constantFrom('22:00', '01:00'), wallTimes);

/** A calendar that has always held, and a moment as above in its zone. */
export const calendarMoments: fc.Arbitrary<{ calendar: Calendar; at: EpochMs }> = fc
  .tuple(moments, dayStarts, lateStarts)
  .map(([{ zone, at }, dayStart, lateFrom]) => ({
    calendar: { from: 0, zone, dayStart, lateFrom },
    at,
  }));

/** An interval of up to `most` milliseconds, with the calendars of a family that travels around it. */
export function journeys(
  most: Millis,
): fc.Arbitrary<{ calendars: Calendar[]; interval: Interval }> {
  const stop = fc.record({
    after: fc.integer({ min: 0, max: Math.max(DAY, most) }),
    zone: zones,
    dayStart: dayStarts,
    lateFrom: lateStarts,
  });
  return fc
    .tuple(calendarMoments, fc.integer({ min: 1, max: most }), fc.array(stop, { maxLength: 3 }))
    .map(([{ calendar, at }, length, stops]) => ({
      interval: { start: at, end: at + length },
      calendars: [
        calendar,
        ...stops.map(({ after, ...hours }) => ({ ...hours, from: at - HOUR + after })),
      ],
    }));
}

/** Switches between a few members around an interval; never none. */
export function switchesAround(interval: Interval): fc.Arbitrary<Switch[]> {
  const at = fc.integer({ min: interval.start - MINUTE, max: interval.end + MINUTE });
  return fc.array(fc.record({ at, member: fc.constantFrom('ada', 'ben', 'cleo') }), {
    minLength: 1,
    maxLength: 5,
  });
}

/** Claims on the time of one device and site in the first `length` units; they overlap at will. */
export function spansWithin(length: number, unit: Millis): fc.Arbitrary<Span[]> {
  const span = fc
    .record({
      start: fc.integer({ min: 0, max: length - 1 }),
      units: fc.integer({ min: 1, max: length }),
      member: fc.constantFrom('ada', 'ben'),
      feed: fc.constantFrom(...FEEDS.slice(0, 3)),
      date: fc.constantFrom('2024-05-03', '2024-05-04'),
      zone: fc.constantFrom('Europe/Berlin', 'UTC'),
    })
    .map(({ start, units, member, feed, date, zone }) => ({
      start: start * unit,
      end: Math.min(start + units, length) * unit,
      device: 'laptop',
      member,
      site: 'tiktok',
      feed,
      date,
      zone,
    }));
  return fc.array(span, { maxLength: 10 });
}

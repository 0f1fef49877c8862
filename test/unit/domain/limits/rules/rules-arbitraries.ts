import * as fc from 'fast-check';
import { addDays, dateOf } from '../../../../../src/domain/time/calendar.ts';
import type { Calendar, Weekday } from '../../../../../src/domain/time/calendar.ts';
import { EXTRA_CHOICES } from '../../../../../src/domain/limits/rules/extra-time.ts';
import type { QuietWindow, Rules, Strength } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import type {
  DayKey,
  EpochMs,
  Millis,
  WallTime,
  ZoneId,
} from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { extra } from '../evaluation/context-fixture.ts';
import type { World } from '../evaluation/context-fixture.ts';

/** Clock changes of an hour or half an hour, at night or at midnight, and a zone without any. */
const CHANGES: readonly (readonly [ZoneId, EpochMs])[] = [
  ['UTC', moment('2024-01-01T00:00Z')],
  ['Europe/Berlin', moment('2024-03-31T01:00Z')],
  ['Europe/Berlin', moment('2024-10-27T01:00Z')],
  ['America/Santiago', moment('2024-09-08T04:00Z')],
  ['America/Santiago', moment('2024-04-07T03:00Z')],
  ['Australia/Lord_Howe', moment('2024-04-06T15:00Z')],
  ['Australia/Lord_Howe', moment('2024-10-05T15:30Z')],
];

const strength = fc.constantFrom<Strength>('soft', 'firm');
const limit = (most: number): fc.Arbitrary<Millis> =>
  fc.oneof(fc.constantFrom(0, 30, 60), fc.integer({ min: 0, max: most })).map((m) => m * MINUTE);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Mostly around the hours at which clocks change and days begin. */
const wallTime: fc.Arbitrary<WallTime> = fc
  .tuple(fc.constantFrom(22, 23, 0, 1, 2, 3, 4, 5, 7, 15, 18), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => [hour, minute].map((n) => String(n).padStart(2, '0')).join(':'));

const quietWindow: fc.Arbitrary<QuietWindow> = fc
  .record({
    kind: fc.constantFrom('bedtime' as const, 'quiet' as const),
    from: wallTime,
    to: wallTime,
    weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    strength,
  })
  .filter(({ from, to }) => from !== to);

/** Valid rules, with rules for dates around a date. */
export function rulesAround(date: DayKey): fc.Arbitrary<Rules> {
  const dateRule = fc
    .record({
      first: fc.integer({ min: -2, max: 2 }),
      length: fc.integer({ min: 0, max: 2 }),
      limitMs: orNull(limit(200)),
      windows: fc.boolean(),
    })
    .map(({ first, length, limitMs, windows }) => ({
      from: addDays(date, first),
      to: addDays(date, first + length),
      limitMs,
      windows,
    }));
  return fc.record({
    windows: fc.array(quietWindow, { maxLength: 3 }),
    session: orNull(
      fc.record({
        lengthMs: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE),
        breakMs: fc.integer({ min: 5, max: 60 }).map((minutes) => minutes * MINUTE),
        strength,
        messagesOpen: fc.boolean(),
      }),
    ),
    daily: orNull(
      fc.record({
        limitsMs: fc.array(orNull(limit(300)), { minLength: 7, maxLength: 7 }),
        strength,
        messagesOpen: fc.boolean(),
      }),
    ),
    weekly: orNull(fc.record({ limitMs: limit(600), strength })),
    dates: fc.array(dateRule, { maxLength: 2 }),
    freeExtension: fc.boolean(),
  });
}

export interface Moment {
  readonly calendar: Calendar;
  readonly now: EpochMs;
}

/** Moments within two days of a clock change, often on the minute, where boundaries are. */
export const momentsOfRules: fc.Arbitrary<Moment> = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    dayStart: fc.constantFrom('04:00', '04:00', '00:00', '02:30'),
    minutes: fc.integer({ min: -2880, max: 2880 }),
    ms: fc.constantFrom(0, 0, 1, 59_999),
  })
  .map(({ change: [zone, at], dayStart, minutes, ms }) => ({
    calendar: { from: 0, zone, dayStart, lateFrom: '22:00' },
    now: at + minutes * MINUTE + ms,
  }));

/** What happened before a moment: breaks and spans in turn, from the latest back. */
export function pastOf({ calendar, now }: Moment): fc.Arbitrary<Omit<World, 'rules'>> {
  const minutes = (most: number) =>
    fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: most }));
  const piece = fc.record({
    pause: minutes(300),
    length: fc.integer({ min: 1, max: 70 }),
    feed: fc.constantFrom('for-you', 'for-you', 'messages'),
  });
  const grant = fc.record({
    ago: minutes(600),
    minutes: fc.constantFrom(...EXTRA_CHOICES).map((ms) => ms / MINUTE),
    pastBedtime: fc.boolean(),
  });
  const report = fc.record({
    // Not at the moment itself, at which extra time may be given.
    ago: fc.integer({ min: 1, max: 900 }),
    minutes: fc.integer({ min: 0, max: 70 }),
    ofBefore: fc.constantFrom(false, false, true),
    feed: fc.constantFrom('other' as const, 'other' as const, 'messages' as const),
  });
  return fc
    .record({
      reports: fc.array(report, { maxLength: 3 }),
      pieces: fc.array(piece, { maxLength: 7 }),
      grants: fc.array(grant, { maxLength: 3 }),
      continuedFor: fc.constantFrom(-1, -1, 1, 5),
      openingPauseMs: fc.constantFrom(null, 5000),
      feed: fc.constantFrom(null, 'for-you' as const, 'messages' as const),
      // The clock is right, or was set back.
      aheadMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 * HOUR })),
    })
    .map(({ reports, pieces, grants, continuedFor, openingPauseMs, feed: asked, aheadMs }) => {
      let before = now;
      const watched = pieces.map(({ pause, length, feed }) => {
        const end = before - pause * MINUTE;
        before = end - length * MINUTE;
        return { start: before, end, feed } as const;
      });
      return {
        openingPauseMs,
        feed: asked,
        aheadMs,
        calendar,
        watched: watched.toReversed(),
        shared: reports.map(({ ago, minutes: length, ofBefore, feed: charged }) => {
          const at = now - ago * MINUTE;
          const date = dateOf(calendar, at);
          const of = ofBefore ? addDays(date, -1) : date;
          return { at, date: of, ms: length * MINUTE, feed: charged };
        }),
        grants: grants.map(({ ago, pastBedtime, minutes: given }) => {
          const at = now - ago * MINUTE;
          return extra(at, given, { pastBedtime, date: dateOf(calendar, at) });
        }),
        answers: { continuedUntil: now + continuedFor * MINUTE, pausePassedAt: 0, endedKey: '' },
      };
    });
}

export interface Case {
  readonly world: World;
  readonly now: EpochMs;
}

/** Any rules, any history, and the moment of evaluation. */
export const cases: fc.Arbitrary<Case> = momentsOfRules.chain((asked) =>
  fc
    .tuple(rulesAround(dateOf(asked.calendar, asked.now)), pastOf(asked))
    .map(([rules, past]) => ({ world: { ...past, rules }, now: asked.now })),
);

/** Fractions at which `within` samples an interval, besides both ends. */
export const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 3,
  maxLength: 3,
});

/** Sample moments in `[start, end)`. */
export function within(start: EpochMs, end: EpochMs, fractions: readonly number[]): EpochMs[] {
  const last = end - 1;
  return [start, ...fractions.map((part) => Math.floor(start + part * (last - start))), last];
}

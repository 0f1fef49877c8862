import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../../../src/domain/agreement/agreement.ts';
import { addDays, DEFAULT_HOURS } from '../../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../../src/domain/tracking/day-totals.ts';
import type { Day } from '../../../../../src/domain/tracking/day-totals.ts';
import type { Gap } from '../../../../../src/domain/tracking/gaps.ts';
import type { Grant } from '../../../../../src/domain/limits/rules/extra-time.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Strength } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE, SECOND } from '../../../../../src/domain/time/units.ts';
import type { DayKey } from '../../../../../src/domain/time/units.ts';
import { weekCardOf } from '../../../../../src/domain/household/week/build-week-card.ts';
import { recordsOfMember } from '../../../../../src/domain/stats/coverage.ts';
import type { CoverageRecords } from '../../../../../src/domain/stats/coverage.ts';
import type { CardSources } from '../../../../../src/domain/household/week/build-week-card.ts';
import { moment } from '../../../../arbitraries.ts';
import { ALL, person, WEEK } from './week-card-fixture.ts';

const UTC = { from: 0, zone: 'UTC', ...DEFAULT_HOURS };
const MONDAY = WEEK;
const dates = Array.from({ length: 14 }, (_, i) => addDays(WEEK, i - 7));

function day(date: DayKey, more: Partial<Day> = {}): Day {
  return { ...emptyDay({ device: 'laptop', member: 'mia', site: 'tiktok', date }, 'UTC'), ...more };
}

function agreement(limitMs: number | null, more: Partial<Agreement> = {}): Agreement {
  return limited('soft', limitMs, more);
}

function limited(
  strength: Strength,
  limitMs: number | null,
  more: Partial<Agreement> = {},
): Agreement {
  const daily = { limitsMs: ALL.map(() => limitMs), strength, messagesOpen: false };
  const madeAt = moment('2026-04-01T12:00Z');
  return {
    id: 'one',
    member: 'mia',
    version: 1,
    way: 'together',
    rules: { ...NO_RULES, daily },
    madeAt,
    madeBy: 'dad',
    from: madeAt,
    yeses: [],
    wishes: [],
    lookAgain: null,
    ...more,
  };
}

function grant(date: DayKey, minutes: number): Grant {
  const given = { how: 'pin', parent: 'dad', reason: '' } as const;
  const at = moment(`${date}T12:00Z`);
  return { id: date, member: 'mia', date, at, ms: minutes * MINUTE, pastBedtime: false, ...given };
}

function off(from: string, to: string): Gap {
  const place = { device: 'laptop', site: 'tiktok', reason: 'off' } as const;
  return { ...place, start: moment(from), end: moment(to) };
}

interface Circumstances extends Partial<Omit<CardSources, 'records'>> {
  readonly disqualifyingGaps?: readonly Gap[];
}

/** The card of Mia's week, made on the Monday after it. */
function cardOf(days: readonly Day[], { disqualifyingGaps = [], ...more }: Circumstances = {}) {
  return weekCardOf({ ...sourcesOf(days, { days, disqualifyingGaps }), ...more });
}

/** The input of that card; `records` are those of all members of the device, hers from `since` on. */
function sourcesOf(
  days: readonly Day[],
  records: Omit<CoverageRecords, 'calendars'>,
  since = -Infinity,
): CardSources {
  return {
    person: person(1, { name: 'Mia', member: 'mia' }),
    household: 'Miller',
    device: 'laptop',
    counter: 1,
    week: WEEK,
    today: addDays(WEEK, 7),
    days,
    records: recordsOfMember({ ...records, calendars: [UTC] }, days, since),
    agreements: [],
    grants: [],
    phoneMs: null,
    elsewhere: [],
  };
}

/** Minutes for each day of two weeks; `null` for no row. */
function fortnight(minutes: readonly (number | null)[]): Day[] {
  return dates.flatMap((date, i) => {
    const [some = null] = [minutes[i]];
    return some === null ? [] : [day(date, { activeMs: some * MINUTE, longestMs: some * MINUTE })];
  });
}

const HOURS = [60, 60, 60, 60, 60, 60, 60];

describe('a week card', () => {
  it('rounds every length to 5 minutes, and none of them to nothing', () => {
    const exact = 63 * MINUTE + 12 * SECOND;
    const one = day(MONDAY, { activeMs: exact, longestMs: exact, lateMs: 2 * MINUTE });
    const card = cardOf([one], { phoneMs: exact, grants: [grant(MONDAY, 7)] });
    expect(card).toMatchObject({
      totalMs: 65 * MINUTE,
      longestMs: 65 * MINUTE,
      lateMs: 5 * MINUTE,
      phoneMs: 65 * MINUTE,
      extra: { days: 1, ms: 5 * MINUTE },
    });
  });

  it('knows nothing of days before the device was theirs, and never says zero of them', () => {
    const others = fortnight([...HOURS, ...HOURS]);
    const records = {
      days: others,
      disqualifyingGaps: [off('2026-05-04T10:00Z', '2026-05-04T12:00Z')],
    };
    const card = weekCardOf(sourcesOf([], records, moment('2026-05-08T15:00Z')));
    expect(card.measured).toEqual([false, false, false, false, false, true, true]);
    // The day of arrival lacks its first part, like the day of the installation.
    expect(card.broken).toEqual([false, false, false, false, true, false, false]);
    expect(card).toMatchObject({ totalMs: 0, typicalMs: null, against: null });
    const never = weekCardOf(sourcesOf([], records, Infinity));
    expect([never.measured, never.broken]).toEqual([ALL.map(() => false), ALL.map(() => false)]);
  });

  it('says on which days Kintime was on, and on which something is missing', () => {
    const gap = off('2026-05-06T12:00Z', '2026-05-07T12:00Z');
    const rows = fortnight([...HOURS, 60, 60, 60, null, null, 60, 60]);
    const { measured, broken } = cardOf(rows, { disqualifyingGaps: [gap] });
    expect(measured).toEqual([true, true, false, false, false, true, true]);
    expect(broken).toEqual([false, false, true, true, false, false, false]);
  });

  it('has a typical day from four measured days on', () => {
    expect(cardOf(fortnight([...HOURS, 10, 20, 30, 40])).typicalMs).toBe(25 * MINUTE);
    expect(cardOf(fortnight([...HOURS, 10, 20, 30])).typicalMs).toBeNull();
  });

  it('says skipped only where the member wants it there', () => {
    const rows = [day(MONDAY, { opens: 9, skipped: 4 })];
    const shows = person(1, { member: 'mia', showsSkipped: true });
    expect(cardOf(rows)).toMatchObject({ opens: 9, skipped: null });
    expect(cardOf(rows, { person: shows })).toMatchObject({ opens: 9, skipped: 4 });
  });

  it('says the time elsewhere only where the member wants it there and it is known', () => {
    const elsewhere = [addDays(MONDAY, -1), MONDAY, addDays(MONDAY, 2)].map((date) => ({
      member: 'mia',
      date,
      hoursMs: [],
      sessions: [],
      ms: 52 * MINUTE,
      lowMs: 41 * MINUTE,
      highMs: 63 * MINUTE,
    }));
    const shows = person(1, { member: 'mia', showsElsewhere: true });
    expect(cardOf([], { elsewhere })).not.toHaveProperty('elsewhere');
    expect(cardOf([], { person: shows })).not.toHaveProperty('elsewhere');
    expect(cardOf([], { person: shows, elsewhere }).elsewhere).toEqual({
      days: 2,
      ms: 105 * MINUTE,
      lowMs: 80 * MINUTE,
      highMs: 130 * MINUTE,
    });
    expect(cardOf([], { person: shows, elsewhere, today: MONDAY }).elsewhere?.days).toBe(1);
  });

  it('stands beside the week before over the weekdays that were measured in both', () => {
    const rows = fortnight([null, 60, 60, 60, 60, 60, 60, 30, 30, 30, 30, 30, null, 30]);
    const { against } = cardOf(rows);
    expect(against).toMatchObject({
      same: [false, true, true, true, true, false, true],
      nowMs: 150 * MINUTE,
      beforeMs: 300 * MINUTE,
      longestNowMs: 30 * MINUTE,
      longestBeforeMs: 60 * MINUTE,
    });
    expect(cardOf(fortnight([null, null, null, null, null, null, null, 30])).against).toBeNull();
  });

  it('made in the course of the week speaks of no later day, and compares no day that is not over', () => {
    const rows = fortnight([...HOURS, 60, 60, 15]);
    const card = cardOf(rows, { today: addDays(WEEK, 2), agreements: [agreement(HOUR)] });
    expect(card).toMatchObject({
      upTo: addDays(WEEK, 2),
      totalMs: 135 * MINUTE,
      kept: { days: 2, of: 2 },
    });
    expect(card.measured).toEqual([true, true, true, false, false, false, false]);
    expect(card.against?.same).toEqual([true, true, false, false, false, false, false]);
  });

  it('says that the agreement was looked at again where both sides said yes to a later version', () => {
    const at = moment('2026-05-06T18:00Z');
    const both = ['member', 'dad'].map((by) => ({ by, at }));
    const later = { version: 2, madeAt: at, from: at, yeses: both };
    const looked = (...agreements: readonly Agreement[]) =>
      cardOf(fortnight(HOURS), { agreements }).lookedAgain;
    expect(looked(agreement(HOUR), agreement(HOUR, later))).toBe(true);
    expect(looked(agreement(HOUR), agreement(HOUR, { ...later, yeses: [] }))).toBe(false);
    expect(looked(agreement(HOUR, { ...later, version: 1 }))).toBe(false);
    const before = moment('2026-05-03T18:00Z');
    expect(looked(agreement(HOUR, { ...later, madeAt: before, from: before }))).toBe(false);
  });

  it('counts extra time by days, and as a whole', () => {
    const grants = [grant(MONDAY, 15), grant(MONDAY, 5), grant('2026-05-06', 30)];
    expect(cardOf(fortnight(HOURS), { grants }).extra).toEqual({ days: 2, ms: 50 * MINUTE });
    const elsewhere = { ...grant(MONDAY, 15), device: 'family' };
    expect(cardOf(fortnight(HOURS), { grants: [elsewhere] }).extra).toEqual({ days: 0, ms: 0 });
  });

  it('holds nothing by hour, no reason, and no name but the member’s and the household’s', () => {
    const rows = [
      day(MONDAY, { activeMs: HOUR, hoursMs: Array.from({ length: 24 }, () => 7_777) }),
    ];
    const text = JSON.stringify(
      cardOf(rows, { grants: [{ ...grant(MONDAY, 5), reason: 'film' }] }),
    );
    expect(text).not.toContain('7777');
    expect(text).not.toContain('film');
    expect(text).not.toContain('dad');
  });
});

describe('a kept day', () => {
  const kept = (minutes: number, more: Circumstances = {}, row: Partial<Day> = {}) =>
    cardOf([day(MONDAY, { activeMs: Math.round(minutes * MINUTE), ...row })], {
      agreements: [agreement(HOUR)],
      ...more,
    }).kept;
  const yes = { days: 1, of: 1 };
  const no = { days: 0, of: 1 };
  const noon = moment('2026-05-04T12:00Z');
  const shorter = agreement(HOUR / 2, { version: 2, madeAt: noon, from: noon });

  it.each([
    ['is at the limit', kept(60), yes],
    ['is 2 minutes over it', kept(62), yes],
    ['is not more than that', kept(62.1), no],
    ['is within the extra time', kept(77, { grants: [grant(MONDAY, 15)] }), yes],
    ['is not more than the extra time', kept(78, { grants: [grant(MONDAY, 15)] }), no],
    ['is one on which nobody watched', kept(0), yes],
    ['leaves out what is not charged', kept(90, {}, { unchargedMs: 30 * MINUTE }), yes],
    [
      'goes by the limit that held when it was watched',
      kept(60, { agreements: [agreement(HOUR), shorter] }),
      yes,
    ],
    ['is none under either limit', kept(70, { agreements: [agreement(HOUR), shorter] }), no],
    ['is not asked of a firm limit', kept(60, { agreements: [limited('firm', HOUR)] }), null],
    ['is not asked without a limit', kept(60, { agreements: [agreement(null)] }), null],
    ['is not asked without an agreement', kept(60, { agreements: [] }), null],
    [
      'is not asked of a day on which something is missing',
      kept(60, { disqualifyingGaps: [off('2026-05-04T12:00Z', '2026-05-04T13:00Z')] }),
      null,
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('is told by exact time: rounding never changes who kept what', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { minLength: 7, maxLength: 7 });
    const limits = fc.integer({ min: 0, max: 180 }).map((minutes) => minutes * MINUTE);
    fc.assert(
      fc.property(amounts, limits, (watched, limitMs) => {
        const rows = watched.map((activeMs, i) => day(addDays(WEEK, i), { activeMs }));
        const within = watched.filter((ms) => ms <= limitMs + 2 * MINUTE);
        expect(cardOf(rows, { agreements: [agreement(limitMs)] }).kept).toEqual({
          days: within.length,
          of: 7,
        });
      }),
    );
  });
});

it('a total is never farther from the truth than rounding takes it', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 5 * HOUR }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(amounts, (watched) => {
      const rows = watched.map((activeMs, i) => day(addDays(WEEK, i), { activeMs }));
      const exact = watched.reduce((sum, ms) => sum + ms, 0);
      const { totalMs } = cardOf(rows);
      expect(totalMs % (5 * MINUTE)).toBe(0);
      if (exact > 0 && exact < 5 * MINUTE) expect(totalMs).toBe(5 * MINUTE);
      else expect(Math.abs(totalMs - exact)).toBeLessThanOrEqual(2.5 * MINUTE);
    }),
  );
});

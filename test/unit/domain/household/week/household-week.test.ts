import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import { householdWeekOf } from '../../../../../src/domain/household/week/household-week.ts';
import type { MemberWeek } from '../../../../../src/domain/household/week/household-week.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import {
  against,
  card,
  cards as anyCards,
  JOINED,
  NONE,
  person,
  personId,
  WEEK,
} from './week-card-fixture.ts';

const BEFORE = '2026-04-27';
const desk = { device: 'desk' };
/** A device that was off all week. */
const OFF: Partial<WeekCard> = {
  ...desk,
  measured: NONE,
  totalMs: 0,
  typicalMs: null,
  against: null,
};
const days = (text: string) => Array.from(text, (letter) => letter === 'x');

function weekOf(...cards: readonly WeekCard[]): MemberWeek {
  const [row] = householdWeekOf(WEEK, [person(1)], cards).rows;
  const week = row?.week ?? null;
  if (week === null) throw new Error('There is no week');
  return week;
}

describe('one member’s week over several devices', () => {
  it('adds up what was watched and opened', () => {
    const week = weekOf(
      card({ lateMs: 10 * MINUTE }),
      card({ ...desk, totalMs: 2 * HOUR, opens: 5 }),
    );
    expect(week).toMatchObject({ totalMs: 9 * HOUR, opens: 25, lateMs: 10 * MINUTE, devices: 2 });
  });

  it('has the longest session of any', () => {
    expect(weekOf(card(), card({ ...desk, longestMs: 2 * HOUR })).longestMs).toBe(2 * HOUR);
  });

  it.each([
    ['a device that was off takes nothing away', 'xxxxx--', 'xxxx---', '-------', 5],
    ['days of different devices add up', 'xxxx---', '---xxxx', '-------', 7],
    ['a day that is missing on one device is missing', 'xxxxxxx', 'xxxx---', '-----xx', 5],
  ])('%s', (_, here, there, brokenThere, measuredDays) => {
    const week = weekOf(
      card({ measured: days(here) }),
      card({ ...desk, measured: days(there), broken: days(brokenThere) }),
    );
    expect(week.measuredDays).toBe(measuredDays);
  });

  it('has a typical day only where one device alone was watched on', () => {
    expect(weekOf(card(), card(OFF)).typicalMs).toBe(HOUR);
    expect(weekOf(card(), card(desk)).typicalMs).toBeNull();
  });

  it('says skipped only where every card does', () => {
    expect(weekOf(card({ skipped: 2 }), card({ ...desk, skipped: 3 })).skipped).toBe(5);
    expect(weekOf(card({ skipped: 2 }), card(desk)).skipped).toBeNull();
  });

  it('was kept on a day only if it was on all devices', () => {
    const [here, there] = [
      { days: 6, of: 7 },
      { days: 4, of: 5 },
    ];
    expect(weekOf(card({ kept: here }), card({ ...desk, kept: there })).kept).toEqual({
      days: 5,
      of: 7,
    });
    expect(weekOf(card({ kept: here }), card(desk)).kept).toEqual(here);
  });

  it('never shows a week without measuring as zero', () => {
    expect(weekOf(card(OFF)).totalMs).toBeNull();
    expect(weekOf(card({ ...OFF, measured: days('x------') })).totalMs).toBe(0);
  });
});

describe('a member’s week beside the last', () => {
  const less = against(5 * HOUR, 7 * HOUR);

  it.each<[string, readonly WeekCard[], string, number]>([
    ['is less', [card({ against: less })], 'less', 2 * HOUR],
    ['is more', [card({ against: against(9 * HOUR, 7 * HOUR) })], 'more', 2 * HOUR],
    [
      'is about the same under 15 minutes',
      [card({ against: against(HOUR, HOUR + 10 * MINUTE) })],
      'same',
      10 * MINUTE,
    ],
    [
      'is about the same under a tenth',
      [card({ against: against(20 * HOUR, 21 * HOUR) })],
      'same',
      HOUR,
    ],
    [
      'is compared on 4 weekdays and more',
      [card({ against: { ...less, same: days('xxxx---') } })],
      'less',
      2 * HOUR,
    ],
    ['is not compared on 3', [card({ against: { ...less, same: days('xxx----') } })], 'none', 0],
    ['is not compared where nothing was before', [card({ against: null })], 'none', 0],
    [
      'is compared over both devices',
      [card({ against: less }), card({ ...desk, against: against(4 * HOUR, HOUR) })],
      'more',
      HOUR,
    ],
    [
      'is compared where a device at hand on few days fills in',
      [
        card({ against: less }),
        card({ ...desk, against: { ...against(HOUR, HOUR), same: days('-----xx') } }),
      ],
      'less',
      2 * HOUR,
    ],
    [
      'is not spoilt by a device that was off',
      [card({ against: less }), card(OFF)],
      'less',
      2 * HOUR,
    ],
    [
      'is not compared where the time went to a new device',
      [card({ against: less }), card({ ...desk, against: null })],
      'none',
      0,
    ],
    [
      'is not compared where a device of last week has given no card',
      [card({ against: less }), card({ ...desk, week: BEFORE })],
      'none',
      0,
    ],
    [
      'is not compared where the phone has more than the browser',
      [card({ against: less, phoneMs: 8 * HOUR })],
      'none',
      0,
    ],
    [
      'is compared beside a phone that has less',
      [card({ against: less, phoneMs: HOUR })],
      'less',
      2 * HOUR,
    ],
  ])('%s', (_, cards, kind, byMs) => {
    expect(weekOf(...cards).comparison).toMatchObject({ kind, byMs });
  });

  it('says how many devices are missing', () => {
    expect(weekOf(card(), card({ ...desk, week: BEFORE })).missingDevices).toBe(1);
  });
});

describe('what went well is the first that holds', () => {
  const lessLate = { lateNowMs: 15 * MINUTE, lateBeforeMs: 30 * MINUTE };
  const shorter = { longestNowMs: 30 * MINUTE, longestBeforeMs: 45 * MINUTE };
  const often = { kept: { days: 5, of: 7 } };

  it.each<[string, Partial<WeekCard>, string | null]>([
    [
      'kept on five days',
      { ...often, against: against(0, 0, { ...lessLate, ...shorter }), lookedAgain: true },
      'kept',
    ],
    ['kept on four days is not enough', { kept: { days: 4, of: 7 } }, null],
    [
      'less after 22:00',
      { against: against(0, 0, { ...lessLate, ...shorter }), lookedAgain: true },
      'less-late',
    ],
    [
      'less after 22:00 by 10 minutes is not enough',
      {
        lateMs: 20 * MINUTE,
        against: against(0, 0, { lateNowMs: 20 * MINUTE, lateBeforeMs: 30 * MINUTE }),
      },
      null,
    ],
    [
      'a shorter longest session',
      { longestMs: 30 * MINUTE, against: against(0, 0, shorter), lookedAgain: true },
      'shorter-sessions',
    ],
    [
      'nothing that a day without a comparison contradicts',
      { longestMs: HOUR, lateMs: HOUR, against: against(0, 0, { ...lessLate, ...shorter }) },
      null,
    ],
    ['the agreement looked at again', { lookedAgain: true }, 'looked-again'],
    ['nothing', {}, null],
    [
      'nothing of the browser alone where the phone has more',
      { ...often, against: against(0, 0, lessLate), phoneMs: 20 * HOUR },
      null,
    ],
    [
      'the agreement looked at again, whatever the phone has',
      { ...often, phoneMs: 20 * HOUR, lookedAgain: true },
      'looked-again',
    ],
    [
      'nothing over too few weekdays',
      { against: { ...against(0, 0, lessLate), same: days('xxx----') } },
      null,
    ],
  ])('%s', (_, more, wentWell) => {
    expect(weekOf(card(more)).wentWell).toBe(wentWell);
  });
});

describe('the rows', () => {
  it('stand as people joined, parents first, whatever anybody watched', () => {
    const persons = [
      person(1, { name: 'Mia' }),
      person(2, { name: 'Dad', grownUp: true, joinedAt: JOINED + 9 }),
      person(3, { name: 'Ben' }),
      person(4, { name: 'Mum', grownUp: true, joinedAt: JOINED + 8 }),
    ];
    const names = (list: typeof persons) =>
      householdWeekOf(WEEK, list, [card({ totalMs: 0 })]).rows.map(({ name }) => name);
    expect(names(persons)).toEqual(['Mum', 'Dad', 'Mia', 'Ben']);
    expect(names(persons.toReversed())).toEqual(['Mum', 'Dad', 'Mia', 'Ben']);
  });

  it('are there for those without a card, too', () => {
    const { rows, totalMs } = householdWeekOf(WEEK, [person(1), person(2)], [card()]);
    expect(rows.map(({ week }) => week?.totalMs ?? null)).toEqual([7 * HOUR, null]);
    expect(totalMs).toBe(7 * HOUR);
  });

  it('leave out the cards of somebody who was removed, and of other weeks', () => {
    const cards = [card({ person: personId(2) }), card({ week: BEFORE })];
    const { rows, totalMs } = householdWeekOf(WEEK, [person(1)], cards);
    expect(rows.map(({ week }) => week)).toEqual([null]);
    expect(totalMs).toBe(0);
  });

  it('are compared as a household only where all of them are', () => {
    const mia = card({ against: against(5 * HOUR, 7 * HOUR) });
    const ben = card({ person: personId(2), against: against(4 * HOUR, 3 * HOUR) });
    const persons = [person(1), person(2)];
    expect(householdWeekOf(WEEK, persons, [mia, ben]).comparison).toMatchObject({
      kind: 'less',
      byMs: HOUR,
    });
    expect(householdWeekOf(WEEK, persons, [mia]).comparison.kind).toBe('none');
    const unknown = { ...ben, against: null };
    expect(householdWeekOf(WEEK, persons, [mia, unknown]).comparison.kind).toBe('none');
  });

  it('are not compared as a household over days that differ', () => {
    const mia = card({ against: against(5 * HOUR, 7 * HOUR) });
    const other = { ...against(4 * HOUR, 3 * HOUR), same: days('xxxx-xx') };
    const ben = card({ person: personId(2), against: other });
    const { comparison, rows } = householdWeekOf(WEEK, [person(1), person(2)], [mia, ben]);
    expect(comparison.kind).toBe('none');
    expect(rows.map(({ week }) => week?.comparison.dates.length)).toEqual([7, 6]);
  });

  it('have a household that says nothing that no row says', () => {
    fc.assert(
      fc.property(fc.array(anyCards, { maxLength: 12 }), (all) => {
        const { rows, comparison } = householdWeekOf(
          WEEK,
          [1, 2, 3].map((number) => person(number)),
          all,
        );
        const kinds = rows.map(({ week }) => week?.comparison.kind ?? 'none');
        const { kind } = comparison;
        if (kind === 'less' || kind === 'more') expect(kinds).toContain(kind);
        if (kind !== 'none') expect(kinds).not.toContain('none');
        const whole = kinds.every((each) => each !== 'none' && each === kinds[0]);
        if (whole && kind !== 'none') expect(kind).toBe(kinds[0]);
      }),
    );
  });

  it('have no household that is less by what each row calls about the same', () => {
    const tenLess = (number: number) =>
      card({ person: personId(number), against: against(HOUR, HOUR + 10 * MINUTE) });
    const { comparison } = householdWeekOf(
      WEEK,
      [1, 2, 3].map((number) => person(number)),
      [1, 2, 3].map(tenLess),
    );
    expect(comparison.kind).toBe('none');
  });
});

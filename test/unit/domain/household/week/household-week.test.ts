import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { householdWeekOf } from '../../../../../src/domain/household/week/household-week.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { BEFORE, days } from './week-of-cards-fixture.ts';
import {
  against,
  card,
  cards as anyCards,
  JOINED,
  person,
  personId,
  WEEK,
} from './week-card-fixture.ts';

describe('the rows', () => {
  it('stand by name, whatever anybody watched', () => {
    const persons = [
      person(1, { name: 'Mia' }),
      person(2, { name: 'Zoe', grownUp: true, joinedAt: JOINED + 9 }),
      person(3, { name: 'ben' }),
      person(4, { name: 'Ömer', grownUp: true, joinedAt: JOINED + 8 }),
      person(5, { name: 'Ömer', joinedAt: JOINED + 7 }),
    ];
    const order = (list: typeof persons) =>
      householdWeekOf(WEEK, list, [card({ totalMs: 0 })]).rows.map((row) => row.person);
    const byName = [3, 1, 5, 4, 2].map(personId);
    expect(order(persons)).toEqual(byName);
    expect(order(persons.toReversed())).toEqual(byName);
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

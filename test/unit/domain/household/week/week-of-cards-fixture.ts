import type { WeekCard } from '../../../../../src/domain/household/week/week-card.ts';
import { householdWeekOf } from '../../../../../src/domain/household/week/household-week.ts';
import type { MemberWeek } from '../../../../../src/domain/household/week/household-week.ts';
import { NONE, person, WEEK } from './week-card-fixture.ts';

/** The Monday before `WEEK`. */
export const BEFORE = '2026-04-27';
export const desk = { device: 'desk' };
/** A device that was off all week. */
export const OFF: Partial<WeekCard> = {
  ...desk,
  measured: NONE,
  totalMs: 0,
  typicalMs: null,
  against: null,
};

/** Which weekdays, as in `xxxx---`. */
export const days = (text: string) => Array.from(text, (letter) => letter === 'x');

/** The week of one person with these cards. */
export function weekOf(...cards: readonly WeekCard[]): MemberWeek {
  const [row] = householdWeekOf(WEEK, [person(1)], cards).rows;
  const week = row?.week ?? null;
  if (week === null) throw new Error('There is no week');
  return week;
}

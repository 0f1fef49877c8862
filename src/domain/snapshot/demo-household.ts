import { calendarAt, dateOf } from '../time/calendar.ts';
import type { DayKey, EpochMs } from '../time/units.ts';
import { recordsOfMember } from '../stats/coverage.ts';
import { shiftWeek } from '../stats/weeks.ts';
import type { HouseholdMember } from '../household/members.ts';
import { weekCardOf } from '../household/week/build-week-card.ts';
import { householdWeekOf } from '../household/week/household-week.ts';
import type { HouseholdWeek } from '../household/week/household-week.ts';
import type { WeekCard } from '../household/week/week-card.ts';
import { PARENT_DEVICE } from './demo-data.ts';
import type { DemoData, DemoNames } from './demo-data.ts';

/** The teen, who is counted in this browser, and a parent with a browser of their own. */
export function demoPersons({ snapshot }: DemoData, { parent }: DemoNames): HouseholdMember[] {
  const [teen] = snapshot.members;
  return [
    { ...personWith(2, parent), grownUp: true },
    { ...personWith(1, teen?.name ?? ''), member: teen?.id ?? null },
  ];
}

function personWith(number: number, name: string): HouseholdMember {
  const id = String(number).padStart(16, '0');
  return { id, name, grownUp: false, joinedAt: number, member: null, showsSkipped: true, heard: 1 };
}

/**
 * The card of a person's week.
 * @param week its first date
 */
export function demoCard(
  { snapshot, parentDays, agreement }: DemoData,
  person: HouseholdMember,
  week: DayKey,
  now: EpochMs,
): WeekCard {
  const isTeen = person.member !== null;
  const { calendars, device } = snapshot.settings;
  const days = isTeen ? snapshot.days : parentDays;
  const disqualifyingGaps = isTeen ? snapshot.disqualifyingGaps : [];
  return weekCardOf({
    person,
    household: '',
    device: isTeen ? device : PARENT_DEVICE,
    counter: 1,
    week,
    today: dateOf(calendarAt(calendars, now), now),
    days,
    records: recordsOfMember({ days, disqualifyingGaps, calendars }, days, -Infinity),
    agreements: isTeen ? [agreement] : [],
    grants: [],
    phoneMs: null,
    elsewhere: [],
  });
}

/** A week of the made-up household. */
export function demoHouseholdWeek(
  data: DemoData,
  names: DemoNames,
  week: DayKey,
  now: EpochMs,
): HouseholdWeek {
  const persons = demoPersons(data, names);
  const cards = persons.flatMap((person) =>
    [shiftWeek(week, -1), week].map((each) => demoCard(data, person, each, now)),
  );
  return householdWeekOf(week, persons, cards);
}

import type { WeekCard } from '../../domain/household/week/week-card.ts';
import { freshnessOf } from '../../domain/household/week/latest-cards.ts';
import type { CardFreshness } from '../../domain/household/week/latest-cards.ts';
import { recordsOfMember } from '../../domain/stats/coverage.ts';
import { missingTime } from '../../domain/tracking/member-deletions.ts';
import { memberSince } from '../../domain/people/members.ts';
import { updatedByCard } from '../../domain/household/members.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { householdMemberSchema } from '../../domain/household/members.schema.ts';
import { weekCardSchema } from '../../domain/household/week/week-card.schema.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import type { CardSources } from '../../domain/household/week/build-week-card.ts';
import { nextCounter } from '../../domain/household/household.ts';
import type { Household } from '../../domain/household/household.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { shiftWeek } from '../../domain/stats/weeks.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readDisqualifyingGaps } from '../tracking/usage-queries.ts';
import { transact, writeSettings } from '../settings.ts';
import { nameHousehold } from './household.ts';
import { readAgreements } from '../agreement/agreements.ts';
import { validRows } from '../db/valid-rows.ts';
import { readElsewhere } from '../elsewhere/elsewhere-queries.ts';
import { readSwitches } from '../people/member-switches.ts';

/** What a member's week card is built from (rule H1). Reads two weeks of rows. */
async function readCardSources(
  database: KintimeDatabase,
  { device, calendars, memberDeletions }: Settings,
  person: HouseholdMember,
  week: DayKey,
): Promise<
  Pick<CardSources, 'days' | 'records' | 'agreements' | 'grants' | 'phoneMs' | 'elsewhere'>
> {
  const { days, grants, phoneWeeks } = database;
  const member = person.member ?? '';
  const end = addDays(week, 7);
  const [rows, gaps, switches, agreements, granted, phone, elsewhere] = await Promise.all([
    validRows(days.where('date').between(shiftWeek(week, -1), end), daySchema),
    readDisqualifyingGaps(database),
    readSwitches(database),
    readAgreements(database, member),
    validRows(grants.where('[member+date]').between([member, week], [member, end]), grantSchema),
    phoneWeeks.get([member, week]),
    readElsewhere(database, week, end),
  ]);
  // Imported days belong to another device, which hands over a card of its own.
  const here = rows.filter((day) => day.device === device);
  const own = here.filter((day) => day.member === member);
  const disqualifyingGaps = gaps.filter((gap) => gap.device === device);
  return {
    days: own,
    records: recordsOfMember(
      { days: here, disqualifyingGaps, calendars },
      own,
      memberSince(switches, member),
      missingTime(
        memberDeletions,
        member,
        own.map(({ date }) => date),
        calendars,
      ),
    ),
    agreements,
    grants: granted,
    phoneMs: phone?.ms ?? null,
    elsewhere: elsewhere.days.filter((day) => day.member === member),
  };
}

/** The sources of a member's next week card (rule H1). */
export async function cardSourcesOf(
  database: KintimeDatabase,
  { household, settings }: { readonly household: Household; readonly settings: Settings },
  person: HouseholdMember,
  week: DayKey,
  wall: EpochMs,
): Promise<CardSources> {
  const now = recordedNow(settings, wall);
  const today = dateOf(calendarAt(settings.calendars, now), now);
  const { device } = settings;
  const counter = nextCounter(household, wall);
  const sources = await readCardSources(database, settings, person, week);
  return { ...sources, person, household: household.name, device, counter, week, today };
}

/** The received cards of a week and the week before. */
export async function readCards({ cards }: KintimeDatabase, week: DayKey): Promise<WeekCard[]> {
  return validRows(cards.where('week').anyOf([shiftWeek(week, -1), week]), weekCardSchema);
}

/** Stores a received card, and what it says about its member, unless it brings nothing new. */
export async function saveCard(database: KintimeDatabase, card: WeekCard): Promise<CardFreshness> {
  const { cards, persons, settings } = database;
  return database.transaction('rw!', [cards, persons, settings], async () => {
    const known = await cards.get([card.person, card.device, card.week]);
    const freshness = freshnessOf(
      known !== undefined && is(weekCardSchema, known) ? known : undefined,
      card,
    );
    if (freshness === 'same' || freshness === 'older') return freshness;
    await cards.put(card);
    const stored = await persons.get(card.person);
    const person = stored !== undefined && is(householdMemberSchema, stored) ? stored : undefined;
    await persons.put(updatedByCard(person, card));
    await nameHousehold(database, card.household);
    return freshness;
  });
}

/** Records that a card was given: its counter is used up, and the log says so once a week. */
export async function logCardGiven(
  database: KintimeDatabase,
  { name, week, counter }: WeekCard,
  wall: EpochMs,
): Promise<void> {
  const { log } = database;
  await transact(database, [log], wall, async ({ household }, at) => {
    if (household === null) return;
    await writeSettings(database, {
      household: { ...household, counter: Math.max(household.counter, counter) },
    });
    const logged = await log
      .filter(
        (entry) => entry.what === 'card-given' && entry.whom === name && entry.fromDate === week,
      )
      .count();
    if (logged > 0) return;
    await log.add({ at, what: 'card-given', whom: name, fromDate: week });
  });
}

/** Sets the time that a member's phone reports for a week; `null` deletes it. */
export async function writePhoneWeek(
  { phoneWeeks }: KintimeDatabase,
  member: string,
  week: DayKey,
  ms: Millis | null,
): Promise<void> {
  if (ms === null) await phoneWeeks.delete([member, week]);
  else await phoneWeeks.put({ member, week, ms });
}

/** Deletes all received cards and all phone weeks. */
export async function deleteCards(database: KintimeDatabase): Promise<void> {
  const { cards, phoneWeeks } = database;
  await database.transaction('rw!', [cards, phoneWeeks], async () => {
    await Promise.all([cards.clear(), phoneWeeks.clear()]);
  });
}

import type { WeekCard } from '../../domain/household/week/week-card.ts';
import { freshnessOf } from '../../domain/household/week/latest-cards.ts';
import type { CardFreshness } from '../../domain/household/week/latest-cards.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { recordsOfMember } from '../../domain/stats/coverage.ts';
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
import { addDays } from '../../domain/time/calendar.ts';
import { shiftWeek } from '../../domain/stats/weeks.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readDisqualifyingGaps } from '../tracking/usage-queries.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { readAgreements } from '../agreement/agreements.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** All that this browser knows of one member's week, for its card. Costs two weeks of rows. */
export async function readCardSources(
  database: KintimeDatabase,
  { device, calendars }: Settings,
  person: HouseholdMember,
  week: DayKey,
): Promise<Pick<CardSources, 'days' | 'records' | 'agreements' | 'grants' | 'phoneMs'>> {
  const { days, grants, phoneWeeks } = database;
  const member = person.member ?? '';
  const end = addDays(week, 7);
  const [rows, breaks, switches, agreements, given, phone] = await Promise.all([
    validRows(days.where('date').between(shiftWeek(week, -1), end), daySchema),
    readDisqualifyingGaps(database),
    readSwitches(database),
    readAgreements(database, member),
    validRows(grants.where('[member+date]').between([member, week], [member, end]), grantSchema),
    phoneWeeks.get([member, week]),
  ]);
  // What came in with a file is another device's, whose own card tells of it.
  const here = rows.filter((day) => day.device === device);
  const own = here.filter((day) => day.member === member);
  const holes = breaks.filter((gap) => gap.device === device);
  return {
    days: own,
    records: recordsOfMember(
      { days: here, disqualifyingGaps: holes, calendars },
      own,
      memberSince(switches, member),
    ),
    agreements,
    grants: given,
    phoneMs: phone?.ms ?? null,
  };
}

/** The cards that came from other devices, of a week and the one before. */
export async function readCards({ cards }: KintimeDatabase, week: DayKey): Promise<WeekCard[]> {
  return validRows(cards.where('week').anyOf([shiftWeek(week, -1), week]), weekCardSchema);
}

/** Keeps a card that came in, unless it brings nothing new, and what it tells of whose it is. */
export async function saveCard(database: KintimeDatabase, card: WeekCard): Promise<CardFreshness> {
  const { cards, persons, settings } = database;
  return database.transaction('rw!', [cards, persons, settings], async () => {
    const known = await cards.get([card.person, card.device, card.week]);
    const news = freshnessOf(
      known !== undefined && is(weekCardSchema, known) ? known : undefined,
      card,
    );
    if (news === 'same' || news === 'older') return news;
    await cards.put(card);
    const person = await persons.get(card.person);
    const heard = person !== undefined && is(householdMemberSchema, person) ? person : undefined;
    await persons.put(updatedByCard(heard, card));
    const { household } = await readSettings(database);
    if (household?.name === '')
      await writeSettings(database, { household: { ...household, name: card.household } });
    return news;
  });
}

/** Notes that a card was handed over: its counter is used, and the log says so once a week. */
export async function logCardGiven(
  database: KintimeDatabase,
  { name, week, counter }: WeekCard,
  wall: EpochMs,
): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw!', [log, settings], async () => {
    const stored = await readSettings(database);
    if (stored.household === null) return;
    await writeSettings(database, {
      household: { ...stored.household, counter: Math.max(stored.household.counter, counter) },
    });
    const said = await log
      .filter((one) => one.what === 'card-given' && one.whom === name && one.fromDate === week)
      .count();
    if (said > 0) return;
    await log.add({
      at: recordedNow(stored, wall),
      what: 'card-given',
      whom: name,
      fromDate: week,
    });
  });
}

/** Writes what a phone's own page says of a week; `null` takes it away. */
export async function writePhoneWeek(
  { phoneWeeks }: KintimeDatabase,
  member: string,
  week: DayKey,
  ms: Millis | null,
): Promise<void> {
  if (ms === null) await phoneWeeks.delete([member, week]);
  else await phoneWeeks.put({ member, week, ms });
}

/** Forgets everybody's cards and what phones said. */
export async function deleteCards(database: KintimeDatabase): Promise<void> {
  const { cards, phoneWeeks } = database;
  await database.transaction('rw!', [cards, phoneWeeks], async () => {
    await Promise.all([cards.clear(), phoneWeeks.clear()]);
  });
}

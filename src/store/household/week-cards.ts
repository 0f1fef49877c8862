import type { WeekCard } from '../../domain/household/week/week-card.ts';
import { newsOf } from '../../domain/household/week/latest-cards.ts';
import type { CardNews } from '../../domain/household/week/latest-cards.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import { recordsOfMember } from '../../domain/stats/coverage.ts';
import { hereSince } from '../../domain/people/members.ts';
import { heardOf } from '../../domain/household/members.ts';
import type { Person } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { isSoundGrant } from '../../domain/agreement/row-guards.ts';
import { isSoundCard, isSoundPerson } from '../../domain/household/row-guards.ts';
import { isSoundDay } from '../../domain/tracking/row-guards.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import type { CardSources } from '../../domain/household/week/build-week-card.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { shiftWeek } from '../../domain/stats/weeks.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readBreaks } from '../tracking/usage-queries.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { readAgreements } from '../limits/evaluation-context.ts';
import { soundOf } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** All that this browser knows of one member's week, for its card. Costs two weeks of rows. */
export async function readCardSources(
  database: KintimeDatabase,
  { device, calendars }: Settings,
  person: Person,
  week: DayKey,
): Promise<Pick<CardSources, 'days' | 'records' | 'agreements' | 'grants' | 'phoneMs'>> {
  const { days, grants, phoneWeeks } = database;
  const member = person.member ?? '';
  const end = addDays(week, 7);
  const [rows, breaks, switches, agreements, given, phone] = await Promise.all([
    soundOf(days.where('date').between(shiftWeek(week, -1), end), isSoundDay),
    readBreaks(database),
    readSwitches(database),
    readAgreements(database, member),
    soundOf(grants.where('[member+date]').between([member, week], [member, end]), isSoundGrant),
    phoneWeeks.get([member, week]),
  ]);
  // What came in with a file is another device's, whose own card tells of it.
  const here = rows.filter((day) => day.device === device);
  const own = here.filter((day) => day.member === member);
  const holes = breaks.filter((gap) => gap.device === device);
  return {
    days: own,
    records: recordsOfMember(
      { days: here, breaks: holes, calendars },
      own,
      hereSince(switches, member),
    ),
    agreements,
    grants: given,
    phoneMs: phone?.ms ?? null,
  };
}

/** The cards that came from other devices, of a week and the one before. */
export async function readCards({ cards }: KintimeDatabase, week: DayKey): Promise<WeekCard[]> {
  return soundOf(cards.where('week').anyOf([shiftWeek(week, -1), week]), isSoundCard);
}

/** Keeps a card that came in, unless it brings nothing new, and what it tells of whose it is. */
export async function keepCard(database: KintimeDatabase, card: WeekCard): Promise<CardNews> {
  const { cards, persons, settings } = database;
  return database.transaction('rw!', [cards, persons, settings], async () => {
    const known = await cards.get([card.person, card.device, card.week]);
    const news = newsOf(known !== undefined && isSoundCard(known) ? known : undefined, card);
    if (news === 'same' || news === 'older') return news;
    await cards.put(card);
    const person = await persons.get(card.person);
    const heard = person !== undefined && isSoundPerson(person) ? person : undefined;
    await persons.put(heardOf(heard, card));
    const { kin } = await readSettings(database);
    if (kin?.name === '') await writeSettings(database, { kin: { ...kin, name: card.household } });
    return news;
  });
}

/** Notes that a card was handed over: its counter is used, and the log says so once a week. */
export async function noteGiven(
  database: KintimeDatabase,
  { name, week, counter }: WeekCard,
  wall: EpochMs,
): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw!', [log, settings], async () => {
    const stored = await readSettings(database);
    if (stored.kin === null) return;
    await writeSettings(database, {
      kin: { ...stored.kin, counter: Math.max(stored.kin.counter, counter) },
    });
    const said = await log
      .filter((one) => one.what === 'card-given' && one.whom === name && one.fromDate === week)
      .count();
    if (said > 0) return;
    await log.add({ at: momentOf(stored, wall), what: 'card-given', whom: name, fromDate: week });
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
export async function forgetCards(database: KintimeDatabase): Promise<void> {
  const { cards, phoneWeeks } = database;
  await database.transaction('rw!', [cards, phoneWeeks], async () => {
    await Promise.all([cards.clear(), phoneWeeks.clear()]);
  });
}

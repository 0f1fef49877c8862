import type { Kin } from '../../domain/household/household.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import type { Change } from '../../domain/agreement/change-log.ts';
import type { WeeklyMoment } from '../../domain/household/weekly-reminder.ts';
import { joined } from '../../domain/household/members.ts';
import type { Joining, Person } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { isSoundPerson } from '../../domain/household/row-guards.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { localMembers } from '../people/members.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { soundOf } from '../db/valid-rows.ts';

/** How a browser comes into a household. */
export interface Entrance extends Pick<Joining, 'grownUps' | 'as'> {
  readonly kin: Kin;
  /** The household's first day of the week. */
  readonly firstDay: NonNullable<Settings['firstDay']>;
  /** The people of it who are known beside those of this browser. */
  readonly others: readonly Person[];
  readonly how: Change & {
    readonly what: 'household-made' | 'household-joined' | 'key-renewed';
  };
}

/** Brings this browser into a household, or to its new key; whoever was known there stays known. */
export async function enterKin(
  database: KintimeDatabase,
  { kin, firstDay, others, grownUps, as, how }: Entrance,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    const now = momentOf(settings, wall);
    const before = await soundOf(database.persons, isSoundPerson);
    const added = others.filter((one) => !before.some(({ id }) => id === one.id));
    await writeSettings(database, { kin, firstDay });
    const members = await localMembers(database);
    const joining = { members, grownUps, as, now, makeId: newPersonId };
    await writePersons(database, joined([...before, ...added], joining));
    await database.log.add({ at: now, ...how });
  });
}

/** Forgets the household: key, people and cards, and the weekly moment. */
export async function leaveKin(
  database: KintimeDatabase,
  who: string,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    await Promise.all([
      database.persons.clear(),
      database.cards.clear(),
      writeSettings(database, { kin: null, moment: null }),
    ]);
    await note(database, settings, { what: 'household-left', who }, wall);
  });
}

/** Gives the household another key. What was received under the old one stays. */
export async function changeKey(
  database: KintimeDatabase,
  change: (kin: Kin) => Kin,
  who: string,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    if (settings.kin === null) return;
    await writeSettings(database, { kin: change(settings.kin) });
    await note(database, settings, { what: 'key-renewed', who }, wall);
  });
}

/** Everybody of the household; a member who was added since is among them from now on. */
export async function keepPersons(database: KintimeDatabase, wall: EpochMs): Promise<Person[]> {
  return changing(database, async (settings) => {
    if (settings.kin === null) return [];
    const [known, members] = await Promise.all([
      soundOf(database.persons, isSoundPerson),
      localMembers(database),
    ]);
    const now = momentOf(settings, wall);
    const persons = joined(known, { members, grownUps: [], as: null, now, makeId: newPersonId });
    if (JSON.stringify(persons.toSorted(byId)) !== JSON.stringify(known.toSorted(byId))) {
      await writePersons(database, persons);
    }
    return persons;
  });
}

/** @returns false where there is no such person */
export async function changePerson(
  { persons }: KintimeDatabase,
  id: string,
  change: Partial<Pick<Person, 'grownUp' | 'showsSkipped'>>,
): Promise<boolean> {
  return (await persons.update(id, change)) > 0;
}

/** Forgets somebody who is counted elsewhere, and their cards. @returns false where there is none */
export async function removePerson(
  database: KintimeDatabase,
  id: string,
  who: string,
  wall: EpochMs,
): Promise<boolean> {
  return changing(database, async (settings) => {
    const person = await database.persons.get(id);
    if (person === undefined || person.member !== null) return false;
    await Promise.all([
      database.persons.delete(id),
      database.cards.where('person').equals(id).delete(),
    ]);
    await note(database, settings, { what: 'person-removed', who, whom: person.name }, wall);
    return true;
  });
}

/** Writes when the family looks at its week; a moment that is over already is not said any more. */
export async function chooseMoment(
  database: KintimeDatabase,
  moment: WeeklyMoment | null,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    const what = moment === null ? ('moment-ended' as const) : ('moment-chosen' as const);
    await writeSettings(database, { moment: moment === null ? null : { ...moment, saidAt: wall } });
    await note(database, settings, { what }, wall);
  });
}

/** Notes that a moment was said. @returns false where somebody did so before */
export async function noteMomentSaid(database: KintimeDatabase, at: EpochMs): Promise<boolean> {
  return database.transaction('rw', database.settings, async () => {
    const { moment } = await readSettings(database);
    if (moment === null || moment.saidAt >= at) return false;
    await writeSettings(database, { moment: { ...moment, saidAt: at } });
    return true;
  });
}

async function changing<T>(
  database: KintimeDatabase,
  change: (settings: Settings) => Promise<T>,
): Promise<T> {
  const { cards, log, members, persons, settings } = database;
  return database.transaction('rw!', [cards, log, members, persons, settings], async () =>
    change(await readSettings(database)),
  );
}

async function writePersons(
  { persons }: KintimeDatabase,
  people: readonly Person[],
): Promise<void> {
  await persons.clear();
  await persons.bulkPut([...people]);
}

async function note(
  { log }: KintimeDatabase,
  settings: Settings,
  change: Change,
  wall: EpochMs,
): Promise<void> {
  await log.add({ at: momentOf(settings, wall), ...change });
}

/** The last 16 digits, which are random but for two bits. */
function newPersonId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}

function byId(a: Person, b: Person): number {
  return a.id < b.id ? -1 : 1;
}

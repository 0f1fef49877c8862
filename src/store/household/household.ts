import type { Household } from '../../domain/household/household.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import type { WeeklyReminder } from '../../domain/household/weekly-reminder.ts';
import { joinMembers } from '../../domain/household/members.ts';
import type { Joining, HouseholdMember } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { householdMemberSchema } from '../../domain/household/members.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { localMembers } from '../people/members.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** How a browser comes into a household. */
export interface JoinDetails extends Pick<Joining, 'grownUps' | 'as'> {
  readonly household: Household;
  /** The household's first day of the week. */
  readonly firstDay: NonNullable<Settings['firstDay']>;
  /** The people of it who are known beside those of this browser. */
  readonly others: readonly HouseholdMember[];
  readonly how: LoggedChange & {
    readonly what: 'household-made' | 'household-joined' | 'key-renewed';
  };
}

/** Brings this browser into a household, or to its new key; whoever was known there stays known. */
export async function joinHousehold(
  database: KintimeDatabase,
  { household, firstDay, others, grownUps, as, how }: JoinDetails,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    const now = recordedNow(settings, wall);
    const before = await validRows(database.persons, householdMemberSchema);
    const added = others.filter((one) => !before.some(({ id }) => id === one.id));
    await writeSettings(database, { household, firstDay });
    const members = await localMembers(database);
    const joining = { members, grownUps, as, now, makeId: newPersonId };
    await writePersons(database, joinMembers([...before, ...added], joining));
    await database.log.add({ at: now, ...how });
  });
}

/** Forgets the household: key, people and cards, and the weekly moment. */
export async function leaveHousehold(
  database: KintimeDatabase,
  who: string,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    await Promise.all([
      database.persons.clear(),
      database.cards.clear(),
      writeSettings(database, { household: null, weeklyReminder: null }),
    ]);
    await note(database, settings, { what: 'household-left', who }, wall);
  });
}

/** Gives the household another key. What was received under the old one stays. */
export async function changeHouseholdKey(
  database: KintimeDatabase,
  change: (household: Household) => Household,
  who: string,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    if (settings.household === null) return;
    await writeSettings(database, { household: change(settings.household) });
    await note(database, settings, { what: 'key-renewed', who }, wall);
  });
}

/** Everybody of the household; a member who was added since is among them from now on. */
export async function updateHouseholdMembers(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<HouseholdMember[]> {
  return changing(database, async (settings) => {
    if (settings.household === null) return [];
    const [known, members] = await Promise.all([
      validRows(database.persons, householdMemberSchema),
      localMembers(database),
    ]);
    const now = recordedNow(settings, wall);
    const persons = joinMembers(known, {
      members,
      grownUps: [],
      as: null,
      now,
      makeId: newPersonId,
    });
    if (JSON.stringify(persons.toSorted(byId)) !== JSON.stringify(known.toSorted(byId))) {
      await writePersons(database, persons);
    }
    return persons;
  });
}

/** @returns false where there is no such person */
export async function changeHouseholdMember(
  { persons }: KintimeDatabase,
  id: string,
  change: Partial<Pick<HouseholdMember, 'grownUp' | 'showsSkipped'>>,
): Promise<boolean> {
  return (await persons.update(id, change)) > 0;
}

/** Forgets somebody who is counted elsewhere, and their cards. @returns false where there is none */
export async function removeHouseholdMember(
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
export async function setWeeklyReminder(
  database: KintimeDatabase,
  moment: WeeklyReminder | null,
  wall: EpochMs,
): Promise<void> {
  await changing(database, async (settings) => {
    const what = moment === null ? ('moment-ended' as const) : ('moment-chosen' as const);
    await writeSettings(database, {
      weeklyReminder: moment === null ? null : { ...moment, saidAt: wall },
    });
    await note(database, settings, { what }, wall);
  });
}

/** Notes that a moment was said. @returns false where somebody did so before */
export async function markReminderShown(database: KintimeDatabase, at: EpochMs): Promise<boolean> {
  return database.transaction('rw', database.settings, async () => {
    const { weeklyReminder } = await readSettings(database);
    if (weeklyReminder === null || weeklyReminder.saidAt >= at) return false;
    await writeSettings(database, { weeklyReminder: { ...weeklyReminder, saidAt: at } });
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
  people: readonly HouseholdMember[],
): Promise<void> {
  await persons.clear();
  await persons.bulkPut([...people]);
}

async function note(
  { log }: KintimeDatabase,
  settings: Settings,
  change: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  await log.add({ at: recordedNow(settings, wall), ...change });
}

/** The last 16 digits, which are random but for two bits. */
function newPersonId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}

function byId(a: HouseholdMember, b: HouseholdMember): number {
  return a.id < b.id ? -1 : 1;
}

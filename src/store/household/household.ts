import type { Table } from 'dexie';
import type { Household } from '../../domain/household/household.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import type { SuggestedFolder } from '../../domain/household/sharing/connection.ts';
import type { WeeklyReminder } from '../../domain/household/weekly-reminder.ts';
import { joinMembers } from '../../domain/household/members.ts';
import type { Joining, HouseholdMember } from '../../domain/household/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { householdMemberSchema } from '../../domain/household/members.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { localMembers } from '../people/members.ts';
import { forgetFolder } from './folder.ts';
import { readSettings, transact, writeSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** How this browser joins a household. */
export interface JoinDetails extends Pick<Joining, 'as'> {
  readonly household: Household;
  /** The household's first day of the week. */
  readonly firstDay: NonNullable<Settings['firstDay']>;
  /** Its members on other browsers, as far as they are known. */
  readonly others: readonly HouseholdMember[];
  /** The shared folder that the pairing told of. */
  readonly suggestedFolder: SuggestedFolder | null;
  readonly how: LoggedChange & {
    readonly what: 'household-made' | 'household-joined' | 'key-renewed';
  };
}

/** The household's members as they are known here. */
export async function readPersons({ persons }: KintimeDatabase): Promise<HouseholdMember[]> {
  return validRows(persons, householdMemberSchema);
}

/** Joins a household, or takes over its new key (rule H2). Known members stay known. */
export async function joinHousehold(
  database: KintimeDatabase,
  { household, firstDay, others, suggestedFolder, as, how }: JoinDetails,
  wall: EpochMs,
): Promise<void> {
  await transact(database, tablesOf(database), wall, async ({ parents }, now) => {
    const before = await readPersons(database);
    const added = others.filter((other) => !before.some(({ id }) => id === other.id));
    await writeSettings(database, { household, firstDay, suggestedFolder });
    const members = await localMembers(database);
    const joining = { members, parents, as, now, makeId: newPersonId };
    await writePersons(database, joinMembers([...before, ...added], joining));
    await database.log.add({ at: now, ...how });
  });
}

/** Leaves the household and its folder: deletes its key, members and cards, and the weekly reminder. */
export async function leaveHousehold(
  database: KintimeDatabase,
  who: string,
  wall: EpochMs,
): Promise<void> {
  await transact(database, tablesOf(database), wall, async (_, now) => {
    await forgetFolder(database);
    await Promise.all([
      database.persons.clear(),
      database.cards.clear(),
      writeSettings(database, { household: null, suggestedFolder: null, weeklyReminder: null }),
    ]);
    await database.log.add({ at: now, what: 'household-left', who });
  });
}

/** Replaces the household's key. Cards received under the old one stay. */
export async function changeHouseholdKey(
  database: KintimeDatabase,
  change: (household: Household) => Household,
  who: string,
  wall: EpochMs,
): Promise<void> {
  await transact(database, tablesOf(database), wall, async (settings, now) => {
    if (settings.household === null) return;
    await writeSettings(database, { household: change(settings.household) });
    await database.log.add({ at: now, what: 'key-renewed', who });
  });
}

/** The household's members, after adding members who are new in this browser. */
export async function updateHouseholdMembers(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<HouseholdMember[]> {
  return transact(database, tablesOf(database), wall, async (settings, now) => {
    if (settings.household === null) return [];
    const [known, members] = await Promise.all([readPersons(database), localMembers(database)]);
    const persons = joinMembers(known, {
      members,
      parents: settings.parents,
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

/** The members of this browser who are said to be parents, by their ids here. */
export async function grownUpMembers(database: KintimeDatabase): Promise<ReadonlySet<string>> {
  const persons = await readPersons(database);
  return new Set(
    persons.flatMap(({ grownUp, member }) => (grownUp && member !== null ? [member] : [])),
  );
}

/** Notes that members of this browser are parents. Without a household there is nothing to note. */
export async function setGrownUp(
  { persons }: KintimeDatabase,
  members: readonly string[],
): Promise<void> {
  await persons
    .filter(({ member }) => member !== null && members.includes(member))
    .modify({ grownUp: true });
}

/** @returns false if there is no such member */
export async function changeHouseholdMember(
  { persons }: KintimeDatabase,
  id: string,
  change: Partial<
    Pick<HouseholdMember, 'grownUp' | 'showsSkipped' | 'showsElsewhere' | 'sharesCards'>
  >,
): Promise<boolean> {
  return (await persons.update(id, change)) > 0;
}

/** Removes a member of another browser, and their cards. @returns false if there is none */
export async function removeHouseholdMember(
  database: KintimeDatabase,
  id: string,
  who: string,
  wall: EpochMs,
): Promise<boolean> {
  return transact(database, tablesOf(database), wall, async (_, now) => {
    const person = await database.persons.get(id);
    if (person === undefined || person.member !== null) return false;
    await Promise.all([
      database.persons.delete(id),
      database.cards.where('person').equals(id).delete(),
    ]);
    await database.log.add({ at: now, what: 'person-removed', who, whom: person.name });
    return true;
  });
}

/** Sets or ends the weekly reminder (rule H3). A time that has passed this week is not shown. */
export async function setWeeklyReminder(
  database: KintimeDatabase,
  moment: WeeklyReminder | null,
  wall: EpochMs,
): Promise<void> {
  await transact(database, tablesOf(database), wall, async (_, now) => {
    const what = moment === null ? ('moment-ended' as const) : ('moment-chosen' as const);
    await writeSettings(database, {
      weeklyReminder: moment === null ? null : { ...moment, saidAt: wall },
    });
    await database.log.add({ at: now, what });
  });
}

/** Marks a reminder as shown. @returns false if it already was */
export async function markReminderShown(database: KintimeDatabase, at: EpochMs): Promise<boolean> {
  return database.transaction('rw', database.settings, async () => {
    const { weeklyReminder } = await readSettings(database);
    if (weeklyReminder === null || weeklyReminder.saidAt >= at) return false;
    await writeSettings(database, { weeklyReminder: { ...weeklyReminder, saidAt: at } });
    return true;
  });
}

function tablesOf(database: KintimeDatabase): Table[] {
  const { browserFiles, cards, log, members, persons } = database;
  return [browserFiles, cards, log, members, persons];
}

async function writePersons(
  { persons }: KintimeDatabase,
  people: readonly HouseholdMember[],
): Promise<void> {
  await persons.clear();
  await persons.bulkPut([...people]);
}

/** 64 bits of a UUID, all but two of them random. */
function newPersonId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}

function byId(a: HouseholdMember, b: HouseholdMember): number {
  return a.id < b.id ? -1 : 1;
}

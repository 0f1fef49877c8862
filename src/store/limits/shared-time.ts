import { householdMemberSchema } from '../../domain/household/members.schema.ts';
import { sharedTimeSchema } from '../../domain/household/sharing/shared-time.schema.ts';
import type { SharedTime } from '../../domain/household/sharing/shared-time.schema.ts';
import { sharedMs } from '../../domain/household/sharing/shared-time.ts';
import { DATES_BACK } from '../../domain/household/sharing/take-over.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { MemberTime } from '../../domain/snapshot/usage-snapshot.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { transact } from '../settings.ts';

/**
 * What other browsers of the household reported of a member, from one date to another (rule H4).
 * Without a shared folder, nothing is read for it.
 */
export async function readSharedTime(
  { persons, sharedTime }: KintimeDatabase,
  { folder, device }: Pick<Settings, 'folder' | 'device'>,
  member: string,
  from: DayKey,
  to: DayKey,
): Promise<SharedTime[]> {
  if (folder === null) return [];
  const people = await persons.filter((person) => person.member === member).primaryKeys();
  const lists = await Promise.all(
    people.map(async (person) =>
      validRows(
        sharedTime.where('[person+date]').between([person, from], [person, to], true, true),
        sharedTimeSchema,
      ),
    ),
  );
  return lists.flat().filter((row) => row.device !== device);
}

/** What other browsers of the household reported of the members of this one on a date. */
export async function readOtherBrowsers(
  { persons, sharedTime }: KintimeDatabase,
  { folder, device }: Pick<Settings, 'folder' | 'device'>,
  date: DayKey,
): Promise<MemberTime[]> {
  if (folder === null) return [];
  const [people, rows] = await Promise.all([
    validRows(persons, householdMemberSchema),
    validRows(sharedTime.where('date').equals(date), sharedTimeSchema),
  ]);
  const reported = rows.filter((row) => row.device !== device);
  return people.flatMap(({ id, member }) => {
    const own = reported.filter(({ person }) => person === id);
    return member === null || own.length === 0 ? [] : [{ member, ms: sharedMs(own) }];
  });
}

/**
 * Forgets what other browsers reported of some dates, both ends included. Must run inside a
 * transaction on the table and the persons.
 * @param member of this browser; `null` for everybody
 */
export async function deleteSharedTime(
  { persons, sharedTime }: KintimeDatabase,
  member: string | null,
  from: DayKey,
  to: DayKey,
): Promise<void> {
  const people = await persons.filter((person) => person.member === member).primaryKeys();
  await sharedTime
    .where('date')
    .between(from, to, true, true)
    .filter(({ person }) => member === null || people.includes(person))
    .delete();
}

/** Forgets what other browsers reported of dates that are taken over from no file any more. */
export async function deleteOldSharedTime(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { sharedTime } = database;
  await transact(database, [sharedTime], wall, async ({ calendars }, now) => {
    if (calendars.length === 0) return;
    const today = dateOf(calendarAt(calendars, now), now);
    await sharedTime.where('date').below(addDays(today, -DATES_BACK)).delete();
  });
}

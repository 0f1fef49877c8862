import { sharedTimeSchema } from '../../domain/household/sharing/shared-time.schema.ts';
import type { SharedTime } from '../../domain/household/sharing/shared-time.schema.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { transact } from '../settings.ts';

/** Of how many days a browser's file tells. */
const REPORTED_DAYS = 8;

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

/** Forgets what other browsers reported of some dates and people. Must run inside a transaction on the table. */
export async function deleteSharedTime(
  { sharedTime }: KintimeDatabase,
  isGone: (row: Pick<SharedTime, 'person' | 'date'>) => boolean = () => true,
): Promise<void> {
  await sharedTime.filter(isGone).delete();
}

/** Forgets what other browsers reported of dates that are in no file any more (rule H4). */
export async function deleteOldSharedTime(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { sharedTime } = database;
  await transact(database, [sharedTime], wall, async ({ calendars }, now) => {
    if (calendars.length === 0) return;
    const today = dateOf(calendarAt(calendars, now), now);
    await sharedTime
      .where('date')
      .below(addDays(today, 1 - REPORTED_DAYS))
      .delete();
  });
}

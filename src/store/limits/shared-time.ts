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
 * What other browsers of the household reported of a member, from one date to another, also once
 * this one has left the folder or the household (rule H4).
 */
export async function readSharedTime(
  { sharedTime }: KintimeDatabase,
  { device }: Pick<Settings, 'device'>,
  member: string,
  from: DayKey,
  to: DayKey,
): Promise<SharedTime[]> {
  const rows = await validRows(
    sharedTime.where('[member+date]').between([member, from], [member, to], true, true),
    sharedTimeSchema,
  );
  return rows.filter((row) => row.device !== device);
}

/** What other browsers of the household reported of the members of this one on a date. */
export async function readOtherBrowsers(
  { sharedTime }: KintimeDatabase,
  { device }: Pick<Settings, 'device'>,
  date: DayKey,
): Promise<MemberTime[]> {
  const rows = await validRows(sharedTime.where('date').equals(date), sharedTimeSchema);
  const reported = rows.filter((row) => row.device !== device);
  const members = [...new Set(reported.map(({ member }) => member))];
  return members.map((member) => ({
    member,
    ms: sharedMs(reported.filter((row) => row.member === member)),
  }));
}

/**
 * Forgets what other browsers reported of some dates, both ends included. Must run inside a
 * transaction on the table.
 * @param member of this browser; `null` for everybody
 */
export async function deleteSharedTime(
  { sharedTime }: KintimeDatabase,
  member: string | null,
  from: DayKey,
  to: DayKey,
): Promise<void> {
  await sharedTime
    .where('date')
    .between(from, to, true, true)
    .filter((row) => member === null || row.member === member)
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

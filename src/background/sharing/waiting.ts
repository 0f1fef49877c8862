import { latestRequest, waitingElsewhere } from '../../domain/household/sharing/inbox.ts';
import type { Asked, Waiting } from '../../domain/household/sharing/inbox.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { readPersons } from '../../store/household/household.ts';
import { readSettings } from '../../store/settings.ts';
import { evaluate } from '../enforcement/evaluator.ts';
import type { EvaluationServices } from '../enforcement/evaluator.ts';

/** What members of other browsers wait for (rule H4). */
export async function waitingNow(
  database: KintimeDatabase,
  settings: Settings,
  wall: EpochMs,
): Promise<Waiting[]> {
  if (settings.folder === null || settings.calendars.length === 0) return [];
  const [files, persons] = await Promise.all([readBrowserFiles(database), readPersons(database)]);
  const local = new Set(persons.filter(({ member }) => member !== null).map(({ id }) => id));
  const yesterday = addDays(todayOf(settings, wall), -1);
  return waitingElsewhere(files, local, settings.folderOutbox, yesterday);
}

/**
 * The same, for a parent: for everybody else nothing.
 * @param member the current one; `null` while nobody has said who is watching
 */
export async function waitingForParent(
  database: KintimeDatabase,
  settings: Settings,
  wall: EpochMs,
  member: string | null,
): Promise<Waiting[]> {
  return (await isParent(database, member)) ? waitingNow(database, settings, wall) : [];
}

/** Whether a member is a parent of the household. */
export async function isParent(database: KintimeDatabase, member: string | null): Promise<boolean> {
  if (member === null) return false;
  return (await readPersons(database)).some((one) => one.member === member && one.grownUp);
}

/** The latest of today's requests in other browsers, while a parent is the current member here. */
export async function askedElsewhere(services: EvaluationServices): Promise<Asked | null> {
  const { connection, clock } = services;
  const settings = await connection.read(readSettings);
  if (settings.folder === null || settings.calendars.length === 0) return null;
  const { wall } = clock.now();
  const member = (await evaluate(services, null))?.member ?? null;
  const waiting = await connection.read(waitingForParent, settings, wall, member);
  return latestRequest(waiting, todayOf(settings, wall));
}

function todayOf(settings: Settings, wall: EpochMs): DayKey {
  const now = recordedNow(settings, wall);
  return dateOf(calendarAt(settings.calendars, now), now);
}

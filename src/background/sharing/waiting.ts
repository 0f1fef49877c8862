import { waitingElsewhere } from '../../domain/household/sharing/inbox.ts';
import type { Waiting } from '../../domain/household/sharing/inbox.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { readPersons } from '../../store/household/household.ts';

/** What members of other browsers wait for (rule H4). */
export async function waitingNow(
  database: KintimeDatabase,
  settings: Settings,
  wall: EpochMs,
): Promise<Waiting[]> {
  if (settings.folder === null || settings.calendars.length === 0) return [];
  const [files, persons] = await Promise.all([readBrowserFiles(database), readPersons(database)]);
  const local = new Set(persons.filter(({ member }) => member !== null).map(({ id }) => id));
  const now = recordedNow(settings, wall);
  const today = dateOf(calendarAt(settings.calendars, now), now);
  return waitingElsewhere(files, local, settings.folderOutbox, addDays(today, -1));
}

/** The same as far as the current member is told of it: none but parents are. */
export async function waitingFor(
  database: KintimeDatabase,
  settings: Settings,
  wall: EpochMs,
  member: string | null,
): Promise<Waiting[]> {
  if (member === null || settings.folder === null) return [];
  const persons = await readPersons(database);
  const isParent = persons.some((one) => one.member === member && one.grownUp);
  return isParent ? waitingNow(database, settings, wall) : [];
}

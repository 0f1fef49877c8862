import { countWaiting } from '../../domain/household/sharing/count-waiting.ts';
import { waitingElsewhere } from '../../domain/household/sharing/inbox.ts';
import type { Waiting } from '../../domain/household/sharing/inbox.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { readPersons } from '../../store/household/household.ts';
import type { BackgroundServices } from '../services.ts';

type Services = Pick<BackgroundServices, 'connection' | 'clock'>;

/** What members of other browsers wait for (rule H4). */
export async function waitingNow(
  { connection, clock }: Services,
  settings: Settings,
): Promise<Waiting[]> {
  if (settings.folder === null || settings.calendars.length === 0) return [];
  const [files, persons] = await Promise.all([
    connection.read(readBrowserFiles),
    connection.read(readPersons),
  ]);
  const local = new Set(persons.filter(({ member }) => member !== null).map(({ id }) => id));
  const now = recordedNow(settings, clock.now().wall);
  const today = dateOf(calendarAt(settings.calendars, now), now);
  return waitingElsewhere(files, local, settings.folderOutbox, addDays(today, -1));
}

/** How many requests and suggestions wait in other browsers for a member; 0 unless a parent. */
export async function countWaitingFor(
  services: Services,
  settings: Settings,
  member: string | null,
): Promise<number> {
  const persons = await services.connection.read(readPersons);
  const isParent = persons.some((one) => one.member === member && one.grownUp);
  if (member === null || !isParent) return 0;
  return countWaiting(await waitingNow(services, settings));
}

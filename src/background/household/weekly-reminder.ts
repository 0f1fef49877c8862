import { calendarAt } from '../../domain/time/calendar.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { dueReminder, nextReminder } from '../../domain/household/weekly-reminder.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { notify } from '../../platform/notification.ts';
import { translate } from '../../platform/i18n/i18n.ts';
import { markReminderShown } from '../../store/household/household.ts';
import { readSettings } from '../../store/settings.ts';
import { setLanguage } from '../i18n/background-translations.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** When there is something to show next; a failure must not block the enforcement that asks. */
export async function nextReminderAt(
  connection: DatabaseConnection,
  clock: Clock,
): Promise<EpochMs> {
  return runWeeklyReminder(connection, clock).catch((error: unknown) => {
    reportError(error);
    return Infinity;
  });
}

/**
 * Shows the weekly reminder once, if it is due (rule H3). It is marked as shown first: a worker
 * that is stopped in between must not show it twice.
 * @returns when the next one is due, on the wall clock; `Infinity` if none is set
 */
export async function runWeeklyReminder(
  connection: DatabaseConnection,
  clock: Clock,
): Promise<EpochMs> {
  const { weeklyReminder, calendars, language } = await connection.read(readSettings);
  if (weeklyReminder === null || calendars.length === 0) return Infinity;
  const { wall } = clock.now();
  const calendar = calendarAt(calendars, wall);
  const due = dueReminder(weeklyReminder, calendar, wall, weeklyReminder.saidAt);
  if (due !== null && (await connection.write(markReminderShown, due))) {
    setLanguage(language);
    const [title, text] = [translate('momentTitle'), translate('momentText')];
    await notify(title, text).catch((error: unknown) => reportError(error));
  }
  const next = nextReminder(weeklyReminder, calendar, wall);
  // An invalid weekday in an edited row would be in the past, and wake the worker again and again.
  return next > wall ? next : Infinity;
}

import { calendarAt } from '../../domain/time/calendar.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { dueReminder, nextReminder } from '../../domain/household/weekly-reminder.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { notify } from '../../platform/notification.ts';
import { translate } from '../../platform/i18n/i18n.ts';
import { markReminderShown } from '../../store/household/household.ts';
import { readSettings } from '../../store/settings.ts';
import { setLanguage } from '../i18n/background-messages.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/**
 * Says once that it is time to look at the week together, if it is. It is written down before it
 * is said: a background that is stopped in between says nothing rather than the same twice.
 * @returns when there is something to say next; Infinity where no moment was chosen
 */
export async function runWeeklyReminder(
  connection: DatabaseConnection,
  clock: Clock,
): Promise<EpochMs> {
  const { weeklyReminder, calendars, language } = await connection.read(readSettings);
  if (weeklyReminder === null || calendars.length === 0) return Infinity;
  // By the clock on the wall, since that is where a family looks.
  const { wall } = clock.now();
  const calendar = calendarAt(calendars, wall);
  const due = dueReminder(weeklyReminder, calendar, wall, weeklyReminder.saidAt);
  if (due !== null && (await connection.write((database) => markReminderShown(database, due)))) {
    setLanguage(language);
    const [title, words] = [translate('momentTitle'), translate('momentText')];
    // What was not said is no reason to leave the rules unenforced.
    await notify(title, words).catch((error: unknown) => reportError(error));
  }
  const next = nextReminder(weeklyReminder, calendar, wall);
  // A weekday that is none, written by hand, would be in the past, and wake us again and again.
  return next > wall ? next : Infinity;
}

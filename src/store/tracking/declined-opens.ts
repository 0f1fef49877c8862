import type { DeclinedOpen } from '../../domain/tracking/declined-opens.schema.ts';
import { emptyDay } from '../../domain/tracking/day-totals.ts';
import { calendarAt } from '../../domain/time/calendar.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';

/** Records an open that was declined at the opening pause (rule C11), and updates the day's row. */
export async function addDeclinedOpen(
  database: KintimeDatabase,
  skip: DeclinedOpen,
): Promise<void> {
  const { days, settings, skips } = database;
  await database.transaction('rw', [days, settings, skips], async () => {
    const { calendars, device } = await readSettings(database);
    const { member, site, date } = skip;
    const id = { device, member, site, date };
    await skips.put(skip);
    const row = await days.get([device, member, site, date]);
    const { zone } = calendarAt(calendars, skip.at);
    const skipped = await skips
      .where('date')
      .equals(date)
      .filter((other) => other.member === member && other.site === site)
      .count();
    await days.put({ ...(row ?? emptyDay(id, zone)), skipped });
  });
}

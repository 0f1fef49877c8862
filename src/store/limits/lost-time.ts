import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { lostTime } from '../../domain/tracking/lost-time.ts';
import type { LostTime } from '../../domain/tracking/lost-time.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { UsedTime } from '../../domain/tracking/used-time.schema.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { transact, writeSettings } from '../settings.ts';

/** The longest that a rule counts back: a week. */
const COUNTED_DAYS = 7;

/** The first date that a rule can still count on a date. */
export function countedFrom(today: DayKey): DayKey {
  return addDays(today, 1 - COUNTED_DAYS);
}

/**
 * What was counted before the browser lost it, from one date to another (rule C17). Without a loss,
 * nothing is read for it.
 */
export async function readLostTime(
  { spans }: KintimeDatabase,
  { usedBeforeLoss, device, calendars }: Settings,
  from: DayKey,
  to: DayKey,
): Promise<LostTime[]> {
  if (usedBeforeLoss === null) return [];
  const used = usedBeforeLoss.used.filter(({ date }) => from <= date && date <= to);
  const dates = [...new Set(used.map(({ date }) => date))];
  const lists = await Promise.all(
    SITES.flatMap(({ id }) =>
      dates.map(async (date) =>
        validRows(spans.where('[device+site+date]').equals([device, id, date]), spanSchema),
      ),
    ),
  );
  return lostTime({ ...usedBeforeLoss, used }, calendars, lists.flat());
}

/**
 * Forgets what was counted before a loss where it is no longer wanted. Must run inside a
 * transaction on the settings. Also writes what is the same, since the second copy follows.
 */
export async function keepLostTime(
  database: KintimeDatabase,
  { usedBeforeLoss }: Settings,
  isKept: (used: UsedTime) => boolean,
): Promise<void> {
  if (usedBeforeLoss === null) return;
  const used = usedBeforeLoss.used.filter(isKept);
  await writeSettings(database, {
    usedBeforeLoss: used.length === 0 ? null : { ...usedBeforeLoss, used },
  });
}

/** Forgets what no rule counts any more. */
export async function deleteOldLostTime(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  await transact(database, [], wall, async (settings, now) => {
    if (settings.usedBeforeLoss === null) return;
    const from = countedFrom(dateOf(calendarAt(settings.calendars, now), now));
    await keepLostTime(database, settings, ({ date }) => date >= from);
  });
}

import type { SmallShare } from '../../domain/elsewhere/share-here.ts';
import { baselineShare } from '../../domain/snapshot/baseline-share.ts';
import { baselineDates } from '../../domain/stats/baseline.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { readSnapshot } from '../tracking/usage-queries.ts';
import { readElsewhere } from './elsewhere-queries.ts';

/** Which share of the current member's time was in this browser; `null` if it is not known. */
export async function readShareHere(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<SmallShare | null> {
  const settings = await readSettings(database);
  if (settings.calendars.length === 0) return null;
  const now = recordedNow(settings, wall);
  const today = dateOf(calendarAt(settings.calendars, now), now);
  const dates = baselineDates(today).toSorted();
  const [snapshot, elsewhere] = await Promise.all([
    readSnapshot(database, () => dates),
    readElsewhere(database, dates[0] ?? today, dates.at(-1) ?? today),
  ]);
  return baselineShare(snapshot, elsewhere, { now, today });
}

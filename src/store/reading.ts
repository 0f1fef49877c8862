import { breaksMeasuring, GAP_REASONS } from '../domain/gaps.ts';
import type { Gap } from '../domain/gaps.ts';
import type { Picture } from '../domain/picture.ts';
import type { DayKey, EpochMs } from '../domain/units.ts';
import type { KintimeDatabase } from './database.ts';
import { readSettings } from './settings.ts';

/** Reads the days of some dates, and what is needed to understand them. */
export async function readPicture(
  database: KintimeDatabase,
  dates: readonly DayKey[],
): Promise<Picture> {
  const { days, gaps, members, switches } = database;
  const [settings, people, log, rows, breaks] = await Promise.all([
    readSettings(database),
    members.toArray(),
    switches.toArray(),
    days
      .where('date')
      .anyOf([...dates])
      .toArray(),
    gaps.where('reason').anyOf(GAP_REASONS.filter(breaksMeasuring)).toArray(),
  ]);
  return { settings, members: people, switches: log, days: rows, breaks };
}

/** The gaps that begin in a stretch of time, for the screens that explain them. */
export async function readGaps(
  database: KintimeDatabase,
  from: EpochMs,
  to: EpochMs,
): Promise<readonly Gap[]> {
  return database.gaps.where('start').between(from, to).toArray();
}

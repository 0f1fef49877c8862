import { Dexie } from 'dexie';
import { DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import type { Gap } from '../../../../src/domain/tracking/gaps.ts';
import { DAY, HOUR } from '../../../../src/domain/time/units.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { moment } from '../../../arbitraries.ts';

/** 04:00 in Berlin, the start of 2 May. */
export const BOUNDARY = moment('2026-05-02T02:00Z');
/** The start of the day of `NOW`. */
export const NOW_STARTS = BOUNDARY + 10 * DAY;
export const NOW = NOW_STARTS + HOUR;

/** Ada's browser, Ben's before, with usage on the first three days of May. */
export async function openWithThreeDays(): Promise<KintimeDatabase> {
  await Dexie.delete(DATABASE);
  const database = await openDatabase();
  const calendars = [{ from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS }];
  await writeSettings(database, { device: 'laptop', countingSince: 1, calendars });
  await database.members.bulkPut([
    { id: 'ada', name: 'Ada' },
    { id: 'ben', name: 'Ben' },
  ]);
  await database.switches.bulkPut([
    { at: 1, member: 'ben' },
    { at: 2, member: 'ada' },
  ]);
  await database.log.add({ at: 1, what: 'counting-agreed' });
  const watch = async (start: number, end: number): Promise<void> => {
    const claims = [{ start, end, feed: 'for-you' as const }];
    await recordReport(database, { site: 'tiktok', claims, gaps: [], wall: end, began: start });
  };
  // 1 May, continuing into 2 May; 2 May in the afternoon; 3 May.
  await watch(BOUNDARY - HOUR, BOUNDARY + HOUR);
  await watch(BOUNDARY + 12 * HOUR, BOUNDARY + 13 * HOUR);
  await watch(BOUNDARY + 30 * HOUR, BOUNDARY + 31 * HOUR);
  return database;
}

export function gap(start: number, end: number | null, reason: Gap['reason'] = 'asleep'): Gap {
  return { device: 'laptop', site: 'tiktok', start, end, reason };
}

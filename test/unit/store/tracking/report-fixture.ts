import { Dexie } from 'dexie';
import { DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import type { Calendar } from '../../../../src/domain/time/calendar.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';
import type { EpochMs } from '../../../../src/domain/time/units.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import type { Report } from '../../../../src/store/tracking/record-report.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { moment } from '../../../arbitraries.ts';

export const BERLIN: Calendar = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
/** Noon in Berlin. */
export const NOON = moment('2026-05-01T10:00Z');
/** 04:00 in Berlin, the start of 2 May. */
export const BOUNDARY = moment('2026-05-02T02:00Z');

/** A new database for Ada's laptop in Berlin, with counting started. */
export async function openWithAda(): Promise<KintimeDatabase> {
  await Dexie.delete(DATABASE);
  const database = await openDatabase();
  await writeSettings(database, { device: 'laptop', countingSince: 1, calendars: [BERLIN] });
  await database.members.put({ id: 'ada', name: 'Ada' });
  await database.switches.put({ at: 1, member: 'ada' });
  return database;
}

export function claim(start: EpochMs, end: EpochMs, feed: Claim['feed'] = 'for-you'): Claim {
  return { start, end, feed };
}

/** A report of a document that starts with its first claim, sent when the last one ends. */
export function report(claims: readonly Claim[], more: Partial<Report> = {}): Report {
  const wall = Math.max(...claims.map(({ end }) => end));
  const began = Math.min(...claims.map(({ start }) => start));
  return { site: 'tiktok', claims, gaps: [], wall, began, ...more };
}

/** The start and end of each stored gap. */
export async function storedGaps(database: KintimeDatabase): Promise<unknown> {
  return (await database.gaps.orderBy('start').toArray()).map(({ start, end }) => [start, end]);
}

import type { Table } from 'dexie';
import { addDays } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import { disqualifiesDay, GAP_REASONS } from '../../domain/tracking/gaps.ts';
import type { Gap } from '../../domain/tracking/gaps.ts';
import type { UsageSnapshot, WeekDetails } from '../../domain/snapshot/usage-snapshot.ts';
import { anyZoneBounds } from '../../domain/tracking/retention.ts';
import { publicMembers } from '../../domain/people/members.ts';
import { publicSettings } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { Interval } from '../../domain/time/interval.ts';
import type { DayKey } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readOtherBrowsers } from '../limits/shared-time.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** The tables that a snapshot is read from. */
export function snapshotTables(database: KintimeDatabase): Table[] {
  const { settings, members, switches, days, gaps } = database;
  return [settings, members, switches, days, gaps];
}

/**
 * Reads the days of some dates, with the members, switches and gaps needed to show them.
 * @param dates which ones, given the settings; the other tables are read meanwhile
 */
export async function readSnapshot(
  database: KintimeDatabase,
  dates: (settings: Settings) => readonly DayKey[],
): Promise<UsageSnapshot> {
  const { days, members } = database;
  const readingSettings = readSettings(database);
  const readWantedDays = async (): Promise<readonly Day[]> =>
    readDays(days, dates(await readingSettings));
  const [settings, rows, people, log, disqualifyingGaps] = await Promise.all([
    readingSettings,
    readWantedDays(),
    validRows(members, memberSchema),
    readSwitches(database),
    readDisqualifyingGaps(database),
  ]);
  return {
    settings: publicSettings(settings),
    members: publicMembers(people),
    switches: log,
    days: rows,
    disqualifyingGaps,
  };
}

/** The gaps that keep a day from being measured (rule C13). */
export async function readDisqualifyingGaps({ gaps }: KintimeDatabase): Promise<Gap[]> {
  const reasons = GAP_REASONS.filter(disqualifiesDay);
  const found = reasons.map((reason) => validRows(gaps.where('reason').equals(reason), gapSchema));
  return (await Promise.all(found)).flat();
}

/**
 * The rows of some dates. Consecutive dates are read as one range, which is much faster than one
 * cursor step per date.
 */
async function readDays(
  days: KintimeDatabase['days'],
  dates: readonly DayKey[],
): Promise<readonly Day[]> {
  const sorted = [...new Set(dates)].toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isConsecutive = addDays(first, sorted.length - 1) === last;
  const rows = days.where('date');
  return validRows(
    isConsecutive ? rows.between(first, last, true, true) : rows.anyOf(sorted),
    daySchema,
  );
}

/**
 * The gaps that start within an interval, and the spans and other browsers' time of a date.
 * @param date `null` for neither
 */
export async function readWeekDetails(
  database: KintimeDatabase,
  within: Interval,
  date: DayKey | null,
): Promise<WeekDetails> {
  const { days, gaps, spans } = database;
  const reach = date === null ? null : anyZoneBounds(date);
  const [gapsWithin, spansNearby, first, otherBrowsers] = await Promise.all([
    validRows(gaps.where('start').between(within.start, within.end), gapSchema),
    reach === null ? [] : spans.where('start').between(reach.start, reach.end).toArray(),
    days
      .orderBy('date')
      .filter((row) => is(daySchema, row))
      .first(),
    date === null ? [] : readOtherBrowsers(database, await readSettings(database), date),
  ]);
  return {
    gaps: gapsWithin,
    otherBrowsers,
    spans: spansNearby.filter((span) => span.date === date && is(spanSchema, span)),
    firstDate: first?.date ?? null,
  };
}

/** Whether a member watched anything on or after a date. */
export async function hasUsageSince(
  { days }: KintimeDatabase,
  member: string,
  date: DayKey,
): Promise<boolean> {
  const rows = days.where('date').aboveOrEqual(date);
  return (await rows.filter((day) => day.member === member && day.activeMs > 0).count()) > 0;
}

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
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** The tables that a picture is read from. */
export function snapshotTables(database: KintimeDatabase): Table[] {
  const { settings, members, switches, days, gaps } = database;
  return [settings, members, switches, days, gaps];
}

/**
 * Reads the days of some dates, and what is needed to understand them.
 * @param dates which ones, by the settings; nothing else waits for that
 */
export async function readSnapshot(
  database: KintimeDatabase,
  dates: (settings: Settings) => readonly DayKey[],
): Promise<UsageSnapshot> {
  const { days, members } = database;
  const reading = readSettings(database);
  const readWanted = async (): Promise<readonly Day[]> => readDays(days, dates(await reading));
  const [settings, rows, people, log, disqualifyingGaps] = await Promise.all([
    reading,
    readWanted(),
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

/** The stretches that no day with them is measured throughout, each reason in one go. */
export async function readDisqualifyingGaps({ gaps }: KintimeDatabase): Promise<Gap[]> {
  const reasons = GAP_REASONS.filter(disqualifiesDay);
  const found = reasons.map((reason) => validRows(gaps.where('reason').equals(reason), gapSchema));
  return (await Promise.all(found)).flat();
}

/**
 * The rows of some dates. Where these follow one another, as the last four weeks do, the browser
 * hands them over in one go; date by date costs a step each.
 */
async function readDays(
  days: KintimeDatabase['days'],
  dates: readonly DayKey[],
): Promise<readonly Day[]> {
  const sorted = [...new Set(dates)].toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isUnbroken = addDays(first, sorted.length - 1) === last;
  const rows = days.where('date');
  return validRows(
    isUnbroken ? rows.between(first, last, true, true) : rows.anyOf(sorted),
    daySchema,
  );
}

/**
 * What lies below the totals: the gaps that begin in a stretch of time, and the spans of a date.
 * @param date `null` for no spans
 */
export async function readWeekDetails(
  database: KintimeDatabase,
  within: Interval,
  date: DayKey | null,
): Promise<WeekDetails> {
  const { days, gaps, spans } = database;
  const reach = date === null ? null : anyZoneBounds(date);
  const [holes, near, first] = await Promise.all([
    validRows(gaps.where('start').between(within.start, within.end), gapSchema),
    reach === null ? [] : spans.where('start').between(reach.start, reach.end).toArray(),
    days
      .orderBy('date')
      .filter((row) => is(daySchema, row))
      .first(),
  ]);
  return {
    gaps: holes,
    spans: near.filter((span) => span.date === date && is(spanSchema, span)),
    firstDate: first?.date ?? null,
  };
}

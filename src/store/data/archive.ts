import { makeArchive } from '../../domain/backup/archive.ts';
import type { Archive, History } from '../../domain/backup/archive.ts';
import { isEmptyPlan, planImport } from '../../domain/backup/plan-import.ts';
import { latestPossibleDate } from '../../domain/tracking/retention.ts';
import { previewPlan, selectImport } from '../../domain/backup/preview-import.ts';
import type { ImportLimits, ImportPreview } from '../../domain/backup/preview-import.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** The export: the whole history as of one instant. */
export async function readArchive(database: KintimeDatabase, now: EpochMs): Promise<Archive> {
  return database.transaction('r', tablesOf(database), async () => {
    const [settings, history] = await Promise.all([readSettings(database), readHistory(database)]);
    return makeArchive(history, settings, now);
  });
}

/**
 * Imports an archive in one transaction. An archive without anything new changes nothing.
 * @param archive checked by its parser
 * @returns the attended time that was added, and on how many dates anything changed
 */
export async function importArchive(
  database: KintimeDatabase,
  archive: Archive,
  now: EpochMs,
  limits: ImportLimits = { lockedFrom: null, locked: false },
): Promise<{ addedMs: Millis; days: number; todayKept: boolean }> {
  const { spans, days, members, switches, gaps, log } = database;
  return database.transaction('rw!', tablesOf(database), async () => {
    const { plan, taken } = await readPlan(database, archive, limits);
    const outcome = { addedMs: plan.addedMs, days: plan.changedDates, todayKept: taken.todayKept };
    if (isEmptyPlan(plan)) return outcome;
    await Promise.all([
      spans.bulkDelete(plan.removedSpans.map((span) => [span.device, span.site, span.start])),
      gaps.bulkDelete(plan.removedGaps.map((gap) => [gap.device, gap.site, gap.start, gap.reason])),
    ]);
    await Promise.all([
      spans.bulkPut([...plan.spans]),
      days.bulkPut([...plan.days]),
      members.bulkAdd([...plan.members]),
      switches.bulkAdd([...plan.switches]),
      gaps.bulkPut([...plan.gaps]),
      log.bulkAdd([
        ...plan.log.map((entry) => Object.assign({ fromFile: true as const }, entry)),
        { at: now, what: 'imported', days: outcome.days },
      ]),
    ]);
    return outcome;
  });
}

/** What importing an archive would change. Read-only. */
export async function previewImport(
  database: KintimeDatabase,
  archive: Archive,
  limits: ImportLimits,
  wall: EpochMs,
): Promise<ImportPreview> {
  return database.transaction('r', tablesOf(database), async () => {
    const { plan, taken, settings, history } = await readPlan(database, archive, limits);
    const dates = history.days.map(({ date }) => date);
    const upTo = latestPossibleDate(settings, wall);
    return previewPlan(plan, taken, settings.keepDaysMonths, dates, upTo);
  });
}

async function readPlan(database: KintimeDatabase, archive: Archive, limits: ImportLimits) {
  const [settings, history] = await Promise.all([readSettings(database), readHistory(database)]);
  const { device, calendars } = settings;
  const taken = selectImport(archive, history.log, limits);
  const plan = planImport({ ...history, device, calendars }, taken.archive);
  return { plan, taken, settings, history };
}

function tablesOf(database: KintimeDatabase) {
  const { spans, days, members, switches, gaps, log, settings } = database;
  return [spans, days, members, switches, gaps, log, settings];
}

async function readHistory(database: KintimeDatabase): Promise<History> {
  const [spans, days, members, switches, gaps, log] = await Promise.all([
    validRows(database.spans, spanSchema),
    validRows(database.days, daySchema),
    validRows(database.members, memberSchema),
    readSwitches(database),
    validRows(database.gaps, gapSchema),
    validRows(database.log.orderBy('at'), logEntrySchema),
  ]);
  return { spans, days, members, switches, gaps, log: log.map(portableEntry) };
}

/** A log entry without its local key and origin. */
function portableEntry(row: LogEntry & { id?: number }): LogEntry {
  const { id: _, fromFile: __, ...entry } = row;
  return entry;
}

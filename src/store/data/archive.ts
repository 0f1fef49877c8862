import { makeArchive } from '../../domain/backup/archive.ts';
import type { Archive } from '../../domain/backup/archive.ts';
import { isEmptyPlan } from '../../domain/backup/plan-import.ts';
import type { ImportLimits } from '../../domain/backup/preview-import.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { archiveTables, readHistory, readPlan } from './import-plan.ts';

/** The export: the whole history as of one instant. */
export async function readArchive(database: KintimeDatabase, now: EpochMs): Promise<Archive> {
  return database.transaction('r', archiveTables(database), async () => {
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
  const { spans, days, members, switches, gaps, log, elsewhere } = database;
  return database.transaction('rw!', archiveTables(database), async () => {
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
      elsewhere.bulkPut([...plan.elsewhere]),
      log.bulkAdd([
        ...plan.log.map((entry) => Object.assign({ fromFile: true as const }, entry)),
        { at: now, what: 'imported', days: outcome.days },
      ]),
    ]);
    return outcome;
  });
}

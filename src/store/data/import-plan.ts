import type { Table } from 'dexie';
import type { Archive, History } from '../../domain/backup/archive.ts';
import { planRules } from '../../domain/backup/plan-rules.ts';
import type { RulesRestoration } from '../../domain/backup/plan-rules.ts';
import { calendarAt, firstCalendar } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { agreementSchema } from '../../domain/agreement/agreement.schema.ts';
import { planImport } from '../../domain/backup/plan-import.ts';
import type { ImportPlan } from '../../domain/backup/plan-import.ts';
import { latestPossibleDate } from '../../domain/tracking/retention.ts';
import { previewPlan, selectImport } from '../../domain/backup/preview-import.ts';
import type {
  ImportLimits,
  ImportPreview,
  SelectedImport,
} from '../../domain/backup/preview-import.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { elsewhereDaySchema } from '../../domain/elsewhere/elsewhere.schema.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';
import { isLocal } from '../people/members.ts';

/** What importing an archive would change. Read-only. */
export async function previewImport(
  database: KintimeDatabase,
  archive: Archive,
  limits: ImportLimits,
  wall: EpochMs,
): Promise<ImportPreview> {
  return database.transaction('r', archiveTables(database), async () => {
    const { plan, rules, taken, settings, history } = await readPlan(
      database,
      archive,
      limits,
      wall,
    );
    const dates = history.days.map(({ date }) => date);
    const upTo = latestPossibleDate(settings, wall);
    return previewPlan(plan, rules, taken, settings.keepDaysMonths, dates, upTo);
  });
}

/** An import plan, and what it was made from. */
interface ReadPlan {
  readonly plan: ImportPlan;
  readonly rules: readonly RulesRestoration[];
  readonly taken: SelectedImport;
  readonly settings: Settings;
  readonly history: History;
}

/** Plans an import. Must run inside a transaction on `archiveTables`. */
export async function readPlan(
  database: KintimeDatabase,
  archive: Archive,
  limits: ImportLimits,
  wall: EpochMs,
): Promise<ReadPlan> {
  const [settings, history, agreements] = await Promise.all([
    readSettings(database),
    readHistory(database),
    validRows(database.agreements, agreementSchema),
  ]);
  const { device, calendars, parents } = settings;
  const taken = selectImport(archive, history.log, limits);
  const plan = planImport({ ...history, device, calendars }, taken.archive);
  const now = recordedNow(settings, wall);
  // Before the set-up there are no members whose rules could be restored.
  const { dayStart } = calendars.length > 0 ? calendarAt(calendars, now) : firstCalendar('UTC');
  const hasPin = parents.length > 0;
  const rules = planRules(archive, {
    members: history.members.filter(isLocal),
    agreements,
    now,
    dayStart,
    hasPin,
    unlocked: hasPin && !limits.locked,
  });
  return { plan, rules, taken, settings, history };
}

/** The tables that an archive is made from. */
export function archiveTables(database: KintimeDatabase): Table[] {
  const { spans, days, members, switches, gaps, log, elsewhere, settings, agreements } = database;
  return [spans, days, members, switches, gaps, log, elsewhere, settings, agreements];
}

/** The whole history. Must run inside a transaction on `archiveTables`. */
export async function readHistory(database: KintimeDatabase): Promise<History> {
  const [spans, days, members, switches, gaps, log, elsewhere] = await Promise.all([
    validRows(database.spans, spanSchema),
    validRows(database.days, daySchema),
    validRows(database.members, memberSchema),
    readSwitches(database),
    validRows(database.gaps, gapSchema),
    validRows(database.log.orderBy('at'), logEntrySchema),
    validRows(database.elsewhere, elsewhereDaySchema),
  ]);
  return { spans, days, members, switches, gaps, log: log.map(portableEntry), elsewhere };
}

/** A log entry without its local key and origin. */
function portableEntry(row: LogEntry & { id?: number }): LogEntry {
  const { id: _, fromFile: __, ...entry } = row;
  return entry;
}

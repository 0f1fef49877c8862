import { latestAgreement, startOfChange } from '../../domain/agreement/agreement.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { agreementSchema } from '../../domain/agreement/agreement.schema.ts';
import { makeArchive } from '../../domain/backup/archive.ts';
import type { Archive } from '../../domain/backup/archive.ts';
import { isEmptyPlan } from '../../domain/backup/plan-import.ts';
import { isRestorable } from '../../domain/backup/plan-rules.ts';
import type { Restorable, RestoredRules } from '../../domain/backup/plan-rules.ts';
import type { ImportLimits } from '../../domain/backup/preview-import.ts';
import type { Parent } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { writeAgreement } from '../agreement/agreements.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { isLocal } from '../people/members.ts';
import { readSettings } from '../settings.ts';
import { archiveTables, readHistory, readPlan } from './import-plan.ts';

/** The export: the whole history and the rules decided last, as of one instant. */
export async function readArchive(database: KintimeDatabase, now: EpochMs): Promise<Archive> {
  return database.transaction('r', archiveTables(database), async () => {
    const [settings, history, agreements] = await Promise.all([
      readSettings(database),
      readHistory(database),
      validRows(database.agreements, agreementSchema),
    ]);
    const latest = history.members
      .filter(isLocal)
      .flatMap(({ id }) => latestAgreement(agreements, id) ?? []);
    return makeArchive(history, settings, now, latest);
  });
}

/** How an import restores rules. */
export interface RulesImport {
  /** The parent who does it, with their PIN; `null` where there is none. */
  readonly parent: Parent | null;
}

/** What an import did. */
export interface ImportOutcome {
  /** The attended time that was added. */
  readonly addedMs: Millis;
  /** On how many dates anything changed. */
  readonly days: number;
  readonly todayKept: boolean;
  readonly rulesOf: readonly RestoredRules[];
  /** The versions of agreements that were made of the rules. */
  readonly made: readonly Agreement[];
}

/**
 * Imports an archive in one transaction. An archive without anything new changes nothing.
 * @param archive checked by its parser
 * @param rules `null` to leave the rules as they are
 */
export async function importArchive(
  database: KintimeDatabase,
  archive: Archive,
  wall: EpochMs,
  limits: ImportLimits = { lockedFrom: null, locked: false },
  rules: RulesImport | null = null,
): Promise<ImportOutcome> {
  const { spans, days, members, switches, gaps, log, elsewhere } = database;
  return database.transaction('rw!', archiveTables(database), async () => {
    const {
      plan,
      rules: planned,
      taken,
      settings,
    } = await readPlan(database, archive, limits, wall);
    const restored = rules === null ? [] : planned.filter(isRestorable);
    const outcome = {
      addedMs: plan.addedMs,
      days: plan.changedDates,
      todayKept: taken.todayKept,
      rulesOf: restored.map(({ name, status }) => ({ name, starts: status })),
      made: [],
    };
    if (isEmptyPlan(plan) && restored.length === 0) return outcome;
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
        { at: wall, what: 'imported', days: outcome.days },
      ]),
    ]);
    const made: Agreement[] = [];
    for (const one of restored) {
      // oxlint-disable-next-line no-await-in-loop -- in order, as the change log tells them
      made.push(await restoreRules(database, settings, one, rules?.parent ?? null, wall));
    }
    return { ...outcome, made };
  });
}

/** Adds the rules of a file as a new version (rule A16). Must run inside the import's transaction. */
async function restoreRules(
  database: KintimeDatabase,
  settings: Settings,
  { member, after, lookAgain, status: starts }: Restorable,
  unlocked: Parent | null,
  wall: EpochMs,
): Promise<Agreement> {
  const now = recordedNow(settings, wall);
  const from = startOfChange(starts, now, settings.calendars);
  const terms = { lookAgain, wishes: [], parent: unlocked, isMember: false };
  const decision = { ...after, member, from, ...terms };
  return writeAgreement(database, decision, settings.device, now);
}

import type { Archive } from './archive.ts';
import { isEmptyPlan, newEntries } from './plan-import.ts';
import { isRestorable } from './plan-rules.ts';
import type { RulesRestoration } from './plan-rules.ts';
import type { ImportPlan } from './plan-import.ts';
import { isNoticed } from '../agreement/change-log.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import { expiredDates } from '../tracking/retention.ts';
import type { DayKey, Millis } from '../time/units.ts';

/** What an import may change without a PIN. */
export interface ImportLimits {
  /** The first date that may not change without a PIN; `null` if all may. */
  readonly lockedFrom: DayKey | null;
  /** Whether a PIN is required and was not given; then no decisions are imported. */
  readonly locked: boolean;
}

/** The part of a file that may be imported, and what was left out for lack of a PIN. */
export interface SelectedImport {
  readonly archive: Archive;
  /** Whether the file has something for a locked date. */
  readonly todayKept: boolean;
  /** How many new entries of the change log were left out. */
  readonly linesKept: number;
}

/** What an import would change, to show before confirming it. */
export interface ImportPreview extends Omit<SelectedImport, 'archive'> {
  /** Whether nothing would change. */
  readonly nothing: boolean;
  readonly addedMs: Millis;
  /** The number of dates whose rows would change. */
  readonly days: number;
  /** The first and last of them; `null` if there are none. */
  readonly range: { readonly from: DayKey; readonly to: DayKey } | null;
  /** The names of new members; empty for one without a name. */
  readonly members: readonly string[];
  /** The number of imported gaps, without deletions. */
  readonly gaps: number;
  /** The number of imported change log entries. */
  readonly lines: number;
  /** How many of those days are past retention and will be deleted again soon. */
  readonly tooOld: number;
  /** The rules of the file that differ from those here, whether they may be restored or not. */
  readonly rules: readonly RulesRestoration[];
}

/**
 * Selects what may be imported. Time on locked dates, which rules count, and log entries that read
 * as this household's own decisions need the PIN (rule A16).
 * @param log the stored change log
 */
export function selectImport(
  archive: Archive,
  log: readonly LogEntry[],
  { lockedFrom, locked }: ImportLimits,
): SelectedImport {
  const isUnlocked = ({ date }: { readonly date: DayKey }): boolean =>
    lockedFrom === null || date < lockedFrom;
  const skipped = locked ? archive.log.filter((entry) => !isNoticed(entry)) : [];
  const taken = {
    ...archive,
    spans: archive.spans.filter(isUnlocked),
    days: archive.days.filter(isUnlocked),
    log: locked ? archive.log.filter(isNoticed) : archive.log,
  };
  return {
    archive: taken,
    todayKept: taken.spans.length + taken.days.length < archive.spans.length + archive.days.length,
    linesKept: newEntries(log, skipped).length,
  };
}

/**
 * Summarizes an import plan.
 * @param rules the result of `planRules`
 * @param keepDaysMonths how many months days are kept; `null` for always
 * @param stored the dates of the stored days
 * @param upTo the result of `latestPossibleDate`
 */
export function previewPlan(
  plan: ImportPlan,
  rules: readonly RulesRestoration[],
  { todayKept, linesKept }: SelectedImport,
  keepDaysMonths: number | null,
  stored: readonly DayKey[],
  upTo: DayKey | null,
): ImportPreview {
  const dates = [...new Set(plan.days.map(({ date }) => date))].toSorted();
  const [from, to] = [dates[0], dates.at(-1)];
  const expired = new Set(expiredDates([...stored, ...dates], keepDaysMonths, upTo));
  return {
    nothing: isEmptyPlan(plan) && !rules.some(isRestorable),
    addedMs: plan.addedMs,
    days: plan.changedDates,
    range: from === undefined || to === undefined ? null : { from, to },
    members: plan.members.map(({ name }) => name),
    gaps: plan.gaps.filter(({ reason }) => reason !== 'deleted').length,
    lines: plan.log.length,
    tooOld: dates.filter((date) => expired.has(date)).length,
    rules,
    todayKept,
    linesKept,
  };
}

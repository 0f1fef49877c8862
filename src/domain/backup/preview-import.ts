import type { Archive } from './archive.ts';
import { logEntryKey, isEmptyPlan } from './plan-import.ts';
import type { ImportPlan } from './plan-import.ts';
import { isNoticed } from '../agreement/change-log.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import { expiredDates } from '../tracking/retention.ts';
import type { DayKey, Millis } from '../time/units.ts';

/** What a file may change as things stand. */
export interface ImportLimits {
  /** The first date that stays as it is, for want of a PIN; `null` for none. */
  readonly keptFrom: DayKey | null;
  /** Whether a PIN would be needed, and was not given: then no decisions come in. */
  readonly locked: boolean;
}

/** What of a file comes in, and what does not for want of a PIN. */
export interface SelectedImport {
  readonly archive: Archive;
  /** Whether the file knows something of a date that stays as it is. */
  readonly todayKept: boolean;
  /** How many lines of the change log are left out that are not here yet. */
  readonly linesKept: number;
}

/** What bringing in a file would change, for whoever has to say yes to it. */
export interface ImportPreview {
  /** Nothing of it is new. */
  readonly nothing: boolean;
  readonly addedMs: Millis;
  /** On how many dates anything would be different. */
  readonly days: number;
  /** The first and the last of them; `null` where there are none. */
  readonly range: { readonly from: DayKey; readonly to: DayKey } | null;
  /** The names of people who are not known here yet; empty for one without a name. */
  readonly members: readonly string[];
  /** How many gaps come in: stretches that were not counted. */
  readonly gaps: number;
  /** How many lines of "What changed" come in. */
  readonly lines: number;
  /** How many of those days are older than days are kept, and go again soon. */
  readonly tooOld: number;
  readonly todayKept: boolean;
  readonly linesKept: number;
}

/**
 * What of a file may come in. What a rule counts by, and what reads as this household's own
 * decisions, needs the PIN (design: No back door of our own).
 * @param log the lines that are here already
 */
export function selectImport(
  archive: Archive,
  log: readonly LogEntry[],
  { keptFrom, locked }: ImportLimits,
): SelectedImport {
  const isPast = ({ date }: { readonly date: DayKey }): boolean =>
    keptFrom === null || date < keptFrom;
  const known = new Set(log.map(logEntryKey));
  const left = locked ? archive.log.filter((entry) => !isNoticed(entry)) : [];
  const taken = {
    ...archive,
    spans: archive.spans.filter(isPast),
    days: archive.days.filter(isPast),
    log: locked ? archive.log.filter(isNoticed) : archive.log,
  };
  return {
    archive: taken,
    todayKept: taken.spans.length + taken.days.length < archive.spans.length + archive.days.length,
    linesKept: left.filter((entry) => !known.has(logEntryKey(entry))).length,
  };
}

/**
 * A plan in numbers.
 * @param keepDaysMonths for how long days are kept here; `null` for always
 * @param stored the dates of the days that are here already
 * @param upTo the last date that can have been lived
 */
export function previewPlan(
  plan: ImportPlan,
  { todayKept, linesKept }: SelectedImport,
  keepDaysMonths: number | null,
  stored: readonly DayKey[],
  upTo: DayKey | null,
): ImportPreview {
  const dates = [...new Set(plan.days.map(({ date }) => date))].toSorted();
  const [from, to] = [dates[0], dates.at(-1)];
  const old = new Set(expiredDates([...stored, ...dates], keepDaysMonths, upTo));
  return {
    nothing: isEmptyPlan(plan),
    addedMs: plan.addedMs,
    days: plan.changedDates,
    range: from === undefined || to === undefined ? null : { from, to },
    members: plan.members.map(({ name }) => name),
    gaps: plan.gaps.filter(({ reason }) => reason !== 'deleted').length,
    lines: plan.log.length,
    tooOld: dates.filter((date) => old.has(date)).length,
    todayKept,
    linesKept,
  };
}

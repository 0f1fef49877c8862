import { addDays } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { isRetentionMonths, retainedFrom } from '../tracking/retention.ts';
import { sumBy } from '../stats/sum.ts';
import { recordKey, keyText, SEAL_FAULTS, sealedKey } from './seal.ts';
import type { LogRow, Seal, Sealable, SealedDay, SealFault } from './seal.ts';
import { DAY, MINUTE } from '../time/units.ts';
import type { DayKey, Millis } from '../time/units.ts';

/** What the caller, who has the key, computes for a check. */
export interface SealEvidence {
  /** Whether the MAC of the seal as a whole is valid. */
  readonly isWhole: boolean;
  /** The keys of the seal's days whose MAC is invalid. */
  readonly forged: ReadonlySet<string>;
  /** The MACs of the present records, by record key. */
  readonly macs: ReadonlyMap<string, string>;
  /** The limit and extra time that the rules give for `daysWithOtherTerms`, by day key. */
  readonly terms: ReadonlyMap<string, { limitMs: Millis | null; grantedMs: Millis }>;
}

/** An imported file may contain tomorrow, and zones are up to a day apart. */
const SLACK_DAYS = 3;

/** Bounds how far a logged clock change is believed to reach. */
const MAX_DAYS = 100 * 366;

/**
 * What was changed outside Kintime since a seal was made (rule A18). Deletions by Kintime itself
 * are in the log or follow from retention; nothing else removes or lowers what was sealed.
 * @returns each fault once, in the order of `SEAL_FAULTS`; empty if there is none
 */
export function findFaults(seal: Seal, present: Sealable, evidence: SealEvidence): SealFault[] {
  if (!evidence.isWhole) return ['seal'];
  const expected = expectedChangesOf(seal, present);
  const found = new Set<SealFault>([
    ...(present.device === seal.device ? [] : ['days' as const]),
    ...seal.members
      .filter((id) => !present.members.includes(id) && !expected.isMemberRemoved(id))
      .map(() => 'members' as const),
    ...marksChanged(seal, evidence, expected),
    ...daysChanged(seal, present, evidence, expected),
    ...unexplained(seal, present, expected),
  ]);
  return SEAL_FAULTS.filter((fault) => found.has(fault));
}

/** The days whose time is as sealed but not their limit or extra time, which the caller has to look up. */
export function daysWithOtherTerms({ rows }: Seal, { days }: Sealable): Day[] {
  const sealed = new Map(rows.map((row) => [sealedKey(row), row]));
  return days.filter((day) => {
    const row = sealed.get(sealedKey(day));
    return row !== undefined && row.activeMs === day.activeMs && !hasSameTerms(row, day);
  });
}

/** The changes by Kintime itself since the seal that explain differences. */
interface ExpectedChanges {
  /** This browser's log entries since the seal; imported ones explain nothing. */
  readonly entries: readonly LogRow[];
  /** The whole history was deleted, including the log. */
  readonly isEverythingDeleted: boolean;
  /** A file was imported or the clock set back, so a day's limit and extra time may have changed. */
  readonly areTermsRewritten: boolean;
  readonly isMemberRemoved: (id: string) => boolean;
  readonly isDeleted: (date: DayKey, member: string) => boolean;
  readonly isExpired: (date: DayKey) => boolean;
}

function expectedChangesOf(seal: Seal, { log, members, today }: Sealable): ExpectedChanges {
  const entries = log.filter(({ id, fromFile }) => id > seal.logTo && fromFile !== true);
  const isEverythingDeleted = entries.some(({ what }) => what === 'deleted-everything');
  const removed = new Set(
    entries.flatMap((entry) => (entry.what === 'member-removed' ? entry.member : [])),
  );
  const deleted = entries.flatMap((entry) =>
    entry.what === 'deleted-days' && isDeletionEntry(entry) ? entry : [],
  );
  const first = retainedFrom(latestDate(entries, today), shortestRetention(seal, entries));
  return {
    entries,
    isEverythingDeleted,
    areTermsRewritten: entries.some(({ what }) => what === 'imported' || what === 'clock-trusted'),
    // Deleting everything also deletes the log entry of the removal.
    isMemberRemoved: (id) => removed.has(id) || (isEverythingDeleted && !members.includes(id)),
    isDeleted: (date, id) =>
      isEverythingDeleted ||
      deleted.some(
        ({ fromDate, toDate, member = id }) => fromDate <= date && date <= toDate && member === id,
      ),
    isExpired: (date) => first !== null && date < first,
  };
}

/** The shortest retention in months since the seal; `null` for always. */
function shortestRetention(seal: Seal, entries: readonly LogRow[]): number | null {
  const chosen = entries.flatMap((entry) =>
    // A tampered entry may hold anything.
    entry.what === 'kept-months' && isRetentionMonths(entry.months) ? [entry.months] : [],
  );
  const shortest = Math.min(
    ...[seal.keepDaysMonths, ...chosen].map((months) => months ?? Infinity),
  );
  return shortest === Infinity ? null : shortest;
}

/** The latest date that recorded time can have reached since the seal. */
function latestDate(entries: readonly LogRow[], today: DayKey): DayKey {
  const backMs = sumBy(entries, (entry) =>
    entry.what === 'clock-trusted' ? backOf(entry.byMs) : 0,
  );
  return addDays(today, Math.min(Math.ceil(backMs / DAY), MAX_DAYS) + SLACK_DAYS);
}

function backOf(byMs: unknown): Millis {
  return typeof byMs === 'number' && byMs > 0 ? byMs : 0;
}

/** Guards against tampered entries. */
function isDeletionEntry({ fromDate, toDate }: { fromDate: unknown; toDate: unknown }): boolean {
  return typeof fromDate === 'string' && typeof toDate === 'string';
}

function marksChanged(seal: Seal, { macs }: SealEvidence, expected: ExpectedChanges): SealFault[] {
  return seal.marks.flatMap((mark): SealFault[] => {
    const mac = macs.get(recordKey(mark));
    if (mac === mark.mac) return [];
    if (mark.kind === 'log')
      return mac === undefined && expected.isEverythingDeleted ? [] : ['log'];
    if (mark.member !== null && expected.isMemberRemoved(mark.member)) return [];
    return [mark.kind === 'agreement' ? 'rules' : 'extra-time'];
  });
}

/**
 * Rules and extra time added since the seal without the log entry that Kintime writes with each.
 * Each entry explains one row. Deleting everything deletes these entries too.
 */
function unexplained(
  { marks }: Seal,
  { agreements, grants }: Sealable,
  { entries, isEverythingDeleted }: ExpectedChanges,
): SealFault[] {
  if (isEverythingDeleted) return [];
  const sealed = new Set(marks.map(recordKey));
  const unused = entries.flatMap(logReferences);
  const isLogged = (wanted: string): boolean => {
    const i = unused.indexOf(wanted);
    if (i >= 0) unused.splice(i, 1);
    return i >= 0;
  };
  const isKnown = (kind: 'agreement' | 'grant', id: unknown, wanted: string): boolean =>
    sealed.has(recordKey({ kind, id: keyText(id) })) || isLogged(wanted);
  const areRulesKnown = agreements.every(({ id, madeAt, version }) =>
    isKnown('agreement', id, keyText(['rules', madeAt, version])),
  );
  const isExtraTimeKnown = grants.every(({ id, at, ms, how }) =>
    isKnown('grant', id, keyText(['extra-time', at, ms, how])),
  );
  return [
    ...(areRulesKnown ? [] : ['rules' as const]),
    ...(isExtraTimeKnown ? [] : ['extra-time' as const]),
  ];
}

/** References to the rows that a log entry explains; those of a tampered entry match none. */
function logReferences(entry: LogRow): string[] {
  const { at, what } = entry;
  if (what === 'agreement-made') return [keyText(['rules', at, entry.version])];
  // A new member starts with this browser's strictest rules (rule A16).
  if (what === 'member-added') return [keyText(['rules', at, 1])];
  if (what !== 'extra-time' || typeof entry.minutes !== 'number') return [];
  return [keyText(['extra-time', at, entry.minutes * MINUTE, entry.how])];
}

function daysChanged(
  seal: Seal,
  { days }: Sealable,
  { forged, terms }: SealEvidence,
  expected: ExpectedChanges,
): SealFault[] {
  const rows = new Map(seal.rows.map((row) => [sealedKey(row), row]));
  const present = new Map(days.map((day) => [sealedKey(day), day]));
  return seal.dates.flatMap((sealedDay): SealFault[] => {
    const key = sealedKey(sealedDay);
    const { member, date } = sealedDay;
    const [row, day] = [rows.get(key), present.get(key)];
    if (expected.isDeleted(date, member) || expected.isMemberRemoved(member)) return [];
    if (day === undefined && expected.isExpired(date)) return [];
    // Retention also deletes the seal's row, and an import may restore the day.
    if (row === undefined) return expected.isExpired(date) ? [] : ['seal'];
    if (forged.has(key)) return ['seal'];
    if (day === undefined || day.activeMs < row.activeMs) return ['days'];
    if (day.activeMs > row.activeMs || hasSameTerms(row, day) || expected.areTermsRewritten)
      return [];
    const due = terms.get(key);
    return due !== undefined && hasSameTerms(due, day) ? [] : ['days'];
  });
}

function hasSameTerms(
  a: Pick<SealedDay, 'limitMs' | 'grantedMs'>,
  b: Pick<SealedDay, 'limitMs' | 'grantedMs'>,
): boolean {
  return a.limitMs === b.limitMs && a.grantedMs === b.grantedMs;
}

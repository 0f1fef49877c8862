import { addDays } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { isRetentionMonths, retainedFrom } from '../tracking/retention.ts';
import { recordKey, keyText, SEAL_FAULTS, sealedKey } from './seal.ts';
import type { LogRow, Seal, Sealable, SealedDay, SealFault } from './seal.ts';
import { DAY, MINUTE } from '../time/units.ts';
import type { DayKey, Millis } from '../time/units.ts';

/** What the key says of a seal and of what stands in the database now. */
export interface SealEvidence {
  /** Whether the seal as a whole is the one that the key made. */
  readonly isWhole: boolean;
  /** The keys of its days that the key did not make so. */
  readonly forged: ReadonlySet<string>;
  /** What the key makes of the entries that are there now, by their keys. */
  readonly macs: ReadonlyMap<string, string>;
  /** What the agreement and the extra time say of days, where it matters. */
  readonly terms: ReadonlyMap<string, { limitMs: Millis | null; grantedMs: Millis }>;
}

/** A file may tell of tomorrow, and zones lie a day apart. */
const SLACK_DAYS = 3;

/** No clock that somebody trusted was further off. */
const MAX_DAYS = 100 * 366;

/**
 * What of a seal was changed otherwise than by Kintime (design: Seal). What Kintime itself deletes,
 * it says in the log or goes by the day; nothing else ever takes away or lowers what was sealed.
 * @returns each kind once; none where all is as it was
 */
export function findFaults(seal: Seal, present: Sealable, evidence: SealEvidence): SealFault[] {
  if (!evidence.isWhole) return ['seal'];
  const excuses = expectedChangesOf(seal, present);
  const found = new Set<SealFault>([
    ...(present.device === seal.device ? [] : ['days' as const]),
    ...seal.members
      .filter((id) => !present.members.includes(id) && !excuses.isMemberGone(id))
      .map(() => 'members' as const),
    ...marksChanged(seal, evidence, excuses),
    ...daysChanged(seal, present, evidence, excuses),
    ...unexplained(seal, present, excuses),
  ]);
  return SEAL_FAULTS.filter((fault) => found.has(fault));
}

/** The days whose numbers beside the time differ: what they ought to be has to be looked up. */
export function daysWithOtherTerms({ rows }: Seal, { days }: Sealable): Day[] {
  const sealed = new Map(rows.map((row) => [sealedKey(row), row]));
  return days.filter((day) => {
    const row = sealed.get(sealedKey(day));
    return row !== undefined && row.activeMs === day.activeMs && !hasSameTerms(row, day);
  });
}

/** What Kintime did since the seal that takes something of it away. */
interface ExpectedChanges {
  /** What this browser wrote into the log since then; a file speaks for nothing here. */
  readonly lines: readonly LogRow[];
  /** The whole history was deleted, and the log with it. */
  readonly isWiped: boolean;
  /** A file was taken in, or the hours went back: other numbers of the same day may stand now. */
  readonly isRewritten: boolean;
  readonly isMemberGone: (id: string) => boolean;
  readonly isDeleted: (date: DayKey) => boolean;
  readonly isOld: (date: DayKey) => boolean;
}

function expectedChangesOf(seal: Seal, { log, members, today }: Sealable): ExpectedChanges {
  const lines = log.filter(({ id, fromFile }) => id > seal.logTo && fromFile !== true);
  const isWiped = lines.some(({ what }) => what === 'deleted-everything');
  const removed = new Set(
    lines.flatMap((line) => (line.what === 'member-removed' ? line.member : [])),
  );
  const deleted = lines.flatMap((line) =>
    line.what === 'deleted-days' && isDeletionLine(line) ? line : [],
  );
  const first = retainedFrom(latestDate(lines, today), shortestKept(seal, lines));
  return {
    lines,
    isWiped,
    isRewritten: lines.some(({ what }) => what === 'imported' || what === 'clock-trusted'),
    // Whoever deletes everything deletes the line that said who was removed.
    isMemberGone: (id) => removed.has(id) || (isWiped && !members.includes(id)),
    isDeleted: (date) =>
      isWiped || deleted.some(({ fromDate, toDate }) => fromDate <= date && date <= toDate),
    isOld: (date) => first !== null && date < first,
  };
}

/** For how many months days were kept when that was shortest since the seal; `null` for always. */
function shortestKept(seal: Seal, lines: readonly LogRow[]): number | null {
  const said = lines.flatMap((line) =>
    // A line that was written by hand may say anything.
    line.what === 'kept-months' && isRetentionMonths(line.months) ? [line.months] : [],
  );
  const shortest = Math.min(...[seal.keepDaysMonths, ...said].map((months) => months ?? Infinity));
  return shortest === Infinity ? null : shortest;
}

/** The latest that it can have been since the seal, by recorded time. */
function latestDate(lines: readonly LogRow[], today: DayKey): DayKey {
  const backMs = lines.reduce(
    (sum, line) => sum + (line.what === 'clock-trusted' ? backOf(line.byMs) : 0),
    0,
  );
  return addDays(today, Math.min(Math.ceil(backMs / DAY), MAX_DAYS) + SLACK_DAYS);
}

function backOf(byMs: unknown): Millis {
  return typeof byMs === 'number' && byMs > 0 ? byMs : 0;
}

/** By hand a line may name anything. */
function isDeletionLine({ fromDate, toDate }: { fromDate: unknown; toDate: unknown }): boolean {
  return typeof fromDate === 'string' && typeof toDate === 'string';
}

function marksChanged(seal: Seal, { macs }: SealEvidence, excuses: ExpectedChanges): SealFault[] {
  return seal.marks.flatMap((mark): SealFault[] => {
    const now = macs.get(recordKey(mark));
    if (now === mark.mac) return [];
    if (mark.kind === 'log') return now === undefined && excuses.isWiped ? [] : ['log'];
    if (mark.member !== null && excuses.isMemberGone(mark.member)) return [];
    return [mark.kind === 'agreement' ? 'rules' : 'extra-time'];
  });
}

/**
 * Rules and extra time that came since the seal without the line that Kintime writes with each.
 * Each line speaks for one; whoever deletes the whole log deletes these, too.
 */
function unexplained(
  { marks }: Seal,
  { agreements, grants }: Sealable,
  { lines, isWiped }: ExpectedChanges,
): SealFault[] {
  if (isWiped) return [];
  const sealed = new Set(marks.map(recordKey));
  const free = lines.flatMap(logReferences);
  const isVouched = (wanted: string): boolean => {
    const i = free.indexOf(wanted);
    if (i >= 0) free.splice(i, 1);
    return i >= 0;
  };
  const isNew = (kind: 'agreement' | 'grant', id: unknown): boolean =>
    !sealed.has(recordKey({ kind, id: keyText(id) }));
  return [
    ...agreements
      .filter(({ id }) => isNew('agreement', id))
      .filter(({ madeAt, version }) => !isVouched(voucher('rules', madeAt, version)))
      .map(() => 'rules' as const),
    ...grants
      .filter(({ id }) => isNew('grant', id))
      .filter(({ at, ms, how }) => !isVouched(voucher('extra-time', at, ms, how)))
      .map(() => 'extra-time' as const),
  ];
}

/** What a line speaks for. */
function logReferences(line: LogRow): string[] {
  const { at, what } = line;
  if (what === 'agreement-made') return [voucher('rules', at, line.version)];
  // A new member begins with this browser's strictest rules.
  if (what === 'member-added') return [voucher('rules', at, 1)];
  if (what === 'extra-time') return [voucher('extra-time', at, minutesOf(line.minutes), line.how)];
  return [];
}

function minutesOf(minutes: unknown): Millis {
  return typeof minutes === 'number' ? minutes * MINUTE : Number.NaN;
}

/** By hand the parts may be anything, which speaks for nothing. */
function voucher(...parts: readonly unknown[]): string {
  return keyText(parts);
}

function daysChanged(
  seal: Seal,
  { days }: Sealable,
  { forged, terms }: SealEvidence,
  excuses: ExpectedChanges,
): SealFault[] {
  const rows = new Map(seal.rows.map((row) => [sealedKey(row), row]));
  const present = new Map(days.map((day) => [sealedKey(day), day]));
  return seal.dates.flatMap((place): SealFault[] => {
    const key = sealedKey(place);
    const { member, date } = place;
    const [row, day] = [rows.get(key), present.get(key)];
    if (excuses.isDeleted(date) || excuses.isMemberGone(member)) return [];
    if (day === undefined && excuses.isOld(date)) return [];
    // Retention takes the numbers out of the seal as well, and a file may bring the day back.
    if (row === undefined) return excuses.isOld(date) ? [] : ['seal'];
    if (forged.has(key)) return ['seal'];
    if (day === undefined || day.activeMs < row.activeMs) return ['days'];
    if (day.activeMs > row.activeMs || hasSameTerms(row, day) || excuses.isRewritten) return [];
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

import { addDays } from './calendar.ts';
import type { Day } from './days.ts';
import { keepFrom } from './retention.ts';
import { entryKey, SEAL_FAULTS, sealedKey } from './seal.ts';
import type { LogRow, Seal, Sealable, SealedDay, SealFault } from './seal.ts';
import { DAY } from './units.ts';
import type { DayKey, Millis } from './units.ts';

/** What the key says of a seal and of what stands in the database now. */
export interface Evidence {
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

/**
 * What of a seal was changed otherwise than by Kintime (design: Seal). What Kintime itself deletes,
 * it says in the log or goes by the day; nothing else ever takes away or lowers what was sealed.
 * @returns each kind once; none where all is as it was
 */
export function findFaults(seal: Seal, present: Sealable, evidence: Evidence): SealFault[] {
  if (!evidence.isWhole) return ['seal'];
  const excuses = excusesOf(seal, present);
  const found = new Set<SealFault>([
    ...(present.device === seal.device ? [] : ['days' as const]),
    ...seal.members
      .filter((id) => !present.members.includes(id) && !excuses.isMemberGone(id))
      .map(() => 'members' as const),
    ...marksChanged(seal, evidence, excuses),
    ...daysChanged(seal, present, evidence, excuses),
  ]);
  return SEAL_FAULTS.filter((fault) => found.has(fault));
}

/** The days whose numbers beside the time differ: what they ought to be has to be looked up. */
export function daysInQuestion({ rows }: Seal, { days }: Sealable): Day[] {
  const sealed = new Map(rows.map((row) => [sealedKey(row), row]));
  return days.filter((day) => {
    const row = sealed.get(sealedKey(day));
    return row !== undefined && row.activeMs === day.activeMs && !hasSameTerms(row, day);
  });
}

/** What Kintime did since the seal that takes something of it away. */
interface Excuses {
  /** The whole history was deleted, and the log with it. */
  readonly isWiped: boolean;
  /** A file was taken in, or the hours went back: other numbers of the same day may stand now. */
  readonly isRewritten: boolean;
  readonly isMemberGone: (id: string) => boolean;
  readonly isDeleted: (date: DayKey) => boolean;
  readonly isOld: (date: DayKey) => boolean;
}

function excusesOf(seal: Seal, { log, members, today }: Sealable): Excuses {
  const lines = log.filter(({ id }) => id > seal.logTo);
  const isWiped = lines.some(({ what }) => what === 'deleted-everything');
  const removed = new Set(
    lines.flatMap((line) => (line.what === 'member-removed' ? line.member : [])),
  );
  const deleted = lines.flatMap((line) => (line.what === 'deleted-days' ? line : []));
  const first = keepFrom(latestDate(lines, today), shortestKept(seal, lines));
  return {
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
  const said = lines.flatMap((line) => (line.what === 'kept-months' ? [line.months] : []));
  const shortest = Math.min(...[seal.keepDaysMonths, ...said].map((months) => months ?? Infinity));
  return shortest === Infinity ? null : shortest;
}

/** The latest that it can have been since the seal, by recorded time. */
function latestDate(lines: readonly LogRow[], today: DayKey): DayKey {
  const backMs = lines.reduce(
    (sum, line) => sum + (line.what === 'clock-trusted' ? line.byMs : 0),
    0,
  );
  return addDays(today, Math.ceil(backMs / DAY) + SLACK_DAYS);
}

function marksChanged(seal: Seal, { macs }: Evidence, excuses: Excuses): SealFault[] {
  return seal.marks.flatMap((mark): SealFault[] => {
    const now = macs.get(entryKey(mark));
    if (now === mark.mac) return [];
    if (mark.kind === 'log') return now === undefined && excuses.isWiped ? [] : ['log'];
    if (mark.member !== null && excuses.isMemberGone(mark.member)) return [];
    return [mark.kind === 'agreement' ? 'rules' : 'extra-time'];
  });
}

function daysChanged(
  seal: Seal,
  { days }: Sealable,
  { forged, terms }: Evidence,
  excuses: Excuses,
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

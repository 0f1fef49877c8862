import type { Agreement } from '../agreement/agreement.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { Grant } from '../limits/rules/extra-time.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';

/** Grows when what is sealed is written down otherwise; an older seal is then begun anew. */
export const SEAL_VERSION = 2;

/** What the database holds of what a seal is made over. */
export interface Sealable {
  readonly device: string;
  /** In recorded time. */
  readonly now: EpochMs;
  readonly today: DayKey;
  readonly keepDaysMonths: number | null;
  /** The members' ids. */
  readonly members: readonly string[];
  readonly agreements: readonly Agreement[];
  readonly grants: readonly Grant[];
  readonly log: readonly LogRow[];
  /** Of this device. */
  readonly days: readonly Day[];
}

export type LogRow = LogEntry & { readonly id: number };

/** Something that no use of Kintime changes once it is written, apart from removing it. */
export interface SealedRecord {
  readonly kind: 'agreement' | 'grant' | 'log';
  readonly id: string;
  /** Whose it is, and goes with; `null` for a line of the log. */
  readonly member: string | null;
  /** All of it that is sealed. */
  readonly text: string;
}

/** What a seal keeps of an entry: what the key makes of its text, from which nobody reads it. */
export type Mark = Omit<SealedRecord, 'text'> & { readonly mac: string };

/** Which day it is. */
export type SealedPlace = Pick<Day, 'member' | 'site' | 'date'>;

/** What a seal keeps of a day. Its numbers have to be known, since a day may grow. */
export interface SealedDay extends SealedPlace {
  readonly activeMs: Millis;
  readonly limitMs: Millis | null;
  readonly grantedMs: Millis;
  readonly mac: string;
}

/** One parent's seal, as it is stored. */
export interface Seal {
  /** Whose PIN it was made with. */
  readonly parent: string;
  readonly version: number;
  readonly at: EpochMs;
  /** The date on which it was made: it covers the days before. */
  readonly until: DayKey;
  readonly device: string;
  readonly keepDaysMonths: number | null;
  /** The last line of the log by then. Its numbers only ever go up. */
  readonly logTo: number;
  readonly members: readonly string[];
  readonly marks: readonly Mark[];
  /** Which days it covers. */
  readonly dates: readonly SealedPlace[];
  /** Of all of the above. */
  readonly mac: string;
  /** The numbers of those days stand apart, so that deleting a day takes them from here, too. */
  readonly rows: readonly SealedDay[];
}

/** What the last check came to. */
export interface SealResult {
  readonly at: EpochMs;
  /** What was there before that date is what it is about. */
  readonly until: DayKey;
  readonly fine: boolean;
  /** There was nothing to check: a first or a forgotten PIN, from which the seal begins. */
  readonly anew: boolean;
  /** What was changed; empty where all is as it was. */
  readonly found: readonly SealFault[];
}

export const SEAL_FAULTS = ['rules', 'extra-time', 'log', 'days', 'members', 'seal'] as const;
/** What can have been changed outside Kintime. */
export type SealFault = (typeof SEAL_FAULTS)[number];

/** The entries as they stand. Who said yes to an agreement and why extra time was asked for stay out. */
export function recordsOf({ agreements, grants, log }: Sealable): SealedRecord[] {
  return [
    ...agreements.map((row) => entryOf('agreement', row, { ...row, yeses: [] })),
    ...grants.map((row) => entryOf('grant', row, { ...row, reason: '' })),
    ...log.map((line) => entryOf('log', { id: line.id }, line)),
  ];
}

function entryOf(
  kind: SealedRecord['kind'],
  { id, member }: { readonly id: unknown; readonly member?: unknown },
  sealed: object,
): SealedRecord {
  return {
    kind,
    id: keyText(id),
    member: typeof member === 'string' ? member : null,
    text: canonical(sealed),
  };
}

/** What a seal of this moment covers: days from today on go on changing, as does no single entry. */
export function coveredBy(sealable: Sealable): { entries: SealedRecord[]; days: Day[] } {
  const { today, days } = sealable;
  return { entries: recordsOf(sealable), days: days.filter(({ date }) => date < today) };
}

/** What the seal as a whole is signed over. */
export function sealText(seal: Omit<Seal, 'mac' | 'rows'>): string {
  const { parent, version, at, until, device, keepDaysMonths, logTo } = seal;
  const { members, marks, dates } = seal;
  const head = { parent, version, at, until, device, keepDaysMonths, logTo };
  return canonical({ ...head, members, marks, dates });
}

/** What a sealed day is signed over; bound to its seal, so that an older one cannot take its place. */
export function dayText(
  { parent, at }: Pick<Seal, 'parent' | 'at'>,
  { member, site, date, activeMs, limitMs, grantedMs }: Omit<SealedDay, 'mac'>,
): string {
  return canonical({ parent, at, member, site, date, activeMs, limitMs, grantedMs });
}

/** What tells one day of a seal from the others. */
export function sealedKey({ member, site, date }: SealedPlace): string {
  return JSON.stringify([member, site, date]);
}

/** What tells one entry from the others. */
export function recordKey({ kind, id }: Pick<SealedRecord, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** Keys that Kintime makes are texts and numbers; by hand there can be others. */
export function keyText(id: unknown): string {
  return typeof id === 'string' ? id : canonical(id);
}

/** No row that Kintime writes is made up of nearly as many parts. */
const MAX_PARTS = 100_000;

/**
 * The same text for the same content, whatever order its fields came in. Total: what was written
 * by hand may be anything that a database can hold, also what goes round in circles.
 */
function canonical(value: unknown): string {
  let parts = 0;
  const write = (part: unknown): string => {
    parts += 1;
    if (parts > MAX_PARTS) throw new RangeError('Nobody writes as much as that');
    if (part === null) return 'null';
    if (typeof part === 'string') return JSON.stringify(part);
    if (typeof part === 'bigint') return `${part}n`;
    if (typeof part === 'number' || typeof part === 'boolean') return String(part);
    if (typeof part !== 'object') return 'undefined';
    if (Array.isArray(part)) return `[${part.map(write).join()}]`;
    if (part instanceof Date) return `Date ${part.getTime()}`;
    const fields = Object.entries(part)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join()}}`;
  };
  try {
    return write(value);
  } catch {
    return 'unwritable';
  }
}

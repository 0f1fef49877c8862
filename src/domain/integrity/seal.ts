import type { Agreement } from '../agreement/agreement.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { Grant } from '../limits/rules/extra-time.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import { canonicalText } from '../i18n/canonical-text.ts';
import type { RecordId, Seal, SealedDay, SealedPlace } from './seal.schema.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/** Incremented when the sealed representation changes; a seal of an older version is replaced unchecked. */
export const SEAL_VERSION = 2;

/** The stored rows that a seal covers (rule A18). */
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
  /** The days of this device. */
  readonly days: readonly Day[];
}

export type LogRow = LogEntry & { readonly id: number };

/** A record that is sealed: its id, and all of it that is sealed as text. */
export type SealedRecord = RecordId & { readonly text: string };

export type { Mark, Seal, SealedDay, SealedPlace } from './seal.schema.ts';

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
/** What can be found changed outside Kintime. */
export type SealFault = (typeof SEAL_FAULTS)[number];

/**
 * The sealed records, without fields that change later: who agreed or did not, the reason for extra
 * time, and signatures, which come after the row and vouch for themselves (rule H5).
 */
export function recordsOf({ agreements, grants, log }: Sealable): SealedRecord[] {
  const open = { noes: undefined, signature: undefined };
  return [
    ...agreements.map((row) => recordOf('agreement', row, { ...row, ...open, yeses: [] })),
    ...grants.map((row) => recordOf('grant', row, { ...row, reason: '', signature: undefined })),
    ...log.map((entry) => recordOf('log', { id: entry.id }, entry)),
  ];
}

function recordOf(
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

/** What a seal made now covers: all records, and the days before today, since today still changes. */
export function coveredBy(sealable: Sealable): { records: SealedRecord[]; days: Day[] } {
  const { today, days } = sealable;
  return { records: recordsOf(sealable), days: days.filter(({ date }) => date < today) };
}

/** The input of the MAC over the seal as a whole. */
export function sealMacInput(seal: Omit<Seal, 'mac' | 'rows'>): string {
  const { parent, version, at, until, device, keepDaysMonths, logTo } = seal;
  const { members, marks, dates } = seal;
  const head = { parent, version, at, until, device, keepDaysMonths, logTo };
  return canonical({ ...head, members, marks, dates });
}

/** The input of a sealed day's MAC; includes the seal's time, so a day of an older seal cannot replace it. */
export function dayText(
  { parent, at }: Pick<Seal, 'parent' | 'at'>,
  { member, site, date, activeMs, limitMs, grantedMs }: Omit<SealedDay, 'mac'>,
): string {
  return canonical({ parent, at, member, site, date, activeMs, limitMs, grantedMs });
}

/** The key of a day within a seal. */
export function sealedKey({ member, site, date }: SealedPlace): string {
  return JSON.stringify([member, site, date]);
}

/** The key of a record within a seal. */
export function recordKey({ kind, id }: Pick<SealedRecord, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** A primary key as a string. Kintime writes strings and numbers; tampered rows may have anything. */
export function keyText(id: unknown): string {
  return typeof id === 'string' ? id : canonical(id);
}

/** Never throws: tampered rows may hold any value that IndexedDB can store, including cyclic ones. */
function canonical(value: unknown): string {
  try {
    return canonicalText(value);
  } catch {
    return 'unwritable';
  }
}

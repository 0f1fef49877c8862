import type { Agreement } from './agreement.ts';
import type { Day } from './days.ts';
import type { Grant } from './grants.ts';
import type { LogEntry } from './log.ts';
import type { DayKey, EpochMs, Millis } from './units.ts';

/** Grows when what is sealed is written down otherwise; an older seal is then begun anew. */
export const SEAL_VERSION = 1;

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
export interface Entry {
  readonly kind: 'agreement' | 'grant' | 'log';
  readonly id: string | number;
  /** Whose it is, and goes with; `null` for a line of the log. */
  readonly member: string | null;
  /** All of it that is sealed. */
  readonly text: string;
}

/** What a seal keeps of an entry: what the key makes of its text, from which nobody reads it. */
export type Mark = Omit<Entry, 'text'> & { readonly mac: string };

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
export interface SealWord {
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
export function entriesOf({ agreements, grants, log }: Sealable): Entry[] {
  return [
    ...agreements.map((agreement): Entry => {
      const { id, member } = agreement;
      return { kind: 'agreement', id, member, text: canonical({ ...agreement, yeses: [] }) };
    }),
    ...grants.map((grant): Entry => {
      const { id, member } = grant;
      return { kind: 'grant', id, member, text: canonical({ ...grant, reason: '' }) };
    }),
    ...log.map((line): Entry => ({
      kind: 'log',
      id: line.id,
      member: null,
      text: canonical(line),
    })),
  ];
}

/** What a seal of this moment covers: extra time and days from today on go on changing. */
export function coveredBy(sealable: Sealable): { entries: Entry[]; days: Day[] } {
  const { today, grants, days } = sealable;
  const isPast = ({ date }: { readonly date: DayKey }): boolean => date < today;
  return {
    entries: entriesOf({ ...sealable, grants: grants.filter(isPast) }),
    days: days.filter(isPast),
  };
}

/** What the seal as a whole is signed over. */
export function bodyText(seal: Omit<Seal, 'mac' | 'rows'>): string {
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
export function entryKey({ kind, id }: Pick<Entry, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** The same text for the same content, whatever order its fields came in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

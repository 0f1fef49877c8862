import { ANSWERS } from '../domain/agreement/agreement.ts';
import {
  ARCHIVE_AHEAD,
  ARCHIVE_PROGRAM,
  ARCHIVE_VERSION,
  CALENDAR_AHEAD,
} from '../domain/backup/archive.ts';
import type { Archive, ArchiveSettings } from '../domain/backup/archive.ts';
import {
  countIn,
  DamagedError,
  dateIn,
  fieldOf,
  idIn,
  listIn,
  millisIn,
  momentIn,
  nullableIn,
  objectIn,
  refuse,
  textIn,
  unrepeated,
  wallTimeIn,
  wholeIn,
  zoneIn,
} from '../domain/backup/archive-fields.ts';
import type { Entry } from '../domain/backup/archive-fields.ts';
import { readDay, readGap, readSpan } from '../domain/backup/archive-rows.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import type { GrantMethod } from '../domain/limits/rules/extra-time.ts';
import type { LoggedChange, LogEntry } from '../domain/agreement/change-log.ts';
import type { Member, Switch } from '../domain/people/members.ts';
import { DAY, MINUTE } from '../domain/time/units.ts';
import type { EpochMs, Millis } from '../domain/time/units.ts';

export type ParsedArchive =
  | { readonly ok: true; readonly archive: Archive }
  | {
      readonly ok: false;
      readonly error: 'import-not-ours' | 'import-newer' | 'import-damaged';
      /** Which entry is wrong and how, in words; nothing of what stands there. */
      readonly detail: string;
    };

/** A clock that was wrong may have been wrong by decades, but not by more. */
const MAX_SET_BACK: Millis = 200 * 366 * DAY;

/**
 * Reads the parsed content of an export file. Total: whatever comes in, an archive or the reason
 * why it is none comes out. The archive is built anew from what it may hold; anything else in
 * the file is left behind.
 * @param now the reader's wall clock; a file that speaks of later than tomorrow is refused
 */
export function parseArchive(value: unknown, now: EpochMs): ParsedArchive {
  try {
    if (typeof value !== 'object' || value === null) return notOurs();
    const file: Entry = { place: 'The file', value };
    if (fieldOf(file, 'program') !== ARCHIVE_PROGRAM) return notOurs();
    const version = wholeIn(file, 'version');
    if (version > ARCHIVE_VERSION) {
      const detail = `The file has version ${version}, and this Kintime knows ${ARCHIVE_VERSION}`;
      return { ok: false, error: 'import-newer', detail };
    }
    if (version < 1) refuse(file, 'has no version');
    return { ok: true, archive: readFile(file, now + ARCHIVE_AHEAD) };
  } catch (error) {
    // What is no JSON at all, such as an object that throws when read, is damaged like the rest.
    const told = error instanceof DamagedError;
    const detail = told ? error.message : 'The file cannot be read';
    return { ok: false, error: 'import-damaged', detail };
  }
}

function notOurs(): ParsedArchive {
  return { ok: false, error: 'import-not-ours', detail: 'The file is not one of Kintime' };
}

function readFile(file: Entry, latest: EpochMs): Archive {
  const isNewDay = unrepeated();
  const isNewMember = unrepeated();
  const isNewSwitch = unrepeated();
  const isNewGap = unrepeated();
  const exportedAt = momentIn(file, 'exportedAt', latest);
  return {
    program: ARCHIVE_PROGRAM,
    version: ARCHIVE_VERSION,
    exportedAt,
    // Before counting was agreed to, a browser has no id.
    device: textIn(file, 'device'),
    spans: listIn(file, 'spans', (entry) => readSpan(entry, latest)),
    days: listIn(file, 'days', (entry) => {
      const day = readDay(entry, latest);
      isNewDay(entry, [day.device, day.member, day.site, day.date]);
      return day;
    }),
    members: listIn(file, 'members', (entry): Member => {
      const member = { id: idIn(entry, 'id'), name: textIn(entry, 'name') };
      isNewMember(entry, [member.id]);
      return member;
    }),
    switches: listIn(file, 'switches', (entry): Switch => {
      const one = { at: momentIn(entry, 'at', latest), member: idIn(entry, 'member') };
      isNewSwitch(entry, [one.at]);
      return one;
    }),
    gaps: listIn(file, 'gaps', (entry) => {
      const gap = readGap(entry, latest);
      isNewGap(entry, [gap.device, gap.site, gap.start, gap.reason]);
      return gap;
    }),
    log: listIn(file, 'log', (entry) => readLogEntry(entry, latest)),
    settings: readSettings(objectIn(file, 'settings'), latest),
  };
}

/** The change of one kind; several kinds may share their fields. */
type ChangeOf<W extends LoggedChange['what']> = LoggedChange extends infer C
  ? C extends { what: infer X }
    ? W extends X
      ? Omit<C, 'what'> & { readonly what: W }
      : never
    : never
  : never;

/** How each kind of change is read; a new kind without its reader does not compile. */
const CHANGES: {
  readonly [W in LoggedChange['what']]: (entry: Entry, latest: EpochMs) => ChangeOf<W>;
} = {
  'counting-agreed': () => ({ what: 'counting-agreed' }),
  'access-lost': () => ({ what: 'access-lost' }),
  'access-back': () => ({ what: 'access-back' }),
  'clock-back': (entry) => ({ what: 'clock-back', byMs: millisIn(entry, 'byMs', MAX_SET_BACK) }),
  'clock-trusted': (entry) => ({
    what: 'clock-trusted',
    byMs: millisIn(entry, 'byMs', MAX_SET_BACK),
  }),
  'zone-changed': (entry) => ({ what: 'zone-changed', zone: zoneIn(entry, 'zone') }),
  imported: (entry) => ({ what: 'imported', days: countIn(entry, 'days') }),
  'deleted-days': (entry) => ({
    what: 'deleted-days',
    fromDate: dateIn(entry, 'fromDate'),
    toDate: dateIn(entry, 'toDate'),
  }),
  'deleted-everything': () => ({ what: 'deleted-everything' }),
  'kept-months': (entry) => ({
    what: 'kept-months',
    months: nullableIn(entry, 'months', between(1, MAX_MONTHS)),
  }),
  'switched-off': (entry, latest) => ({
    what: 'switched-off',
    fromMs: momentIn(entry, 'fromMs', latest),
  }),
  'agreement-made': (entry) => ({
    what: 'agreement-made',
    ...namesIn(entry),
    version: between(1, MAX_VERSIONS)(entry, 'version'),
  }),
  'agreement-yes': (entry) => ({ what: 'agreement-yes', ...namesIn(entry) }),
  proposed: (entry) => ({ what: 'proposed', ...namesIn(entry) }),
  'proposal-withdrawn': (entry) => ({ what: 'proposal-withdrawn', ...namesIn(entry) }),
  'proposal-answered': (entry) => ({
    what: 'proposal-answered',
    ...namesIn(entry),
    answer: oneOf(ANSWERS)(entry, 'answer'),
  }),
  'extra-time': (entry) => ({
    what: 'extra-time',
    ...namesIn(entry),
    minutes: between(1, DAY / MINUTE)(entry, 'minutes'),
    how: oneOf(HOWS)(entry, 'how'),
  }),
  'pin-first': (entry) => ({ what: 'pin-first', who: textIn(entry, 'who') }),
  'pin-changed': (entry) => ({
    what: 'pin-changed',
    who: textIn(entry, 'who'),
    ...(fieldOf(entry, 'how') === 'code' ? { how: 'code' as const } : {}),
  }),
  'parent-added': (entry) => ({ what: 'parent-added', who: textIn(entry, 'who') }),
  'parent-removed': (entry) => ({ what: 'parent-removed', who: textIn(entry, 'who') }),
  'phone-added': (entry) => ({ what: 'phone-added', who: textIn(entry, 'who') }),
  'phone-removed': (entry) => ({ what: 'phone-removed', ...namesIn(entry) }),
  'seal-broken': (entry) => ({ what: 'seal-broken', until: dateIn(entry, 'until') }),
  'reset-asked': () => ({ what: 'reset-asked' }),
  'reset-cancelled': () => ({ what: 'reset-cancelled' }),
  'reset-done': () => ({ what: 'reset-done' }),
  'member-added': (entry) => ({ what: 'member-added', whom: textIn(entry, 'whom') }),
  'member-removed': (entry) => ({
    what: 'member-removed',
    whom: textIn(entry, 'whom'),
    ...(fieldOf(entry, 'member') === undefined ? {} : { member: idIn(entry, 'member') }),
  }),
  'member-switched': (entry) => ({ what: 'member-switched', whom: textIn(entry, 'whom') }),
  'member-pin': (entry) => ({ what: 'member-pin', whom: textIn(entry, 'whom') }),
  'opening-pause': (entry) => ({
    what: 'opening-pause',
    whom: textIn(entry, 'whom'),
    ...(fieldOf(entry, 'pauseMs') === undefined
      ? {}
      : { pauseMs: nullableIn(entry, 'pauseMs', pauseIn) }),
  }),
  'member-renamed': (entry) => ({
    what: 'member-renamed',
    whom: textIn(entry, 'whom'),
    before: textIn(entry, 'before'),
  }),
  'household-made': () => ({ what: 'household-made' }),
  'household-joined': () => ({ what: 'household-joined' }),
  'household-left': (entry) => ({ what: 'household-left', who: textIn(entry, 'who') }),
  'key-renewed': (entry) => ({ what: 'key-renewed', who: textIn(entry, 'who') }),
  'card-given': (entry) => ({
    what: 'card-given',
    whom: textIn(entry, 'whom'),
    fromDate: dateIn(entry, 'fromDate'),
  }),
  'person-removed': (entry) => ({ what: 'person-removed', ...namesIn(entry) }),
  'moment-chosen': () => ({ what: 'moment-chosen' }),
  'moment-ended': () => ({ what: 'moment-ended' }),
};

function pauseIn(entry: Entry, field: string): Millis {
  return millisIn(entry, field, DAY);
}

/** A hundred years. */
const MAX_MONTHS = 1200;

/** Nobody changes an agreement more often in a lifetime. */
const MAX_VERSIONS = 100_000;

const HOWS = ['pin', 'code', 'free'] as const satisfies readonly GrantMethod[];

function namesIn(entry: Entry): { readonly who: string; readonly whom: string } {
  return { who: textIn(entry, 'who'), whom: textIn(entry, 'whom') };
}

function oneOf<T extends string>(known: readonly T[]): (entry: Entry, field: string) => T {
  return (entry, field) => {
    const value = known.find((one) => one === fieldOf(entry, field));
    return value ?? refuse(entry, `has no known ${field}`);
  };
}

function readLogEntry(entry: Entry, latest: EpochMs): LogEntry {
  const at = momentIn(entry, 'at', latest);
  const what = fieldOf(entry, 'what');
  if (!isChange(what)) refuse(entry, 'is no known kind of change');
  return { at, ...CHANGES[what](entry, latest) };
}

function isChange(what: unknown): what is LoggedChange['what'] {
  return typeof what === 'string' && Object.hasOwn(CHANGES, what);
}

function readSettings(entry: Entry, latest: EpochMs): ArchiveSettings {
  return {
    countingSince: nullableIn(entry, 'countingSince', (one, field) => momentIn(one, field, latest)),
    calendars: listIn(entry, 'calendars', (one): Calendar => ({
      from: momentIn(one, 'from', latest + CALENDAR_AHEAD),
      zone: zoneIn(one, 'zone'),
      dayStart: wallTimeIn(one, 'dayStart'),
      lateFrom: wallTimeIn(one, 'lateFrom'),
    })),
    firstDay: nullableIn(entry, 'firstDay', between(1, 7)),
    keepDaysMonths: nullableIn(entry, 'keepDaysMonths', between(1, MAX_MONTHS)),
  };
}

function between(least: number, most: number): (entry: Entry, field: string) => number {
  return (entry, field) => {
    const value = countIn(entry, field);
    return least <= value && value <= most ? value : refuse(entry, `has no possible ${field}`);
  };
}

import {
  ARCHIVE_AHEAD,
  ARCHIVE_PROGRAM,
  ARCHIVE_VERSION,
  CALENDAR_AHEAD,
} from '../domain/archive.ts';
import type { Archive, ArchiveSettings } from '../domain/archive.ts';
import {
  countIn,
  DamagedError,
  dateIn,
  feedIn,
  fieldOf,
  idIn,
  isWhole,
  listIn,
  millisIn,
  momentIn,
  MOST_DAY,
  nullableIn,
  objectIn,
  refuse,
  siteIn,
  textIn,
  unrepeated,
  wallTimeIn,
  wholeIn,
  zoneIn,
} from '../domain/archive-fields.ts';
import type { Entry } from '../domain/archive-fields.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Day } from '../domain/days.ts';
import { isFeed } from '../domain/feeds.ts';
import type { Feed } from '../domain/feeds.ts';
import { GAP_REASONS } from '../domain/gaps.ts';
import type { Gap } from '../domain/gaps.ts';
import type { Change, LogEntry } from '../domain/log.ts';
import type { Member, Switch } from '../domain/members.ts';
import { reachOf } from '../domain/retention.ts';
import type { Interval, Span } from '../domain/spans.ts';
import { DAY } from '../domain/units.ts';
import type { DayKey, EpochMs, Millis } from '../domain/units.ts';

export type ParsedArchive =
  | { readonly ok: true; readonly archive: Archive }
  | {
      readonly ok: false;
      readonly error: 'import-not-ours' | 'import-newer' | 'import-damaged';
      /** Which entry is wrong and how, in words; nothing of what stands there. */
      readonly detail: string;
    };

/** A clock that was wrong may have been wrong by decades, but not by more. */
const MOST_SET_BACK: Millis = 200 * 366 * DAY;

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

function readSpan(entry: Entry, latest: EpochMs): Span {
  const span: Span = {
    start: momentIn(entry, 'start', latest),
    end: momentIn(entry, 'end', latest),
    device: idIn(entry, 'device'),
    member: idIn(entry, 'member'),
    site: siteIn(entry, 'site'),
    feed: feedIn(entry, 'feed'),
    date: dateIn(entry, 'date'),
    zone: zoneIn(entry, 'zone'),
  };
  if (span.end < span.start) refuse(entry, 'ends before it starts');
  if (span.end === span.start) refuse(entry, 'is empty');
  const reach = reachFor(span.date);
  if (span.start < reach.start || span.end > reach.end) refuse(entry, 'lies outside its date');
  return span;
}

/** The dates of a file repeat, and the calendar takes its time. */
const reaches = new Map<DayKey, Interval>();

function reachFor(date: DayKey): Interval {
  const known = reaches.get(date);
  if (known !== undefined) return known;
  const reach = reachOf(date);
  if (reaches.size >= 1000) reaches.clear();
  reaches.set(date, reach);
  return reach;
}

function readDay(entry: Entry, latest: EpochMs): Day {
  const activeMs = millisIn(entry, 'activeMs', MOST_DAY);
  const day: Day = {
    device: idIn(entry, 'device'),
    member: idIn(entry, 'member'),
    site: siteIn(entry, 'site'),
    date: dateIn(entry, 'date'),
    activeMs,
    hoursMs: readHours(entry),
    feedsMs: readFeeds(entry),
    opens: countIn(entry, 'opens'),
    skipped: countIn(entry, 'skipped'),
    sessions: countIn(entry, 'sessions'),
    longestMs: millisIn(entry, 'longestMs', activeMs),
    lateMs: millisIn(entry, 'lateMs', activeMs),
    unchargedMs: millisIn(entry, 'unchargedMs', activeMs),
    limitMs: nullableIn(entry, 'limitMs', (one, field) => millisIn(one, field, MOST_DAY)),
    grantedMs: millisIn(entry, 'grantedMs', MOST_DAY),
    zone: zoneIn(entry, 'zone'),
  };
  if (reachFor(day.date).start > latest) refuse(entry, 'lies in the future (date)');
  if (sumOf(day.hoursMs) !== activeMs) refuse(entry, 'has hours that do not add up');
  if (sumOf(Object.values(day.feedsMs)) !== activeMs) refuse(entry, 'has feeds that do not add up');
  return day;
}

function readHours(entry: Entry): Millis[] {
  const hours = fieldOf(entry, 'hoursMs');
  if (!Array.isArray(hours) || hours.length !== 24) refuse(entry, 'does not have 24 hours');
  return Array.from(hours, (ms: unknown) =>
    isWhole(ms) ? ms : refuse(entry, 'has no whole number in hoursMs'),
  );
}

function readFeeds(entry: Entry): Partial<Record<Feed, Millis>> {
  const feeds = objectIn(entry, 'feedsMs');
  const feedsMs: Partial<Record<Feed, Millis>> = {};
  for (const feed of Object.keys(feeds.value)) {
    if (!isFeed(feed)) refuse(entry, 'has no known part of the site in feedsMs');
    feedsMs[feed] = millisIn(feeds, feed, MOST_DAY);
  }
  return feedsMs;
}

function sumOf(lengths: readonly Millis[]): Millis {
  return lengths.reduce((sum, ms) => sum + ms, 0);
}

function readGap(entry: Entry, latest: EpochMs): Gap {
  const reason = GAP_REASONS.find((one) => one === fieldOf(entry, 'reason'));
  const gap: Gap = {
    device: idIn(entry, 'device'),
    site: siteIn(entry, 'site'),
    start: momentIn(entry, 'start', latest),
    end: nullableIn(entry, 'end', (one, field) => momentIn(one, field, latest)),
    reason: reason ?? refuse(entry, 'has no known reason'),
  };
  // A clock that went back leaves a gap of no length.
  if (gap.end !== null && gap.end < gap.start) refuse(entry, 'ends before it starts');
  return gap;
}

/** How each kind of change is read; a new kind without its reader does not compile. */
const CHANGES: {
  readonly [W in Change['what']]: (entry: Entry, latest: EpochMs) => Extract<Change, { what: W }>;
} = {
  'counting-agreed': () => ({ what: 'counting-agreed' }),
  'access-lost': () => ({ what: 'access-lost' }),
  'access-back': () => ({ what: 'access-back' }),
  'clock-back': (entry) => ({ what: 'clock-back', byMs: millisIn(entry, 'byMs', MOST_SET_BACK) }),
  'clock-trusted': (entry) => ({
    what: 'clock-trusted',
    byMs: millisIn(entry, 'byMs', MOST_SET_BACK),
  }),
  'zone-changed': (entry) => ({ what: 'zone-changed', zone: zoneIn(entry, 'zone') }),
  'imported': (entry) => ({ what: 'imported', days: countIn(entry, 'days') }),
  'deleted-days': (entry) => ({
    what: 'deleted-days',
    fromDate: dateIn(entry, 'fromDate'),
    toDate: dateIn(entry, 'toDate'),
  }),
  'deleted-everything': () => ({ what: 'deleted-everything' }),
  'switched-off': (entry, latest) => ({
    what: 'switched-off',
    fromMs: momentIn(entry, 'fromMs', latest),
  }),
};

function readLogEntry(entry: Entry, latest: EpochMs): LogEntry {
  const at = momentIn(entry, 'at', latest);
  const what = fieldOf(entry, 'what');
  if (!isChange(what)) refuse(entry, 'is no known kind of change');
  return { at, ...CHANGES[what](entry, latest) };
}

function isChange(what: unknown): what is Change['what'] {
  return typeof what === 'string' && Object.hasOwn(CHANGES, what);
}

function readSettings(entry: Entry, latest: EpochMs): ArchiveSettings {
  const upTo = (least: number, most: number) => (one: Entry, field: string) => {
    const value = countIn(one, field);
    return least <= value && value <= most ? value : refuse(one, `has no such ${field}`);
  };
  return {
    countingSince: nullableIn(entry, 'countingSince', (one, field) => momentIn(one, field, latest)),
    calendars: listIn(entry, 'calendars', (one): Calendar => ({
      from: momentIn(one, 'from', latest + CALENDAR_AHEAD),
      zone: zoneIn(one, 'zone'),
      dayStart: wallTimeIn(one, 'dayStart'),
      lateFrom: wallTimeIn(one, 'lateFrom'),
    })),
    firstDay: nullableIn(entry, 'firstDay', upTo(1, 7)),
    keepDaysMonths: nullableIn(entry, 'keepDaysMonths', upTo(1, 1200)),
  };
}

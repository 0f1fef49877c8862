import {
  countIn,
  dateIn,
  feedIn,
  fieldOf,
  idIn,
  isWhole,
  millisIn,
  momentIn,
  nullableIn,
  objectIn,
  refuse,
  siteIn,
  zoneIn,
} from './archive-fields.ts';
import type { Entry } from './archive-fields.ts';
import type { Day } from '../tracking/day-totals.ts';
import { isFeed } from '../tracking/feeds.ts';
import type { Feed } from '../tracking/feeds.ts';
import { GAP_REASONS } from '../tracking/gaps.ts';
import type { Gap } from '../tracking/gaps.ts';
import { anyZoneBounds } from '../tracking/retention.ts';
import { MAX_DAY } from '../time/value-guards.ts';
import type { Interval } from '../time/interval.ts';
import type { Span } from '../tracking/span.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';

/** @throws DamagedError */
export function readSpan(entry: Entry, latest: EpochMs): Span {
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
  const reach = anyZoneBounds(date);
  if (reaches.size >= 1000) reaches.clear();
  reaches.set(date, reach);
  return reach;
}

/** @throws DamagedError */
export function readDay(entry: Entry, latest: EpochMs): Day {
  const activeMs = millisIn(entry, 'activeMs', MAX_DAY);
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
    limitMs: nullableIn(entry, 'limitMs', (one, field) => millisIn(one, field, MAX_DAY)),
    grantedMs: millisIn(entry, 'grantedMs', MAX_DAY),
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
    feedsMs[feed] = millisIn(feeds, feed, MAX_DAY);
  }
  return feedsMs;
}

function sumOf(lengths: readonly Millis[]): Millis {
  return lengths.reduce((sum, ms) => sum + ms, 0);
}

/** @throws DamagedError */
export function readGap(entry: Entry, latest: EpochMs): Gap {
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

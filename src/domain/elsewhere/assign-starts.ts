import {
  addDays,
  boundsOn,
  calendarAt,
  calendarOn,
  dateOf,
  dayBounds,
  firstCalendar,
} from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { unionIntervals } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { SECOND } from '../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';
import { LONGEST_GAP } from './estimate.ts';
import { elsewhereKey, isSameRow, mergeElsewhere, rowOf, videosOf } from './videos.ts';
import type { ElsewhereDay } from './videos.ts';

/** What an export is compared with. */
export interface MeasuredTime {
  readonly member: string;
  readonly calendars: readonly Calendar[];
  /** The spans of all members and devices: whoever watched, that time is counted already. */
  readonly spans: readonly DatedInterval[];
  /** The dates on which Kintime counted any time, whether or not their spans are still kept. */
  readonly countedDates: ReadonlySet<DayKey>;
  /** The member's stored rows. */
  readonly stored: readonly ElsewhereDay[];
}

interface DatedInterval extends Interval {
  readonly date: DayKey;
}

/** The rows to write for an export. */
export interface ElsewherePlan {
  /** New and changed rows; those that stay as they are are left out. */
  readonly days: readonly ElsewhereDay[];
  /** How many starts no earlier export had. */
  readonly added: number;
  /** How many starts lie within this browser's own time. */
  readonly own: number;
  /** How many starts lie on dates whose own time is known without its spans. */
  readonly undecidable: number;
}

/**
 * How far a start may lie outside a span and still belong to it: TikTok notes a start when a video
 * loads, by its own clock and in whole seconds.
 */
const SLACK: Millis = 10 * SECOND;

/**
 * Sorts the starts of an export by where they were watched (rule C18). Those within the browser's
 * own spans are left out, since they are measured. On dates whose spans have expired, the two cannot
 * be told apart, so nothing is added there. A date within the export that has no starts gets a row
 * without any. The same export again plans nothing, and the order of exports makes no difference.
 * @param starts of all videos in the export, ascending and distinct
 * @throws RangeError for an empty list of calendars
 */
export function planElsewhere(starts: readonly EpochMs[], measured: MeasuredTime): ElsewherePlan {
  const { calendars, countedDates, stored, member } = measured;
  const spans = unionIntervals(measured.spans);
  const datesWithSpans = new Set(measured.spans.map(({ date }) => date));
  const before = new Map(stored.map((day) => [day.date, day]));
  const days: ElsewhereDay[] = [];
  let [added, own, undecidable] = [0, 0, 0];
  for (const [date, group] of groupByDate(starts, calendars)) {
    if (countedDates.has(date) && !datesWithSpans.has(date)) {
      undecidable += group.length;
      continue;
    }
    const old = before.get(date);
    const known = old === undefined ? [] : videosOf(old).map(({ start }) => start);
    const outside = startsOutside(group, spans);
    own += group.length - outside.length;
    const all = unite(known, outside);
    added += all.length - known.length;
    const { start: dayStart, end: dayEnd } = boundsOn(calendars, date);
    const zone = old?.zone ?? calendarOn(calendars, date).zone;
    const videos = videosFrom(startsOutside(all, spans), spans, dayEnd);
    const row = rowOf({ member, date, zone }, dayStart, videos);
    if (old === undefined || !isSameRow(old, row)) days.push(row);
  }
  return { days, added, own, undecidable };
}

/**
 * The rows that change if those of a file are added and spans have come with it: what started within
 * spans is measured, on either side, and left out (rule C18). The same file again changes nothing, and
 * the order of files makes no difference. On dates without spans, the rows alone decide.
 * @param spans all spans after the file was added
 * @param added those of them that are new
 * @param calendars if empty, the defaults in the zone of a row
 * @throws RangeError if a zone does not exist
 */
export function addElsewhere(
  stored: readonly ElsewhereDay[],
  incoming: readonly ElsewhereDay[],
  spans: readonly DatedInterval[],
  added: readonly DatedInterval[],
  calendars: readonly Calendar[],
): ElsewhereDay[] {
  const before = new Map(stored.map((row) => [elsewhereKey(row), row]));
  const rows = new Map(before);
  for (const row of mergeElsewhere(stored, incoming)) rows.set(elsewhereKey(row), row);
  const datesWithSpans = new Set(spans.map(({ date }) => date));
  // A span at the end of a day also decides about a start just after it.
  const addedDates = [...new Set(added.map(({ date }) => date))];
  const affected = new Set([
    ...incoming.map(({ date }) => date),
    ...addedDates.flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]),
  ]);
  const united = unionIntervals(spans);
  return [...rows].flatMap(([key, row]) => {
    if (!affected.has(row.date)) return [];
    const old = before.get(key);
    const kept = datesWithSpans.has(row.date) ? withoutMeasured(row, united, calendars) : row;
    return old !== undefined && isSameRow(old, kept) ? [] : [kept];
  });
}

/** @param spans disjoint and in order */
function withoutMeasured(
  row: ElsewhereDay,
  spans: readonly Interval[],
  calendars: readonly Calendar[],
): ElsewhereDay {
  const { date, zone, from } = row;
  const calendar = calendars.length > 0 ? calendarOn(calendars, date) : firstCalendar(zone);
  const { end } = dayBounds({ ...calendar, zone }, date);
  const starts = videosOf(row).map(({ start }) => start);
  return rowOf(row, from, videosFrom(startsOutside(starts, spans), spans, end));
}

/** Every date from the first start to the last, with its starts. */
function groupByDate(
  starts: readonly EpochMs[],
  calendars: readonly Calendar[],
): ReadonlyMap<DayKey, readonly EpochMs[]> {
  const groups = new Map<DayKey, EpochMs[]>();
  let latest: DayKey | undefined;
  for (const start of starts) {
    const date = dateOf(calendarAt(calendars, start), start);
    while (latest !== undefined && latest < date) {
      latest = addDays(latest, 1);
      groups.set(latest, []);
    }
    latest ??= date;
    const group = groups.get(date);
    if (group === undefined) groups.set(date, [start]);
    else group.push(start);
  }
  return groups;
}

/** @param spans disjoint and in order */
function startsOutside(starts: readonly EpochMs[], spans: readonly Interval[]): EpochMs[] {
  let next = 0;
  return starts.filter((start) => {
    while ((spans[next]?.end ?? Infinity) + SLACK <= start) next += 1;
    return start < (spans[next]?.start ?? Infinity) - SLACK;
  });
}

/** Each video up to the latest moment at which it can have ended. */
function videosFrom(
  starts: readonly EpochMs[],
  spans: readonly Interval[],
  dayEnd: EpochMs,
): Interval[] {
  let next = 0;
  return starts.map((start, i) => {
    while ((spans[next]?.start ?? Infinity) <= start) next += 1;
    const end = Math.min(
      start + LONGEST_GAP,
      starts[i + 1] ?? Infinity,
      spans[next]?.start ?? Infinity,
      Math.max(start, dayEnd),
    );
    return { start, end };
  });
}

function unite(a: readonly EpochMs[], b: readonly EpochMs[]): EpochMs[] {
  return [...new Set([...a, ...b])].toSorted((one, other) => one - other);
}

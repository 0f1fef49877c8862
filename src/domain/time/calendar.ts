import type { Interval } from './interval.ts';
import type { Calendar } from './calendar.schema.ts';
import { DAY, HOUR } from './units.ts';
import type { DayKey, EpochMs, Millis, WallTime, ZoneId } from './units.ts';

export type { Calendar };

/** The part of an interval within one day. */
export interface DayPiece extends Interval {
  readonly date: DayKey;
  readonly zone: ZoneId;
}

/** The part of an interval within one hour of the local clock, 0 to 23. */
export interface HourPiece extends Interval {
  readonly hour: number;
}

/** Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Monday is 1, Sunday is 7. */
export type Weekday = (typeof WEEKDAYS)[number];

/** The seven weekdays in order, starting with `first` (rule C12). */
export function weekdaysFrom(first: Weekday): Weekday[] {
  return [...WEEKDAYS.slice(first - 1), ...WEEKDAYS.slice(0, first - 1)];
}

/** The defaults: days start at 04:00 (rule C7), when hardly anyone is up, and 22:00 is late (rule C14). */
export const DEFAULT_HOURS = { dayStart: '04:00', lateFrom: '22:00' } as const satisfies Pick<
  Calendar,
  'dayStart' | 'lateFrom'
>;

/**
 * The calendar in force at a moment: the latest that has begun, or the earliest of all if none
 * has. Of two that begin at the same moment, the later one in the list wins.
 * @param calendars in any order
 * @throws RangeError if the list is empty
 */
export function calendarAt(calendars: readonly Calendar[], at: EpochMs): Calendar {
  const ordered = calendars.toSorted((a, b) => a.from - b.from);
  const calendar = ordered.findLast(({ from }) => from <= at) ?? ordered[0];
  if (calendar === undefined) throw new RangeError('At least one calendar is required');
  return calendar;
}

/**
 * The calendar in force when a day begins.
 * @throws RangeError for an empty list, or a date that does not exist
 */
export function calendarOn(calendars: readonly Calendar[], date: DayKey): Calendar {
  // Zones are less than a day apart, so the latest calendar's boundary is close enough for lookup.
  const approximate = boundaryOf(calendarAt(calendars, Infinity), date);
  return calendarAt(calendars, approximate);
}

/** The calendar of a new installation. */
export function firstCalendar(zone: ZoneId): Calendar {
  return { from: 0, zone, ...DEFAULT_HOURS };
}

/**
 * When the day of that date begins. A day start that a clock change skips or repeats is resolved
 * by Temporal's `compatible` disambiguation (rule C7).
 * @throws RangeError if the date, wall time or zone does not exist
 */
export function boundaryOf({ zone, dayStart }: Calendar, date: DayKey): EpochMs {
  const key = `${zone} ${dayStart} ${date}`;
  const boundary = boundaries.get(key) ?? momentOf(date, dayStart, zone);
  if (boundaries.size >= MAX_CACHED_DAYS && !boundaries.has(key)) boundaries.clear();
  boundaries.set(key, boundary);
  return boundary;
}

/** A screen asks for the boundaries of the same few weeks hundreds of times. */
const boundaries = new Map<string, EpochMs>();

/**
 * The date whose day contains a moment: `boundaryOf(d) <= at < boundaryOf(d + 1)`. Every moment
 * has exactly one; a date that a zone skipped (Apia, 2011-12-30) contains no moment.
 * @throws RangeError if the moment is not an integer or the zone is unknown
 */
export function dateOf(calendar: Calendar, at: EpochMs): DayKey {
  return dayAt(calendar, at).date;
}

/**
 * From one day boundary to the next: 23 to 25 hours in most zones, empty for a skipped date.
 * @throws RangeError if the date, wall time or zone does not exist
 */
export function dayBounds(calendar: Calendar, date: DayKey): Interval {
  return { start: boundaryOf(calendar, date), end: boundaryOf(calendar, addDays(date, 1)) };
}

/**
 * The bounds of a day by the calendar in force when it begins.
 * @throws RangeError for an empty list, or a date that does not exist
 */
export function boundsOn(calendars: readonly Calendar[], date: DayKey): Interval {
  return dayBounds(calendarOn(calendars, date), date);
}

/**
 * The late part of a day, from `lateFrom` to the day's end (rule C14). A `lateFrom` earlier than
 * the day start falls on the following morning; one equal to it makes the whole day late. Always
 * within the day, so it may be empty.
 * @throws RangeError if the date, wall time or zone does not exist
 */
export function lateBounds(calendar: Calendar, date: DayKey): Interval {
  const { start, end } = dayBounds(calendar, date);
  const from = momentOf(
    wallDate(calendar, date, calendar.lateFrom),
    calendar.lateFrom,
    calendar.zone,
  );
  // A clock change can push a skipped wall time past either boundary.
  return { start: Math.min(Math.max(from, start), end), end };
}

/**
 * The first day boundary after a moment, never the moment itself.
 * @throws RangeError if the moment is not an integer or the zone is unknown
 */
export function nextBoundary(calendar: Calendar, at: EpochMs): EpochMs {
  return dayAt(calendar, at).end;
}

/**
 * Splits an interval at each day boundary and each change of calendar, in order (rule C7).
 * An empty interval has no pieces.
 * @throws RangeError if there are no calendars or a zone is unknown
 */
export function splitAtDays(calendars: readonly Calendar[], interval: Interval): DayPiece[] {
  const changes = calendars.map(({ from }) => from);
  const pieces: DayPiece[] = [];
  for (let start = interval.start; start < interval.end;) {
    const calendar = calendarAt(calendars, start);
    const day = dayAt(calendar, start);
    // A change of calendar ends the old calendar's day early.
    const end = Math.min(interval.end, day.end, ...changes.filter((from) => from > start));
    pieces.push({ start, end, date: day.date, zone: calendar.zone });
    start = end;
  }
  return pieces;
}

/**
 * Splits an interval at each full hour of the local clock and at each clock change, in order
 * (rule C7). An hour that the clock repeats appears twice.
 * @throws RangeError if a moment is not an integer or the zone is unknown
 */
export function splitAtHours(zone: ZoneId, interval: Interval): HourPiece[] {
  const pieces: HourPiece[] = [];
  for (let start = interval.start; start < interval.end;) {
    const now = zoned(zone, start);
    const offset = offsetOf(now);
    const intoDay = modulo(start + offset, DAY);
    const nextHour = start + HOUR - (intoDay % HOUR);
    let end = Math.min(interval.end, nextHour);
    // Comparing offsets is much cheaper than searching for a transition, which is rare.
    if (offsetOf(zoned(zone, end)) !== offset) {
      end = Math.min(end, now.getTimeZoneTransition('next')?.epochMilliseconds ?? end);
    }
    pieces.push({ hour: Math.floor(intoDay / HOUR), start, end });
    start = end;
  }
  return pieces;
}

/** @throws RangeError if the date does not exist */
export function addDays(date: DayKey, days: number): DayKey {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The number of days from one date to another; negative if the second is earlier. */
export function daysBetween(from: DayKey, to: DayKey): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** @throws RangeError if the date does not exist */
export function weekdayOf(date: DayKey): Weekday {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return WEEKDAYS.find((weekday) => weekday === dayOfWeek) ?? 7;
}

/** Whether a value is an existing date in the form `YYYY-MM-DD`. */
export function isDayKey(value: unknown): value is DayKey {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

const knownZones = new Set<string>();

/** Whether a value is an IANA time zone name known to this browser; offsets such as `+02:00` are not. */
export function isZoneId(value: unknown): value is ZoneId {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  if (knownZones.has(value)) return true;
  try {
    // Temporal also accepts a timestamp and takes its zone; Intl accepts only names.
    Reflect.construct(Intl.DateTimeFormat, ['en', { timeZone: value }]);
  } catch {
    return false;
  }
  knownZones.add(value);
  return true;
}

/** Whether a value is a wall time from `00:00` to `23:59`. */
export function isWallTime(value: unknown): value is WallTime {
  return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** The minute of a wall time, from midnight. */
export function minuteOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

interface DatedDay extends Interval {
  readonly date: DayKey;
}

/**
 * Caches the last day found per zone and day start: reports and sorted imports look up the same
 * day many times, and each boundary costs tens of microseconds.
 */
const dayCache = new Map<string, DatedDay>();
const MAX_CACHED_DAYS = 200;

function dayAt(calendar: Calendar, at: EpochMs): DatedDay {
  const key = `${calendar.zone} ${calendar.dayStart}`;
  const cached = dayCache.get(key);
  if (cached !== undefined && cached.start <= at && at < cached.end && Number.isInteger(at)) {
    return cached;
  }
  const found = findDay(calendar, at);
  if (dayCache.size >= MAX_CACHED_DAYS) dayCache.clear();
  dayCache.set(key, found);
  return found;
}

function findDay(calendar: Calendar, at: EpochMs): DatedDay {
  // The wall date is a day off before the day start, or next to a clock change.
  let date = zoned(calendar.zone, at).toPlainDate().toString();
  let { start, end } = dayBounds(calendar, date);
  while (at < start) {
    date = addDays(date, -1);
    end = start;
    start = boundaryOf(calendar, date);
  }
  while (at >= end) {
    date = addDays(date, 1);
    start = end;
    end = boundaryOf(calendar, addDays(date, 1));
  }
  return { date, start, end };
}

/** The calendar date of a wall time within a day: times before the day start are on the next date. */
function wallDate({ dayStart }: Calendar, date: DayKey, time: WallTime): DayKey {
  return time < dayStart ? addDays(date, 1) : date;
}

/**
 * When the wall clock reaches a time within the day of that date, or jumps past it. Unlike
 * `compatible` disambiguation this is monotonic in `time`, so adjacent windows stay adjacent
 * across a clock change (rule A4).
 * @throws RangeError if the date, wall time or zone does not exist
 */
export function wallTimeReachedAt(calendar: Calendar, date: DayKey, time: WallTime): EpochMs {
  const { zone } = calendar;
  const wall = Temporal.PlainDateTime.from(`${wallDate(calendar, date, time)}T${time}`);
  const moment = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (moment.toPlainDateTime().equals(wall)) return moment.epochMilliseconds;
  const before = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? moment).epochMilliseconds;
}

function momentOf(date: DayKey, time: WallTime, zone: ZoneId): EpochMs {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  }).epochMilliseconds;
}

function zoned(zone: ZoneId, at: EpochMs): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function offsetOf(moment: Temporal.ZonedDateTime): Millis {
  return moment.offsetNanoseconds / 1e6;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

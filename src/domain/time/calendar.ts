import type { Interval } from './interval.ts';
import { DAY, HOUR } from './units.ts';
import type { DayKey, EpochMs, Millis, WallTime, ZoneId } from './units.ts';

/** How days are cut from a moment on: the zone, when a day starts, and from when it is late. */
export interface Calendar {
  /** The first moment this holds for; the first entry of a household holds for all time before, too. */
  readonly from: EpochMs;
  readonly zone: ZoneId;
  readonly dayStart: WallTime;
  readonly lateFrom: WallTime;
}

/** A piece of an interval that lies in one day. */
export interface DayPiece extends Interval {
  readonly date: DayKey;
  readonly zone: ZoneId;
}

/** A piece of an interval that lies in one hour of the local clock, 0 to 23. */
export interface HourPiece extends Interval {
  readonly hour: number;
}

/** Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Monday is 1, Sunday is 7. */
export type Weekday = (typeof WEEKDAYS)[number];

/** All seven, in the order of a week that begins on one of them. */
export function weekdaysFrom(first: Weekday): Weekday[] {
  return [...WEEKDAYS.slice(first - 1), ...WEEKDAYS.slice(0, first - 1)];
}

/** Until a household says otherwise; at 04:00 hardly anybody is in the middle of an evening. */
export const DEFAULT_HOURS = { dayStart: '04:00', lateFrom: '22:00' } as const satisfies Pick<
  Calendar,
  'dayStart' | 'lateFrom'
>;

/**
 * The calendar that holds at a moment: the latest that has begun, or the earliest of all
 * before any has. Of two from the same moment the later in the list holds. Any order.
 * @throws RangeError for an empty list
 */
export function calendarAt(calendars: readonly Calendar[], at: EpochMs): Calendar {
  const ordered = calendars.toSorted((a, b) => a.from - b.from);
  const calendar = ordered.findLast(({ from }) => from <= at) ?? ordered[0];
  if (calendar === undefined) throw new RangeError('A household has at least one calendar');
  return calendar;
}

/**
 * When the day of that date begins: its day start on the wall. Where a clock change leaves
 * that time out or doubles it, Temporal's `compatible` decides (design: Words, day).
 * @throws RangeError for a date, wall time or zone that does not exist
 */
export function boundaryOf(calendar: Calendar, date: DayKey): EpochMs {
  return momentOf(date, calendar.dayStart, calendar.zone);
}

/**
 * The date of the one day that a moment falls in: `boundaryOf(d) <= at < boundaryOf(d + 1)`.
 * Every moment has one. A date that a zone left out, as Apia did 2011-12-30, has no moment.
 * @throws RangeError for a moment that is not whole milliseconds, or an unknown zone
 */
export function dateOf(calendar: Calendar, at: EpochMs): DayKey {
  return dayAt(calendar, at).date;
}

/**
 * From one boundary to the next; 23 to 25 hours in most zones, and empty for a date left out.
 * @throws RangeError for a date, wall time or zone that does not exist
 */
export function dayBounds(calendar: Calendar, date: DayKey): Interval {
  return { start: boundaryOf(calendar, date), end: boundaryOf(calendar, addDays(date, 1)) };
}

/**
 * The late part of a day: from `lateFrom` to the day's end (design: Words, late). A `lateFrom`
 * before the day start is a time of the following morning; the same as the day start makes the
 * whole day late. Never outside the day, so it may be empty.
 * @throws RangeError for a date, wall time or zone that does not exist
 */
export function lateBounds(calendar: Calendar, date: DayKey): Interval {
  const { start, end } = dayBounds(calendar, date);
  const from = momentWithin(calendar, date, calendar.lateFrom);
  // A clock change can push a missing wall time past either boundary.
  return { start: Math.min(Math.max(from, start), end), end };
}

/**
 * The first day boundary after a moment, never the moment itself.
 * @throws RangeError for a moment that is not whole milliseconds, or an unknown zone
 */
export function nextBoundary(calendar: Calendar, at: EpochMs): EpochMs {
  return dayAt(calendar, at).end;
}

/**
 * An interval cut at each day boundary and each change of calendar, in order
 * (design: Counting, rule 7). Nothing for an empty interval.
 * @throws RangeError for an empty list of calendars, or an unknown zone
 */
export function splitAtDays(calendars: readonly Calendar[], interval: Interval): DayPiece[] {
  const changes = calendars.map(({ from }) => from);
  const pieces: DayPiece[] = [];
  for (let start = interval.start; start < interval.end;) {
    const calendar = calendarAt(calendars, start);
    const day = dayAt(calendar, start);
    // A new calendar may cut a day short; from there on the day is the new one's.
    const end = Math.min(interval.end, day.end, ...changes.filter((from) => from > start));
    pieces.push({ start, end, date: day.date, zone: calendar.zone });
    start = end;
  }
  return pieces;
}

/**
 * An interval cut wherever the local clock strikes the hour or is changed, in order
 * (design: Counting, rule 7). An hour that the clock repeats comes twice.
 * @throws RangeError for moments that are not whole milliseconds, or an unknown zone
 */
export function hourPieces(zone: ZoneId, interval: Interval): HourPiece[] {
  const pieces: HourPiece[] = [];
  for (let start = interval.start; start < interval.end;) {
    const now = zoned(zone, start);
    const offset = offsetOf(now);
    const intoDay = modulo(start + offset, DAY);
    const strike = start + HOUR - (intoDay % HOUR);
    let end = Math.min(interval.end, strike);
    // Looking for a clock change costs more than comparing offsets, and nearly never finds one.
    if (offsetOf(zoned(zone, end)) !== offset) {
      end = Math.min(end, now.getTimeZoneTransition('next')?.epochMilliseconds ?? end);
    }
    pieces.push({ hour: Math.floor(intoDay / HOUR), start, end });
    start = end;
  }
  return pieces;
}

/** @throws RangeError for a date that does not exist */
export function addDays(date: DayKey, days: number): DayKey {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days from one date to another; negative when the second is earlier. */
export function daysBetween(from: DayKey, to: DayKey): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** @throws RangeError for a date that does not exist */
export function weekdayOf(date: DayKey): Weekday {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return WEEKDAYS.find((weekday) => weekday === dayOfWeek) ?? 7;
}

/** Whether a value is a date of the calendar, written `YYYY-MM-DD`. */
export function isDayKey(value: unknown): value is DayKey {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

const knownZones = new Set<string>();

/** Whether a value names a time zone that this browser knows. A bare offset is no name. */
export function isZoneId(value: unknown): value is ZoneId {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  if (knownZones.has(value)) return true;
  try {
    // Temporal would take a whole timestamp for its zone; Intl takes nothing but a name.
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

interface FoundDay extends Interval {
  readonly date: DayKey;
}

/**
 * The day last found for each zone and day start. Reports and sorted imports ask about one day
 * many times over, and each boundary costs tens of microseconds.
 */
const lastFound = new Map<string, FoundDay>();
const MAX_FOUND = 64;

function dayAt(calendar: Calendar, at: EpochMs): FoundDay {
  const key = `${calendar.zone} ${calendar.dayStart}`;
  const last = lastFound.get(key);
  if (last !== undefined && last.start <= at && at < last.end && Number.isInteger(at)) return last;
  const found = findDay(calendar, at);
  if (lastFound.size >= MAX_FOUND) lastFound.clear();
  lastFound.set(key, found);
  return found;
}

function findDay(calendar: Calendar, at: EpochMs): FoundDay {
  // The date on the wall is right or a day off: before the day start, or beside a clock change.
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

/**
 * When the clock on the wall shows that time within the day of that date: from the day start on,
 * so a time before the day start is one of the following morning (design: Words, day).
 * @throws RangeError for a date, wall time or zone that does not exist
 */
function momentWithin(calendar: Calendar, date: DayKey, time: WallTime): EpochMs {
  return momentOf(time < calendar.dayStart ? addDays(date, 1) : date, time, calendar.zone);
}

/**
 * When the clock on the wall reaches that time within the day of that date, or jumps over it. So
 * later times never come before earlier ones, and neighbouring windows stay neighbours.
 * @throws RangeError for a date, wall time or zone that does not exist
 */
export function passingWithin(calendar: Calendar, date: DayKey, time: WallTime): EpochMs {
  const { dayStart, zone } = calendar;
  const wall = Temporal.PlainDateTime.from(`${time < dayStart ? addDays(date, 1) : date}T${time}`);
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

import { boundaryOf, calendarAt, dayBounds } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Day } from './days.ts';
import { breaksMeasuring } from './gaps.ts';
import type { Gap } from './gaps.ts';
import { overlaps } from './spans.ts';
import type { DayKey, EpochMs } from './units.ts';

/** What tells a measured day from one on which Kintime was not on. */
export interface Records {
  readonly days: readonly Pick<Day, 'date'>[];
  /** The gaps that keep a day from being measured; others do no harm. */
  readonly breaks: readonly Gap[];
  readonly calendars: readonly Calendar[];
}

/**
 * Whether Kintime was on throughout a day (design: Words, measured day): the day has a row, and
 * nothing that breaks measuring touches it.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function isMeasured(date: DayKey, records: Records): boolean {
  return records.days.some((day) => day.date === date) && !isBroken(date, records);
}

/**
 * Whether something keeps a day from being measured, which is not the same as a device that was
 * off all day.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function isBroken(date: DayKey, records: Records): boolean {
  return breaksOn(date, records).length > 0;
}

/**
 * From when on a day was measured to its end, where only its first part is missing because
 * counting was agreed to, or the day deleted, in the course of it; `null` for every other day.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function measuredFrom(date: DayKey, records: Records): EpochMs | null {
  const { start: dayStart, end: dayEnd } = dayBounds(calendarOn(records.calendars, date), date);
  let from = dayStart;
  for (const { start, end, reason } of breaksOn(date, records).toSorted(byStart)) {
    // What was brought back of a deleted day may have been known before the part that is missing.
    if (start > from || (reason !== 'before' && reason !== 'deleted')) return null;
    from = Math.max(from, end ?? Infinity);
  }
  return dayStart < from && from < dayEnd ? from : null;
}

/** Whether a day, or a part of it, was deleted and is not known any more. */
export function wasDeleted(date: DayKey, records: Records): boolean {
  return breaksOn(date, records).some(({ reason }) => reason === 'deleted');
}

/**
 * The calendar by which a day is cut: the one that holds when the day begins.
 * @throws RangeError for an empty list, or a date that does not exist
 */
export function calendarOn(calendars: readonly Calendar[], date: DayKey): Calendar {
  // Zones are less than a day apart, so the latest calendar's boundary is near enough to ask by.
  const about = boundaryOf(calendarAt(calendars, Infinity), date);
  return calendarAt(calendars, about);
}

function byStart(a: Gap, b: Gap): number {
  return a.start - b.start;
}

function breaksOn(date: DayKey, { breaks, calendars }: Records): Gap[] {
  const day = dayBounds(calendarOn(calendars, date), date);
  return breaks.filter(
    ({ start, end, reason }) =>
      breaksMeasuring(reason) && overlaps(day, { start, end: end ?? Infinity }),
  );
}

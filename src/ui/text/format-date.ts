import { addDays } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { DayKey, EpochMs, WallTime, ZoneId } from '../../domain/time/units.ts';
import { HOUR } from '../../domain/time/units.ts';
import { locale } from '../language.ts';

/** Weekdays are formatted by a date. */
export const ANY_MONDAY: DayKey = '2024-01-01';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The weekday of a date: "Tuesday", "Tue", or "T". */
export function weekdayName(date: DayKey, weekday: 'long' | 'short' | 'narrow'): string {
  return formatOf({ weekday, timeZone: 'UTC' }).format(noonOf(date));
}

/** A weekday of no particular date: "Tuesday", or "Tue". */
export function weekdayText(day: Weekday, weekday: 'long' | 'short'): string {
  return weekdayName(addDays(ANY_MONDAY, day - 1), weekday);
}

/** "Mon – Fri". */
export function shortWeekdayRange(from: DayKey, to: DayKey): string {
  return formatOf({ weekday: 'short', timeZone: 'UTC' }).formatRange(noonOf(from), noonOf(to));
}

/** "Tuesday 5 May". */
export function dayTitle(date: DayKey): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return formatOf(parts).format(noonOf(date));
}

/** "3–9 May 2026". */
export function rangeTitle(from: DayKey, to: DayKey): string {
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return formatOf(parts).formatRange(noonOf(from), noonOf(to));
}

/** "3–9 May", or "29 Nov – 5 Dec"; with the year unless it is today's. */
export function weekTitle(from: DayKey, to: DayKey, today: DayKey): string {
  const year = today.slice(0, 4);
  if (!from.startsWith(year) || !to.startsWith(year)) return rangeTitle(from, to);
  const month = from.slice(0, 7) === to.slice(0, 7) ? 'long' : 'short';
  const parts = { day: 'numeric', month, timeZone: 'UTC' } as const;
  return formatOf(parts).formatRange(noonOf(from), noonOf(to));
}

/** "5 May 2026". */
export function dateText(date: DayKey): string {
  return formatOf({ dateStyle: 'long', timeZone: 'UTC' }).format(noonOf(date));
}

/** "3 May"; for dates close to today. */
export function shortDate(date: DayKey): string {
  return shortDateAt(noonOf(date), 'UTC');
}

/** "3 May"; the calendar date of an instant in a time zone. */
export function shortDateAt(at: EpochMs, zone: ZoneId): string {
  return formatOf({ day: 'numeric', month: 'long', timeZone: zone }).format(at);
}

/** "15:10", or "3:10 PM", as the locale prefers. */
export function timeText(at: EpochMs, zone: ZoneId): string {
  return formatOf({ timeStyle: 'short', timeZone: zone }).format(at);
}

/** "Mon 07:00". */
export function weekdayTime(at: EpochMs, zone: ZoneId): string {
  const parts = { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone } as const;
  return formatOf(parts).format(at);
}

/** "15:10", or "3:10 PM", for a time of day without a date. */
export function wallTimeText(time: WallTime): string {
  return formatOf({ timeStyle: 'short', timeZone: 'UTC' }).format(
    Date.parse(`1970-01-01T${time}Z`),
  );
}

/** "22", or "10 PM": an hour of the clock in its shortest form. */
export function hourText(hour: number): string {
  return formatOf({ hour: 'numeric', timeZone: 'UTC' }).format(hour * HOUR);
}

/** "5 May 2026, 15:10". */
export function momentText(at: EpochMs, zone: ZoneId): string {
  return formatOf({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);
}

export type DatePart = 'day' | 'month' | 'year';

/** The parts of a date in the order of the language. */
export function dateParts(): DatePart[] {
  const format = formatOf({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format
    .formatToParts(0)
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

/** "5", as the day of a month. */
export function dayOfMonthText(day: number): string {
  return formatOf({ day: 'numeric', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

/** "May", for 5. */
export function monthText(month: number): string {
  return formatOf({ month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 1));
}

/** "2026". */
export function yearText(year: number): string {
  return formatOf({ year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, 0, 1));
}

/** Dates have no time zone; they are formatted as noon UTC. */
function noonOf(date: DayKey): EpochMs {
  return Date.parse(`${date}T12:00Z`);
}

function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = locale();
  const key = tag + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(key, format);
  return format;
}

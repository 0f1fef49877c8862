import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { Calendar, Weekday } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { shiftWeek, weekDates } from '../../domain/stats/weeks.ts';

/** The current instant, in recorded time (rule C6), with its calendar and day. */
export interface CurrentDay {
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly today: DayKey;
}

/** @returns `null` before the background has stored a calendar */
export function currentDayOf(settings: PublicSettings, wall: EpochMs): CurrentDay | null {
  if (settings.calendars.length === 0) return null;
  const now = recordedNow(settings, wall);
  const calendar = calendarAt(settings.calendars, now);
  return { now, calendar, today: dateOf(calendar, now) };
}

/**
 * The dates to read for a screen about one week: the days of that week, and today.
 * @param weeksAgo 0 for this week
 */
export function datesOf(
  settings: PublicSettings,
  wall: EpochMs,
  firstDay: Weekday,
  weeksAgo: number,
): DayKey[] {
  const current = currentDayOf(settings, wall);
  if (current === null) return [];
  const week = weekDates(shiftWeek(current.today, -weeksAgo), firstDay);
  return [...new Set([...week, current.today])];
}

import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { Calendar, Weekday } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { shiftWeek, weekDates } from '../../domain/stats/weeks.ts';

/** The present moment as the household's records see it. */
export interface CurrentDay {
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly today: DayKey;
}

/** `null` before the first start of the background wrote a calendar. */
export function currentDayOf(settings: PublicSettings, wall: EpochMs): CurrentDay | null {
  if (settings.calendars.length === 0) return null;
  const now = recordedNow(settings, wall);
  const calendar = calendarAt(settings.calendars, now);
  return { now, calendar, today: dateOf(calendar, now) };
}

/**
 * The dates that a screen about one week has to read: that week's, and today.
 * @param weeksAgo 0 for this week
 */
export function datesOf(
  settings: PublicSettings,
  wall: EpochMs,
  firstDay: Weekday,
  weeksAgo: number,
): DayKey[] {
  const present = currentDayOf(settings, wall);
  if (present === null) return [];
  const week = weekDates(shiftWeek(present.today, -weeksAgo), firstDay);
  return [...new Set([...week, present.today])];
}

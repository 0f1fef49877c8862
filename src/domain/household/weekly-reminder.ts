import { addDays, dateOf, wallTimeReachedAt, weekdayOf } from '../time/calendar.ts';
import type { Calendar, Weekday } from '../time/calendar.ts';
import type { EpochMs, WallTime } from '../time/units.ts';

/** When the family wants to be reminded to review its week (rule H3). */
export interface WeeklyReminder {
  readonly weekday: Weekday;
  /** A time before the day start belongs to the following morning (rule C7). */
  readonly at: WallTime;
}

/**
 * The next time of the reminder after `now`, in epoch milliseconds.
 * @throws RangeError for a wall time or zone that does not exist
 */
export function nextReminder(moment: WeeklyReminder, calendar: Calendar, now: EpochMs): EpochMs {
  const today = dateOf(calendar, now);
  const ahead = (moment.weekday - weekdayOf(today) + 7) % 7;
  const at = wallTimeReachedAt(calendar, addDays(today, ahead), moment.at);
  return at > now ? at : wallTimeReachedAt(calendar, addDays(today, ahead + 7), moment.at);
}

/**
 * The time of today's reminder if it is due and was not shown yet, in epoch milliseconds. A
 * reminder missed because the browser was closed is shown later on the same day, never after it.
 * @param shownAt when the last one was shown or the reminder was set, in epoch milliseconds; 0 for never
 * @returns `null` if no reminder is due
 * @throws RangeError for a wall time or zone that does not exist
 */
export function dueReminder(
  moment: WeeklyReminder,
  calendar: Calendar,
  now: EpochMs,
  shownAt: EpochMs,
): EpochMs | null {
  const today = dateOf(calendar, now);
  if (weekdayOf(today) !== moment.weekday) return null;
  const at = wallTimeReachedAt(calendar, today, moment.at);
  return shownAt < at && at <= now ? at : null;
}

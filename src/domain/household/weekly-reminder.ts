import { addDays, dateOf, wallTimeReachedAt, weekdayOf } from '../time/calendar.ts';
import type { Calendar, Weekday } from '../time/calendar.ts';
import type { EpochMs, WallTime } from '../time/units.ts';

/** When a family looks at its week together: Kintime says so once, quietly. */
export interface WeeklyReminder {
  readonly weekday: Weekday;
  /** A time before the day start is one of the following morning, as everywhere. */
  readonly at: WallTime;
}

/**
 * The first such moment after another one.
 * @throws RangeError for a wall time or zone that does not exist
 */
export function nextReminder(moment: WeeklyReminder, calendar: Calendar, now: EpochMs): EpochMs {
  const today = dateOf(calendar, now);
  const ahead = (moment.weekday - weekdayOf(today) + 7) % 7;
  const at = wallTimeReachedAt(calendar, addDays(today, ahead), moment.at);
  return at > now ? at : wallTimeReachedAt(calendar, addDays(today, ahead + 7), moment.at);
}

/**
 * The moment that is still worth a word: today's, once it has come. One that was missed because
 * the browser was closed is said later on the same day and never after it, so nothing piles up.
 * `null` where there is none, or it was said.
 * @param saidAt when the last one was said, or the moment chosen; 0 for never
 * @throws RangeError for a wall time or zone that does not exist
 */
export function dueReminder(
  moment: WeeklyReminder,
  calendar: Calendar,
  now: EpochMs,
  saidAt: EpochMs,
): EpochMs | null {
  const today = dateOf(calendar, now);
  if (weekdayOf(today) !== moment.weekday) return null;
  const at = wallTimeReachedAt(calendar, today, moment.at);
  return saidAt < at && at <= now ? at : null;
}

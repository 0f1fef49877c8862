import { addDays } from '../../time/calendar.ts';
import type { Weekday } from '../../time/calendar.ts';
import type { DayKey } from '../../time/units.ts';
import { shiftWeek, weekStart } from '../../stats/weeks.ts';

/** Elapsed days from which the current week is worth reviewing. */
const MIN_ELAPSED = 4;

/**
 * The week that a household reviews on a day (rule H3): the current one towards its end, otherwise
 * the previous one, unless nothing is known of that.
 * @param isPreviousEmpty whether nothing is known of the previous week
 * @returns its first date
 * @throws RangeError for a date that does not exist
 */
export function weekToReview(
  today: DayKey,
  firstDay: Weekday,
  isPreviousEmpty: boolean = false,
): DayKey {
  const start = weekStart(today, firstDay);
  const isNearEnd = today >= addDays(start, MIN_ELAPSED);
  return isNearEnd || isPreviousEmpty ? start : shiftWeek(start, -1);
}

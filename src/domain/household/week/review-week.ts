import { addDays } from '../../time/calendar.ts';
import type { Weekday } from '../../time/calendar.ts';
import type { DayKey } from '../../time/units.ts';
import { shiftWeek, weekStart } from '../../stats/weeks.ts';

/** Once so many of its days are over, there is enough of a week to read together. */
const ENOUGH_OVER = 4;

/**
 * The week that a household reads together on a day: this one towards its end, else the one before.
 * @returns its first date
 * @throws RangeError for a date that does not exist
 */
export function weekToReview(today: DayKey, firstDay: Weekday): DayKey {
  const start = weekStart(today, firstDay);
  return today >= addDays(start, ENOUGH_OVER) ? start : shiftWeek(start, -1);
}

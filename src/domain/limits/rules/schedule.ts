import { addDays, boundaryOf, wallTimeReachedAt, weekdayOf } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dateRuleOn } from './rules.ts';
import type { QuietWindow, Rules } from './rules.ts';
import type { Interval } from '../../time/interval.ts';
import type { DayKey } from '../../time/units.ts';

/** A window on one date, as an interval. */
export interface QuietTime extends Interval {
  readonly window: QuietWindow;
}

/**
 * The windows that begin on a date (rule A4). A window takes the weekday of the day in which it
 * begins, and days run from day start to day start: a window from 00:30 belongs to the evening
 * before. One that a clock change leaves empty is left out.
 * @throws RangeError for a date or zone that does not exist
 */
export function quietTimesOn(rules: Rules, calendar: Calendar, date: DayKey): QuietTime[] {
  if (dateRuleOn(rules, date)?.windows === false) return [];
  const weekday = weekdayOf(date);
  return rules.windows
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .map((window) => intervalOf(window, calendar, date))
    .filter(({ start, end }) => start < end);
}

function intervalOf(window: QuietWindow, calendar: Calendar, date: DayKey): QuietTime {
  // Wall times are compared, not moments: across a clock change, two can be the same moment.
  const wraps = sortKey(calendar, window.to) < sortKey(calendar, window.from);
  return {
    window,
    start: wallTimeReachedAt(calendar, date, window.from),
    end: wallTimeReachedAt(calendar, wraps ? addDays(date, 1) : date, window.to),
  };
}

/** Sorts the wall times of a day: those before the day start come last. */
function sortKey({ dayStart }: Calendar, time: string): string {
  return `${time < dayStart ? 1 : 0}${time}`;
}

/**
 * All windows that reach into or begin on the days from one date to another, both included.
 * @throws RangeError for a date or zone that does not exist
 */
export function quietTimesBetween(
  rules: Rules,
  calendar: Calendar,
  from: DayKey,
  to: DayKey,
): QuietTime[] {
  const times: QuietTime[] = [];
  const first = boundaryOf(calendar, from);
  // A window is shorter than a day, so it reaches into the next day at most.
  for (let date = addDays(from, -1); date <= to; date = addDays(date, 1)) {
    times.push(...quietTimesOn(rules, calendar, date));
  }
  return times.filter(({ end }) => end > first);
}

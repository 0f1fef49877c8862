import { addDays, boundaryOf, wallTimeReachedAt, weekdayOf } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import { dateRuleOn } from './rules.ts';
import type { QuietWindow, Rules } from './rules.ts';
import type { Interval } from '../../time/interval.ts';
import type { DayKey } from '../../time/units.ts';

/** One evening, one afternoon: a window as it lies on the clock. */
export interface QuietTime extends Interval {
  readonly window: QuietWindow;
}

/**
 * The quiet times that begin on a date (design: Rules). A window takes the weekday of the day in
 * which it begins, and that day runs from its day start to the next: a window from 00:30 belongs
 * to the evening before. One that a clock change leaves empty is left out.
 * @throws RangeError for a date or zone that does not exist
 */
export function quietTimesOn(rules: Rules, calendar: Calendar, date: DayKey): QuietTime[] {
  if (dateRuleOn(rules, date)?.windows === false) return [];
  const weekday = weekdayOf(date);
  return rules.windows
    .filter(({ weekdays }) => weekdays.includes(weekday))
    .map((window) => lieOf(window, calendar, date))
    .filter(({ start, end }) => start < end);
}

function lieOf(window: QuietWindow, calendar: Calendar, date: DayKey): QuietTime {
  // Two wall times can be the same moment where the clock jumps: only their order on the wall
  // tells whether the end is of the next day.
  const wraps = orderIn(calendar, window.to) < orderIn(calendar, window.from);
  return {
    window,
    start: wallTimeReachedAt(calendar, date, window.from),
    end: wallTimeReachedAt(calendar, wraps ? addDays(date, 1) : date, window.to),
  };
}

/** Wall times of one day in their order: those before the day start come last. */
function orderIn({ dayStart }: Calendar, time: string): string {
  return `${time < dayStart ? 1 : 0}${time}`;
}

/**
 * All quiet times that reach into or begin within the days from one date to another.
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
  // A window is shorter than a day, so it reaches into the next one at the most.
  for (let date = addDays(from, -1); date <= to; date = addDays(date, 1)) {
    times.push(...quietTimesOn(rules, calendar, date));
  }
  return times.filter(({ end }) => end > first);
}

/** The time that any of these covers, each instant once, in order. */
export function unionIntervals(times: readonly Interval[]): Interval[] {
  const union: Interval[] = [];
  for (const { start, end } of times.toSorted((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last === undefined || start > last.end) union.push({ start, end });
    else union[union.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return union;
}

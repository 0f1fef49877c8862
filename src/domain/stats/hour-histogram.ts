import { weekdayOf, weekdaysFrom } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { DayKey, Millis } from '../time/units.ts';
import { sum, sumBy } from './sum.ts';

/** The time of one weekday over several weeks, by clock hour. */
export interface WeekdayHours {
  readonly weekday: Weekday;
  /** 24 entries by local clock hour; hours before the day start belong to the previous evening. */
  readonly hoursMs: readonly Millis[];
  /** How many dates of this weekday are known; 0 means unknown, not zero time. */
  readonly knownDays: number;
}

/** `length` clock hours from hour `from` on; may cross midnight. */
export interface HourRun {
  readonly from: number;
  readonly length: number;
}

/**
 * Adds up the hours of several weeks by weekday, from the household's first day of the week on
 * (rule C12). The total is that of the rows (rule C7).
 * @param days rows to add up, in any order
 * @param known the dates to include; rows of other dates are ignored
 */
export function hourHistogramOf(
  days: readonly Pick<Day, 'date' | 'hoursMs'>[],
  known: readonly DayKey[],
  firstDay: Weekday,
): WeekdayHours[] {
  const dates = [...new Set(known)];
  return weekdaysFrom(firstDay).map((weekday) => {
    const own = dates.filter((date) => weekdayOf(date) === weekday);
    const rows = days.filter(({ date }) => own.includes(date));
    return {
      weekday,
      hoursMs: addHours(rows.map(({ hoursMs }) => hoursMs)),
      knownDays: own.length,
    };
  });
}

/** Adds up rows of 24 hours, hour by hour. */
export function addHours(rows: readonly (readonly Millis[])[]): Millis[] {
  return Array.from({ length: 24 }, (_, hour) => sumBy(rows, (hours) => hours[hour] ?? 0));
}

/** The 24 clock hours in the order of a day, from its day start (rule C7). */
export function hoursInOrder(dayStart: string): number[] {
  const first = Number(dayStart.slice(0, 2));
  return Array.from({ length: 24 }, (_, i) => (first + i) % 24);
}

/**
 * The shortest run of hours that holds at least half of the time. Of several runs of that length
 * the one with the most time, then the earliest.
 * @param order the hours in the order of a day; a run does not wrap from its end to its beginning
 * @returns `null` if there is no time at all
 */
export function shortestHalf(hoursMs: readonly Millis[], order: readonly number[]): HourRun | null {
  const sortMembers = order.map((hour) => hoursMs[hour] ?? 0);
  const totalMs = sum(sortMembers);
  if (totalMs === 0) return null;
  for (let length = 1; length <= sortMembers.length; length += 1) {
    const sums = Array.from({ length: sortMembers.length - length + 1 }, (_, i) =>
      sum(sortMembers.slice(i, i + length)),
    );
    const most = Math.max(...sums);
    if (most * 2 >= totalMs) return { from: order[sums.indexOf(most)] ?? 0, length };
  }
  return null;
}

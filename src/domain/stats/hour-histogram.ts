import { weekdayOf, weekdaysFrom } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { DayKey, Millis } from '../time/units.ts';

/** What several days of one weekday hold, hour by hour. */
export interface WeekdayHours {
  readonly weekday: Weekday;
  /** 24 entries by local clock hour; those from midnight to the day start belong to the evening before. */
  readonly hoursMs: readonly Millis[];
  /** On how many days of this weekday anything is known; 0 is not the same as no time. */
  readonly knownDays: number;
}

/** The hours from `from` on, `length` of them, over midnight where need be. */
export interface HourRun {
  readonly from: number;
  readonly length: number;
}

/**
 * The hours of several weeks added up by weekday, in the order of the household's week. All of
 * it together is the time of those days (design: Counting, rule 7).
 * @param days rows of whatever is to be added up, in any order
 * @param known the dates of which something is known; rows of other dates are left out
 */
export function hourHistogramOf(
  days: readonly Pick<Day, 'date' | 'hoursMs'>[],
  known: readonly DayKey[],
  firstDay: Weekday,
): WeekdayHours[] {
  const dates = [...new Set(known)];
  return weekdaysFrom(firstDay).map((weekday) => {
    const here = dates.filter((date) => weekdayOf(date) === weekday);
    const rows = days.filter(({ date }) => here.includes(date));
    return {
      weekday,
      hoursMs: addHours(rows.map(({ hoursMs }) => hoursMs)),
      knownDays: here.length,
    };
  });
}

/** The hours of several rows together. */
export function addHours(rows: readonly (readonly Millis[])[]): Millis[] {
  return Array.from({ length: 24 }, (_, hour) =>
    rows.reduce((sum, hours) => sum + (hours[hour] ?? 0), 0),
  );
}

/** The hours of the clock in the order of a day, which starts at its day start and not at midnight. */
export function hoursInOrder(dayStart: string): number[] {
  const first = Number(dayStart.slice(0, 2));
  return Array.from({ length: 24 }, (_, i) => (first + i) % 24);
}

/**
 * The fewest hours in a row that hold at least half of the time: the plainest answer to "when".
 * Of several as short the one with more time, then the earlier one. `null` for no time at all.
 * @param order the hours in the order of a day; a run never crosses from its end to its beginning
 */
export function halfOf(hoursMs: readonly Millis[], order: readonly number[]): HourRun | null {
  const inOrder = order.map((hour) => hoursMs[hour] ?? 0);
  const all = sumOf(inOrder);
  if (all === 0) return null;
  for (let length = 1; length <= inOrder.length; length += 1) {
    const sums = Array.from({ length: inOrder.length - length + 1 }, (_, i) =>
      sumOf(inOrder.slice(i, i + length)),
    );
    const most = Math.max(...sums);
    if (most * 2 >= all) return { from: order[sums.indexOf(most)] ?? 0, length };
  }
  return null;
}

function sumOf(list: readonly Millis[]): Millis {
  return list.reduce((sum, ms) => sum + ms, 0);
}

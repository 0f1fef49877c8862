import { addDays, weekdayOf } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { MINUTE } from '../time/units.ts';
import type { DayKey, Millis } from '../time/units.ts';

/** One date of a week. */
export interface WeekDay {
  readonly date: DayKey;
  /** What was counted on it; `null`, never zero, where Kintime was not on and counted nothing. */
  readonly activeMs: Millis | null;
  /** Whether it was a measured day; some time may be known of one that was not. */
  readonly measured: boolean;
}

/** Seven days from the household's first day of the week. */
export interface Week {
  readonly start: DayKey;
  readonly dates: readonly WeekDay[];
  /** All that was counted in it, on measured days or not. */
  readonly totalMs: Millis;
  readonly measuredDays: number;
}

/** One week beside another; `byMs` is how far they are apart, never negative. */
export interface Comparison {
  readonly kind: 'less' | 'more' | 'same' | 'none';
  readonly byMs: Millis;
}

/** Fewer days than this say nothing about what is usual (design: How a family gets there). */
export const ENOUGH_DAYS = 4;

/** As few as this can be put beside the same days of another week, which claims nothing more. */
const ENOUGH_TO_COMPARE = 2;

/** Two lengths of time are about the same while they differ by less than this or `SAME_SHARE`, whichever is more. */
const SAME_MS: Millis = 15 * MINUTE;
const SAME_SHARE = 0.1;

/**
 * The first date of the week that a date lies in (design: Words, week).
 * @throws RangeError for a date that does not exist
 */
export function weekStart(date: DayKey, firstDay: Weekday): DayKey {
  return addDays(date, -((weekdayOf(date) - firstDay + 7) % 7));
}

/**
 * The seven dates of the week that a date lies in.
 * @throws RangeError for a date that does not exist
 */
export function weekDates(date: DayKey, firstDay: Weekday): DayKey[] {
  const start = weekStart(date, firstDay);
  return Array.from({ length: 7 }, (_, i) => addDays(start, i));
}

/**
 * The same weekday that many weeks later, or earlier for a negative number.
 * @throws RangeError for a date that does not exist
 */
export function shiftWeek(date: DayKey, weeks: number): DayKey {
  return addDays(date, 7 * weeks);
}

/**
 * The week that a date lies in. Its days add up to its total. A day without measuring is never
 * shown as zero (design: Words, measured day), nor is time that was counted on one lost.
 * @param days rows of whatever is to be added up: one member or several, in any order; rows of
 *   other weeks are left out
 * @param measured whether a date was a measured day; not asked of any date outside the week
 * @throws RangeError for a date that does not exist
 */
export function weekOf(
  days: readonly Day[],
  date: DayKey,
  firstDay: Weekday,
  measured: (date: DayKey) => boolean,
): Week {
  const dates = weekDates(date, firstDay).map((each): WeekDay => {
    const counted = days
      .filter((day) => day.date === each)
      .reduce((sum, { activeMs }) => sum + activeMs, 0);
    const isMeasured = measured(each);
    return {
      date: each,
      activeMs: isMeasured || counted > 0 ? counted : null,
      measured: isMeasured,
    };
  });
  return {
    start: weekStart(date, firstDay),
    dates,
    totalMs: sumOf(dates),
    measuredDays: dates.filter((day) => day.measured).length,
  };
}

/**
 * What a usual day is like: the median of the measured days, in whole milliseconds, and `null`
 * while there are fewer than `ENOUGH_DAYS` (design: How a family gets there).
 */
export function typicalMs(days: readonly WeekDay[]): Millis | null {
  const sorted = days
    .filter((day) => day.measured)
    .map(({ activeMs }) => activeMs ?? 0)
    .toSorted((a, b) => a - b);
  if (sorted.length < ENOUGH_DAYS) return null;
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return Math.round((low + high) / 2);
}

/**
 * This week beside an earlier one, over the weekdays that were measured in both. `none` where
 * there is hardly one of those: a single day says little of a week.
 */
export function compareWeeks(week: Week, earlier: Week): Comparison {
  const both = week.dates.flatMap((day, i) => {
    const old = earlier.dates[i];
    return day.measured && old?.measured === true ? [{ day, old }] : [];
  });
  if (both.length < ENOUGH_TO_COMPARE) return { kind: 'none', byMs: 0 };
  return compareTotals(sumOf(both.map(({ day }) => day)), sumOf(both.map(({ old }) => old)));
}

/** Two totals of the same weekdays beside each other, where they are enough to say anything. */
export function compareTotals(nowMs: Millis, beforeMs: Millis): Comparison {
  const byMs = Math.abs(nowMs - beforeMs);
  if (isAboutSame(beforeMs, byMs)) return { kind: 'same', byMs };
  return { kind: nowMs < beforeMs ? 'less' : 'more', byMs };
}

/** Whether a difference is too small to be called one, beside what was before. */
export function isAboutSame(before: Millis, byMs: Millis): boolean {
  return byMs < Math.max(SAME_MS, before * SAME_SHARE);
}

function sumOf(days: readonly WeekDay[]): Millis {
  return days.reduce((sum, { activeMs }) => sum + (activeMs ?? 0), 0);
}

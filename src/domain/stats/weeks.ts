import { addDays, weekdayOf } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { MINUTE, wholeMinutes } from '../time/units.ts';
import type { DayKey, Millis } from '../time/units.ts';
import { sumBy } from './sum.ts';

/** One date of a week. */
export interface WeekDay {
  readonly date: DayKey;
  /** `null`, never 0, if the day was not measured and nothing was counted on it (rule C13). */
  readonly activeMs: Millis | null;
  /** Whether the day was measured; a day that was not may still have some counted time. */
  readonly measured: boolean;
}

/** Seven days from the household's first day of the week on (rule C12). */
export interface Week {
  readonly start: DayKey;
  readonly dates: readonly WeekDay[];
  /** All counted time, on measured days or not. */
  readonly totalMs: Millis;
  readonly measuredDays: number;
}

/** The outcome of a comparison; `byMs` is the absolute difference. */
export interface Comparison {
  readonly kind: 'less' | 'more' | 'same' | 'none';
  readonly byMs: Millis;
}

export const NO_COMPARISON: Comparison = { kind: 'none', byMs: 0 };

/** A comparison of two weeks, with what it is made over. */
export interface DaysComparison extends Comparison {
  /** The compared days of the later week, in order: all seven, or those measured in both weeks. */
  readonly dates: readonly DayKey[];
  /** The time on these days. */
  readonly nowMs: Millis;
  /** The time on the same weekdays of the earlier week. */
  readonly beforeMs: Millis;
}

export const NO_DAYS_COMPARISON: DaysComparison = {
  ...NO_COMPARISON,
  dates: [],
  nowMs: 0,
  beforeMs: 0,
};

/** Measured days needed for a typical day, and before a limit is suggested (rule A1). */
export const ENOUGH_DAYS = 4;

/** Weekdays measured in both weeks that a comparison needs. */
const ENOUGH_TO_COMPARE = 2;

/** Two durations count as the same below this difference or `SAME_SHARE` of the earlier one, whichever is larger. */
const SAME_MS: Millis = 15 * MINUTE;
const SAME_SHARE = 0.1;

/**
 * The first date of the week that contains a date (rule C12).
 * @throws RangeError for a date that does not exist
 */
export function weekStart(date: DayKey, firstDay: Weekday): DayKey {
  return addDays(date, -((weekdayOf(date) - firstDay + 7) % 7));
}

/**
 * The seven dates of the week that contains a date (rule C12).
 * @throws RangeError for a date that does not exist
 */
export function weekDates(date: DayKey, firstDay: Weekday): DayKey[] {
  const start = weekStart(date, firstDay);
  return Array.from({ length: 7 }, (_, i) => addDays(start, i));
}

/**
 * The same weekday some weeks later; earlier for a negative number.
 * @throws RangeError for a date that does not exist
 */
export function shiftWeek(date: DayKey, weeks: number): DayKey {
  return addDays(date, 7 * weeks);
}

/**
 * The week that contains a date. Its days add up to its total. A day that was not measured is
 * never zero (rule C13), but time counted on it is kept.
 * @param days rows to add up, of one member or several, in any order; other weeks are ignored
 * @param measured whether a date was measured; called only for dates of the week
 * @throws RangeError for a date that does not exist
 */
export function weekOf(
  days: readonly Day[],
  date: DayKey,
  firstDay: Weekday,
  measured: (date: DayKey) => boolean,
): Week {
  const dates = weekDates(date, firstDay).map((each): WeekDay => {
    const counted = sumBy(
      days.filter((day) => day.date === each),
      ({ activeMs }) => activeMs,
    );
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
    totalMs: activeMsOf(dates),
    measuredDays: dates.filter((day) => day.measured).length,
  };
}

/**
 * The median of the measured days, in whole milliseconds; `null` for fewer than `ENOUGH_DAYS` of
 * them (rules A1 and C13).
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
 * Compares a week with an earlier one over the weekdays measured in both (rule C12); `none` if
 * they are fewer than `ENOUGH_TO_COMPARE`.
 */
export function compareWeeks(week: Week, earlier: Week): DaysComparison {
  const both = week.dates.flatMap((day, i) => {
    const old = earlier.dates[i];
    return day.measured && old?.measured === true ? [{ day, old }] : [];
  });
  if (both.length < ENOUGH_TO_COMPARE) return NO_DAYS_COMPARISON;
  const nowMs = activeMsOf(both.map(({ day }) => day));
  const beforeMs = activeMsOf(both.map(({ old }) => old));
  const dates = both.map(({ day }) => day.date);
  return { ...compareTotals(nowMs, beforeMs), dates, nowMs, beforeMs };
}

/**
 * Compares two totals that cover the same days. Goes by whole minutes, as screens show them, so
 * that the difference is that of the two numbers on screen.
 */
export function compareTotals(nowMs: Millis, beforeMs: Millis): Comparison {
  const [now, before] = [wholeMinutes(nowMs), wholeMinutes(beforeMs)];
  const byMs = Math.abs(now - before);
  if (byMs < Math.max(SAME_MS, before * SAME_SHARE)) return { kind: 'same', byMs };
  return { kind: now < before ? 'less' : 'more', byMs };
}

function activeMsOf(days: readonly WeekDay[]): Millis {
  return sumBy(days, ({ activeMs }) => activeMs ?? 0);
}

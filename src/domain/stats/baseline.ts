import { addDays, dayBounds, splitAtHours } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { HOUR, MINUTE } from '../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';
import { sum, sumBy } from './sum.ts';
import { compareTotals, NO_COMPARISON, typicalMs } from './weeks.ts';
import type { Comparison } from './weeks.ts';

/** Length of the baseline period. */
const BASELINE_DAYS = 28;

/** No comparison while both sides are below this. */
const MIN_TO_COMPARE: Millis = 15 * MINUTE;

/**
 * The dates of the baseline period: the four weeks before today, the latest first. Today is left
 * out because it is not over.
 * @throws RangeError for a date that does not exist
 */
export function baselineDates(today: DayKey): DayKey[] {
  return Array.from({ length: BASELINE_DAYS }, (_, i) => addDays(today, -1 - i));
}

/** Input of `compareToday`. */
export interface TodaySoFar {
  readonly calendar: Calendar;
  readonly today: DayKey;
  /** Recorded time (rule C6). */
  readonly now: EpochMs;
  /** The rows of one member, today's included, in any order. */
  readonly days: readonly Pick<Day, 'date' | 'activeMs' | 'hoursMs'>[];
  /** Whether a date is a measured day (rule C13); others are ignored. */
  readonly measured: (date: DayKey) => boolean;
}

/**
 * Compares today so far with the median of the baseline days up to the same time of day, so that
 * a morning is never compared with a whole day. `none` if today or too few of those days were
 * measured (rule C13), or if both sides are too short to compare.
 * @throws RangeError for a date or zone that does not exist
 */
export function compareToday(soFar: TodaySoFar): Comparison {
  const { calendar, today, now, days, measured } = soFar;
  if (!measured(today)) return NO_COMPARISON;
  const elapsed = elapsedHours(calendar, today, now);
  const rowsOn = (date: DayKey): TodaySoFar['days'] => days.filter((day) => day.date === date);
  const usual = typicalMs(
    baselineDates(today).map((date) => ({
      date,
      activeMs: sumBy(rowsOn(date), ({ hoursMs }) => watchedBy(hoursMs, elapsed)),
      measured: measured(date),
    })),
  );
  if (usual === null) return NO_COMPARISON;
  const todayMs = sumBy(rowsOn(today), ({ activeMs }) => activeMs);
  return Math.max(todayMs, usual) < MIN_TO_COMPARE ? NO_COMPARISON : compareTotals(todayMs, usual);
}

/** For each clock hour, the share (0 to 1) that has elapsed since the day began. */
function elapsedHours(calendar: Calendar, date: DayKey, now: EpochMs): readonly number[] {
  const { start, end } = dayBounds(calendar, date);
  const elapsed = Array.from({ length: 24 }, () => 0);
  // An hour that a clock change repeats has elapsed after its first pass.
  for (const piece of splitAtHours(calendar.zone, { start, end: Math.min(now, end) })) {
    const share = (piece.end - piece.start) / HOUR;
    elapsed[piece.hour] = Math.min(1, (elapsed[piece.hour] ?? 0) + share);
  }
  return elapsed;
}

/** The current hour counts in proportion: rows do not say when within an hour the time was. */
function watchedBy(hoursMs: readonly Millis[], elapsed: readonly number[]): Millis {
  return sum(hoursMs.map((ms, hour) => ms * (elapsed[hour] ?? 0)));
}

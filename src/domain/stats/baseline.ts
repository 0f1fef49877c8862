import { addDays, dayBounds, splitAtHours } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { HOUR, MINUTE } from '../time/units.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';
import { isAboutSame, typicalMs } from './weeks.ts';
import type { Comparison } from './weeks.ts';

/** How many days back tell what is usual. */
const BASELINE_DAYS = 28;

/** Where both sides are below this, there is nothing to say of them yet. */
const MIN_DIFFERENCE: Millis = 15 * MINUTE;

/**
 * The days that tell what a day is usually like: the four weeks before today, which is not over.
 * The latest first.
 * @throws RangeError for a date that does not exist
 */
export function baselineDates(today: DayKey): DayKey[] {
  return Array.from({ length: BASELINE_DAYS }, (_, i) => addDays(today, -1 - i));
}

/** What `compareToday` goes by. */
export interface TodaySoFar {
  readonly calendar: Calendar;
  readonly today: DayKey;
  /** In recorded time. */
  readonly now: EpochMs;
  /** Rows of one member, today's among them, in any order. */
  readonly days: readonly Pick<Day, 'date' | 'activeMs' | 'hoursMs'>[];
  /** Whether a date was a measured day; one that is not counts for nothing here. */
  readonly measured: (date: DayKey) => boolean;
}

/**
 * Today beside a usual day, as fair as it can be while today runs: with what had been watched on
 * the measured days of the last four weeks by the same time of day. A morning is never "less" than
 * a whole day. `none` where today or too few of those days were measured, and while both sides are
 * too short to be worth a word.
 * @throws RangeError for a date or zone that does not exist
 */
export function compareToday(soFar: TodaySoFar): Comparison {
  const { calendar, today, now, days, measured } = soFar;
  const none: Comparison = { kind: 'none', byMs: 0 };
  if (!measured(today)) return none;
  const gone = hoursGone(calendar, today, now);
  const rowsOn = (date: DayKey): TodaySoFar['days'] => days.filter((day) => day.date === date);
  const usual = typicalMs(
    baselineDates(today).map((date) => ({
      date,
      activeMs: sum(rowsOn(date).map(({ hoursMs }) => byThen(hoursMs, gone))),
      measured: measured(date),
    })),
  );
  if (usual === null) return none;
  const todayMs = sum(rowsOn(today).map(({ activeMs }) => activeMs));
  const byMs = Math.abs(todayMs - usual);
  if (Math.max(todayMs, usual) < MIN_DIFFERENCE) return none;
  if (isAboutSame(usual, byMs)) return { kind: 'same', byMs };
  return { kind: todayMs < usual ? 'less' : 'more', byMs };
}

/** How much of each hour of the clock has gone by since the day began, from 0 to 1. */
function hoursGone(calendar: Calendar, date: DayKey, now: EpochMs): readonly number[] {
  const { start, end } = dayBounds(calendar, date);
  const gone = Array.from({ length: 24 }, () => 0);
  // An hour that a clock change doubles is gone when its first run is.
  for (const piece of splitAtHours(calendar.zone, { start, end: Math.min(now, end) })) {
    gone[piece.hour] = Math.min(1, (gone[piece.hour] ?? 0) + (piece.end - piece.start) / HOUR);
  }
  return gone;
}

/** Of the hour that runs now, as much as has gone by: nobody knows when in it the time was. */
function byThen(hoursMs: readonly Millis[], gone: readonly number[]): Millis {
  return sum(hoursMs.map((ms, hour) => ms * (gone[hour] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

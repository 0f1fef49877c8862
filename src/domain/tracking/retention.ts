import { addDays, calendarAt, dateOf } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Interval } from '../time/interval.ts';
import { recordedNow } from '../time/recorded-clock.ts';
import type { RecordedClock } from '../time/recorded-clock.ts';
import { DAY, HOUR } from '../time/units.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/** How many days spans are kept; the day rows computed from them stay longer (rule C16). */
const KEEP_SPANS_DAYS = 200;

/** How many months day rows can be kept; `null` keeps them always (rule C16). */
export const RETENTION_MONTHS = [3, 6, 12, 25] as const;

/** Whether a value is a choice for how long days are kept. */
export function isRetentionMonths(months: unknown): boolean {
  return months === null || RETENTION_MONTHS.some((each) => each === months);
}

/** How many dates with attended time retention needs before it trusts what today's date is. */
const MIN_DATES = 7;

/**
 * The latest date that can have been reached: today by recorded time or by the wall clock,
 * whichever is earlier.
 * @returns `null` if there is no calendar yet; then nothing may be deleted
 */
export function latestPossibleDate(
  clock: {
    readonly calendars: readonly Calendar[];
    readonly recordedClock: RecordedClock;
    readonly seenAt: EpochMs;
  },
  wall: EpochMs,
): DayKey | null {
  const { calendars } = clock;
  if (calendars.length === 0) return null;
  const earlier = Math.min(wall, recordedNow(clock, wall));
  return dateOf(calendarAt(calendars, earlier), earlier);
}

/**
 * What retention takes as today: the seventh-newest date with attended time. A clock set years
 * ahead for an evening adds only a date or two, so retention never acts on a jump (rule C6); once
 * the clock is right again, dates ahead of it are ignored.
 * @param dates of all days with attended time, or at least the newest seven; any order, may repeat
 * @param upTo the result of `latestPossibleDate`
 * @returns `null` if there are fewer than seven; then nothing may be deleted
 */
export function retentionToday(dates: Iterable<DayKey>, upTo: DayKey | null): DayKey | null {
  if (upTo === null) return null;
  const newest = [...new Set(dates)]
    .filter((date) => date <= upTo)
    .toSorted()
    .toReversed();
  return newest[MIN_DATES - 1] ?? null;
}

/** Whether there are enough dates for `retentionToday`. */
export function isEnoughForRetention(dates: ReadonlySet<DayKey>): boolean {
  return dates.size >= MIN_DATES;
}

/**
 * The first date that is kept; `null` if all are.
 * @param today the result of `retentionToday`
 * @param months `null` keeps days always
 * @throws RangeError if the date does not exist
 */
export function retainedFrom(today: DayKey, months: number | null): DayKey | null {
  return months === null ? null : Temporal.PlainDate.from(today).subtract({ months }).toString();
}

/**
 * The dates that retention deletes, in order; none if too few dates are known.
 * @param dates of all days with attended time; any order, may repeat
 * @param months `null` keeps days always
 * @param upTo the result of `latestPossibleDate`
 * @throws RangeError if a date does not exist
 */
export function expiredDates(
  dates: Iterable<DayKey>,
  months: number | null,
  upTo: DayKey | null,
): DayKey[] {
  const known = new Set(dates);
  const today = retentionToday(known, upTo);
  const first = today === null ? null : retainedFrom(today, months);
  return first === null ? [] : [...known].filter((date) => date < first).toSorted();
}

/**
 * The first date whose spans are kept.
 * @throws RangeError if the date does not exist
 */
export function spansRetainedFrom(today: DayKey): DayKey {
  return addDays(today, -KEEP_SPANS_DAYS);
}

/**
 * An interval that contains the day of that date in every zone and with every day start. Used to
 * find rows by time before filtering them by the date they carry.
 * @throws RangeError if the date does not exist
 */
export function anyZoneBounds(date: DayKey): Interval {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds;
  // Zones have been up to 16 hours from UTC. A day starts by 23:59 and lasts one day, or two
  // where a zone skipped the next date (Apia, 2011-12-30).
  return { start: midnight - 16 * HOUR, end: midnight + 3 * DAY + 16 * HOUR };
}

import { addDays, calendarAt, dateOf } from '../time/calendar.ts';
import { recordedNow } from '../time/recorded-clock.ts';
import type { Settings } from './settings.ts';
import type { Interval } from '../time/interval.ts';
import { DAY, HOUR } from '../time/units.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/** How many days spans are kept; the rows of their days stay (design: Data). */
const KEEP_SPANS_DAYS = 200;

/** For how many months a family may choose to keep its days; it may also keep them always. */
export const RETENTION_MONTHS = [3, 6, 12, 25] as const;

/** Whether somebody can have chosen that: `null` keeps days always. */
export function isRetentionMonths(months: unknown): boolean {
  return months === null || RETENTION_MONTHS.some((each) => each === months);
}

/** So many newer days with attended time must stand beside a day before it says what the date is. */
const WITNESSES = 7;

/**
 * The last date that can have been lived: today, by recorded time and by the wall clock, whichever
 * is behind.
 * @returns null before there is a calendar to tell by; then nothing may be deleted
 */
export function livedUpTo(
  settings: Pick<Settings, 'calendars' | 'recordedClock' | 'seenAt'>,
  wall: EpochMs,
): DayKey | null {
  const { calendars } = settings;
  if (calendars.length === 0) return null;
  const earlier = Math.min(wall, recordedNow(settings, wall));
  return dateOf(calendarAt(calendars, earlier), earlier);
}

/**
 * The date that retention goes by: the seventh-newest on which time was attended. A clock set
 * years ahead for an evening leaves a day or two out there, and so moves it hardly at all
 * (design: Counting, rule 6: retention never acts on a jump). Once the clock is right again, what
 * lies ahead of it says nothing at all.
 * @param dates of all days with attended time, or at least of the newest seven; in any order,
 *   each as often as it likes
 * @param upTo as `livedUpTo` found it
 * @returns null while there are fewer than seven; then nothing may be deleted
 */
export function retentionToday(dates: Iterable<DayKey>, upTo: DayKey | null): DayKey | null {
  if (upTo === null) return null;
  // Dates are written so that their order as text is their order in time.
  const newest = [...new Set(dates)]
    .filter((date) => date <= upTo)
    .toSorted()
    .toReversed();
  return newest[WITNESSES - 1] ?? null;
}

/** Whether enough dates are known for `retentionToday`. */
export function hasWitnesses(dates: ReadonlySet<DayKey>): boolean {
  return dates.size >= WITNESSES;
}

/**
 * The first date that is kept, or null where all are.
 * @param today as `retentionToday` found it
 * @param months null keeps always
 * @throws RangeError for a date that does not exist
 */
export function retainedFrom(today: DayKey, months: number | null): DayKey | null {
  return months === null ? null : Temporal.PlainDate.from(today).subtract({ months }).toString();
}

/**
 * The dates that go once days are kept for so many months, in order; none while too few are
 * known to tell what the date is.
 * @param dates of all days with attended time; in any order, each as often as it likes
 * @param months null keeps always
 * @param upTo as `livedUpTo` found it
 * @throws RangeError for a date that does not exist
 */
export function datesThatGo(
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
 * @throws RangeError for a date that does not exist
 */
export function spansRetainedFrom(today: DayKey): DayKey {
  return addDays(today, -KEEP_SPANS_DAYS);
}

/**
 * A stretch of time that holds the whole day of that date in whatever zone it was recorded, and
 * whenever its day starts. Rows of several zones are found with it by their moments; the date
 * that each carries then decides.
 * @throws RangeError for a date that does not exist
 */
export function reachOf(date: DayKey): Interval {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds;
  // Zones were up to 16 hours away from Greenwich. A day starts by 23:59 and lasts for a day,
  // or for two where a zone left out the next date, as Apia did 2011-12-30.
  return { start: midnight - 16 * HOUR, end: midnight + 3 * DAY + 16 * HOUR };
}

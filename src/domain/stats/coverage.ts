import { boundaryOf, calendarAt, dateOf, dayBounds } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { disqualifiesDay } from '../tracking/gaps.ts';
import type { ShownGap, ShownGapReason } from '../tracking/gaps.ts';
import { overlaps } from '../time/interval.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/** What tells a measured day from one on which Kintime was not on. */
export interface Records {
  readonly days: readonly Pick<Day, 'date'>[];
  /** The gaps that keep a day from being measured; others do no harm. */
  readonly disqualifyingGaps: readonly ShownGap[];
  readonly calendars: readonly Calendar[];
}

/** The same for one member of those who share a browser. */
export interface MemberRecords extends Records {
  /** Whether anything can be known of the member on a date: not before the browser was theirs. */
  readonly isTheirs: (date: DayKey) => boolean;
}

/**
 * What the records of a browser say of one member. Of the days before it was theirs they say
 * nothing, least of all zero (design: Words, measured day); the day on which the member came is
 * known from then on, as the day on which counting was agreed to is. A row of the member's own,
 * which came in with a file, says what it says of any day.
 * @param records with the rows of all who share the browser
 * @param own the member's rows among them
 * @param since from when on the browser was the member's (`memberSince`)
 * @throws RangeError for an empty list of calendars, unless `since` is `-Infinity`
 */
export function recordsOfMember(
  records: Records,
  own: Records['days'],
  since: EpochMs,
): MemberRecords {
  const { days, disqualifyingGaps, calendars } = records;
  if (since === -Infinity) return { ...records, isTheirs: () => true };
  const known = new Set(own.map(({ date }) => date));
  const came = cameOn(calendars, since);
  const isTheirs = (date: DayKey): boolean => known.has(date) || (came !== null && date >= came);
  return {
    days: days.filter(({ date }) => isTheirs(date)),
    disqualifyingGaps:
      came === null
        ? disqualifyingGaps
        : [...disqualifyingGaps, beforeThem(calendars, came, since)],
    calendars,
    isTheirs,
  };
}

/**
 * The date on which a member came; `null` for whoever was never chosen.
 * @param since a moment, or `Infinity` (`memberSince`)
 * @throws RangeError for an empty list of calendars
 */
export function cameOn(calendars: readonly Calendar[], since: EpochMs): DayKey | null {
  return since === Infinity ? null : dateOf(calendarAt(calendars, since), since);
}

/** The part of the day on which a member came that was not theirs. */
function beforeThem(calendars: readonly Calendar[], date: DayKey, end: EpochMs): ShownGap {
  const { start } = dayBounds(calendarOn(calendars, date), date);
  return { start, end, reason: 'not-here-yet' };
}

/**
 * Whether Kintime was on throughout a day (design: Words, measured day): the day has a row, and
 * nothing that breaks measuring touches it.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function isMeasured(date: DayKey, records: Records): boolean {
  return records.days.some((day) => day.date === date) && !isBroken(date, records);
}

/**
 * Whether something keeps a day from being measured, which is not the same as a device that was
 * off all day.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function isBroken(date: DayKey, records: Records): boolean {
  return breaksOn(date, records).length > 0;
}

/**
 * From when on a day was measured to its end, where only its first part is missing because
 * counting was agreed to, or the day deleted, in the course of it; `null` for every other day.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function measuredFrom(date: DayKey, records: Records): EpochMs | null {
  const { start: dayStart, end: dayEnd } = dayBounds(calendarOn(records.calendars, date), date);
  let from = dayStart;
  for (const { start, end, reason } of breaksOn(date, records).toSorted(byStart)) {
    // What was brought back of a deleted day may have been known before the part that is missing.
    if (start > from || !LOSES_THE_FIRST_PART.has(reason)) return null;
    from = Math.max(from, end ?? Infinity);
  }
  return dayStart < from && from < dayEnd ? from : null;
}

/** What only the first part of a day is lost to. */
const LOSES_THE_FIRST_PART: ReadonlySet<ShownGapReason> = new Set<ShownGapReason>([
  'before',
  'deleted',
  'not-here-yet',
]);

/** Whether a day, or a part of it, was deleted and is not known any more. */
export function wasDeleted(date: DayKey, records: Records): boolean {
  return breaksOn(date, records).some(({ reason }) => reason === 'deleted');
}

/**
 * The calendar by which a day is cut: the one that holds when the day begins.
 * @throws RangeError for an empty list, or a date that does not exist
 */
export function calendarOn(calendars: readonly Calendar[], date: DayKey): Calendar {
  // Zones are less than a day apart, so the latest calendar's boundary is near enough to ask by.
  const about = boundaryOf(calendarAt(calendars, Infinity), date);
  return calendarAt(calendars, about);
}

function byStart(a: ShownGap, b: ShownGap): number {
  return a.start - b.start;
}

function breaksOn(date: DayKey, { disqualifyingGaps, calendars }: Records): ShownGap[] {
  const day = dayBounds(calendarOn(calendars, date), date);
  return disqualifyingGaps.filter(
    ({ start, end, reason }) =>
      disqualifiesDay(reason) && overlaps(day, { start, end: end ?? Infinity }),
  );
}

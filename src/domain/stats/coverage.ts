import { boundsOn, calendarAt, dateOf } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { disqualifiesDay } from '../tracking/gaps.ts';
import type { ShownGap, ShownGapReason } from '../tracking/gaps.ts';
import { overlaps } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/** The rows that decide whether a day was measured (rule C13). */
export interface CoverageRecords {
  readonly days: readonly Pick<Day, 'date'>[];
  /** Gaps that keep a day from counting as measured. */
  readonly disqualifyingGaps: readonly ShownGap[];
  readonly calendars: readonly Calendar[];
}

/** The same for one of the members who share a browser. */
export interface MemberRecords extends CoverageRecords {
  /** Whether the records cover the member on a date: not before they used this browser. */
  readonly isTheirs: (date: DayKey) => boolean;
}

/**
 * Narrows a browser's records to one member (rule C13). Days before the member used the browser
 * are unknown, not zero; the day of arrival is known from that moment on. A row of the member's
 * own, such as an imported one, covers its day in any case.
 * @param records the rows of everyone who shares the browser
 * @param own the member's rows among them
 * @param since when the member first used the browser (`memberSince`)
 * @param deleted what was deleted of the member alone (`missingTime`)
 * @throws RangeError for an empty list of calendars, unless `since` is `-Infinity`
 */
export function recordsOfMember(
  records: CoverageRecords,
  own: CoverageRecords['days'],
  since: EpochMs,
  deleted: readonly Interval[] = [],
): MemberRecords {
  const { days, calendars } = records;
  const disqualifyingGaps = [
    ...records.disqualifyingGaps,
    ...deleted.map((interval): ShownGap => ({ ...interval, reason: 'deleted' })),
  ];
  if (since === -Infinity) return { ...records, disqualifyingGaps, isTheirs: () => true };
  const known = new Set(own.map(({ date }) => date));
  const arrival = arrivalDate(calendars, since);
  const isTheirs = (date: DayKey): boolean =>
    known.has(date) || (arrival !== null && date >= arrival);
  const gaps = [...disqualifyingGaps];
  if (arrival !== null) {
    const { start } = boundsOn(calendars, arrival);
    gaps.push({ start, end: since, reason: 'not-here-yet' });
  }
  return {
    days: days.filter(({ date }) => isTheirs(date)),
    disqualifyingGaps: gaps,
    calendars,
    isTheirs,
  };
}

/**
 * The date on which a member first used this browser; `null` if they never did.
 * @param since a moment, or `Infinity` for never (`memberSince`)
 * @throws RangeError for an empty list of calendars
 */
export function arrivalDate(calendars: readonly Calendar[], since: EpochMs): DayKey | null {
  return since === Infinity ? null : dateOf(calendarAt(calendars, since), since);
}

/**
 * Whether a day was measured throughout (rule C13): it has a row and no disqualifying gap
 * overlaps it.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function isMeasured(date: DayKey, records: CoverageRecords): boolean {
  return records.days.some((day) => day.date === date) && !hasDisqualifyingGap(date, records);
}

/**
 * Whether a disqualifying gap overlaps a day. A device that was off all day has none, although
 * the day was not measured.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function hasDisqualifyingGap(date: DayKey, records: CoverageRecords): boolean {
  return gapsOn(date, records).length > 0;
}

/**
 * The moment from which a day was measured to its end, if only its first part is missing
 * (`LEADING_GAPS`); `null` for every other day.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function measuredFrom(date: DayKey, records: CoverageRecords): EpochMs | null {
  const { start: dayStart, end: dayEnd } = boundsOn(records.calendars, date);
  let from = dayStart;
  for (const { start, end, reason } of gapsOn(date, records).toSorted(byStart)) {
    // After an import, the deleted part of a day may lie in its middle.
    if (start > from || !LEADING_GAPS.has(reason)) return null;
    from = Math.max(from, end ?? Infinity);
  }
  return dayStart < from && from < dayEnd ? from : null;
}

/** Reasons for which only the beginning of a day can be missing. */
const LEADING_GAPS: ReadonlySet<ShownGapReason> = new Set<ShownGapReason>([
  'before',
  'deleted',
  'lost',
  'not-here-yet',
]);

/** Whether a day, or a part of it, was deleted or lost, and not imported again. */
export function hasGapOf(
  reason: 'deleted' | 'lost',
  date: DayKey,
  records: CoverageRecords,
): boolean {
  return gapsOn(date, records).some((gap) => gap.reason === reason);
}

function byStart(a: ShownGap, b: ShownGap): number {
  return a.start - b.start;
}

function gapsOn(date: DayKey, { disqualifyingGaps, calendars }: CoverageRecords): ShownGap[] {
  const day = boundsOn(calendars, date);
  return disqualifyingGaps.filter(
    ({ start, end, reason }) =>
      disqualifiesDay(reason) && overlaps(day, { start, end: end ?? Infinity }),
  );
}

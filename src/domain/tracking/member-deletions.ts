import { boundsOn } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { subtract, unionIntervals } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { CLOCK_TOLERANCE } from '../time/recorded-clock.ts';
import type { DayKey, EpochMs } from '../time/units.ts';
import type { MemberDeletion } from './member-deletions.schema.ts';
import type { Span } from './span.ts';

export type { MemberDeletion };

/**
 * Adds deleted dates of one member, and joins adjacent ones.
 * @param dates the current date counts up to now, future dates not at all
 * @param now in recorded time
 * @throws RangeError if there are no calendars, or a date does not exist
 */
export function addMemberDeletions(
  recorded: readonly MemberDeletion[],
  member: string,
  dates: readonly DayKey[],
  calendars: readonly Calendar[],
  now: EpochMs,
): MemberDeletion[] {
  const added = dates
    .map((date) => boundsOn(calendars, date))
    .map(({ start, end }) => ({ start, end: Math.min(end, now) }))
    .filter(({ start, end }) => start < end);
  const own = recorded.filter((one) => one.member === member);
  const others = recorded.filter((one) => one.member !== member);
  const joined = unionIntervals([...own, ...added]);
  return [...others, ...joined.map(({ start, end }) => ({ member, start, end }))];
}

/**
 * What remains unknown of a member: their deletions without the whole days that have a row, since
 * an import brought these back.
 * @param dates the member's days with a row
 * @throws RangeError if there are no calendars, or a date does not exist
 */
export function missingTime(
  deletions: readonly MemberDeletion[],
  member: string,
  dates: readonly DayKey[],
  calendars: readonly Calendar[],
): Interval[] {
  const own = deletions.filter((one) => one.member === member);
  if (own.length === 0) return [];
  const known = dates.map((date) => boundsOn(calendars, date));
  return own.flatMap(({ start, end }) =>
    known
      .filter((day) => start <= day.start && day.end <= end)
      .reduce<Interval[]>(subtract, [{ start, end }]),
  );
}

/**
 * The parts of spans that were not deleted for their member: what a page reports late does not
 * bring deleted time back. A deletion in the future was made while the clock was ahead.
 */
export function withoutDeleted(
  spans: readonly Span[],
  deletions: readonly MemberDeletion[],
  now: EpochMs,
): Span[] {
  const past = deletions.filter(({ end }) => end <= now + CLOCK_TOLERANCE);
  return spans.flatMap((span) =>
    past.filter(({ member }) => member === span.member).reduce<Span[]>(subtract, [span]),
  );
}

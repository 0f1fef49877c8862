import { dateOf, dayBounds } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { CLOCK_TOLERANCE } from '../time/recorded-clock.ts';
import type { Interval } from '../time/interval.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/**
 * Up to when time that a page has yet to hand in, or hands in again, is deleted with these dates,
 * the first and the last included; `null` where none of them has begun.
 * @param now in recorded time, as everything here
 */
export function deletionCutoff(
  calendar: Calendar,
  from: DayKey,
  to: DayKey,
  now: EpochMs,
): EpochMs | null {
  const today = dateOf(calendar, now);
  if (from > to || from > today) return null;
  return to < today ? dayBounds(calendar, to).end : now;
}

/** What is forgotten after one more deletion; an earlier one goes on to hold. */
export function laterCutoff(before: EpochMs, until: EpochMs, now: EpochMs): EpochMs {
  return isAhead(before, now) ? until : Math.max(before, until);
}

/** What of these pieces was not forgotten; one of no length is kept or not. */
export function afterCutoff<T extends Interval>(
  pieces: readonly T[],
  forgottenUntil: EpochMs,
  now: EpochMs,
): T[] {
  if (isAhead(forgottenUntil, now)) return [...pieces];
  return pieces.flatMap((piece) => {
    if (piece.start >= forgottenUntil) return [piece];
    return piece.end > forgottenUntil ? [{ ...piece, start: forgottenUntil }] : [];
  });
}

/**
 * Whether a deletion is yet to come: the clock was ahead when it was made, and was put right
 * since. Going by it, nothing at all would be counted until then.
 */
function isAhead(forgottenUntil: EpochMs, now: EpochMs): boolean {
  return forgottenUntil > now + CLOCK_TOLERANCE;
}

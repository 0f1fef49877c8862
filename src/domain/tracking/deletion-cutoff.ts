import { dateOf, dayBounds } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { CLOCK_TOLERANCE } from '../time/recorded-clock.ts';
import type { Interval } from '../time/interval.ts';
import type { DayKey, EpochMs } from '../time/units.ts';

/**
 * Until when reports that arrive after a deletion are dropped, so that they do not bring deleted
 * time back. All moments here are in recorded time.
 * @param from the first deleted date
 * @param to the last deleted date
 * @returns `null` if none of the dates has begun
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

/** The cutoff after another deletion: the later one, unless the previous one is in the future. */
export function laterCutoff(previous: EpochMs, cutoff: EpochMs, now: EpochMs): EpochMs {
  return isAhead(previous, now) ? cutoff : Math.max(previous, cutoff);
}

/** The parts of the pieces after the cutoff; other fields are copied. */
export function afterCutoff<T extends Interval>(
  pieces: readonly T[],
  cutoff: EpochMs,
  now: EpochMs,
): T[] {
  if (isAhead(cutoff, now)) return [...pieces];
  return pieces.flatMap((piece) => {
    if (piece.start >= cutoff) return [piece];
    return piece.end > cutoff ? [{ ...piece, start: cutoff }] : [];
  });
}

/**
 * Whether a cutoff is in the future, since the clock was ahead at the deletion and corrected
 * later. Applying it would stop all counting until then.
 */
function isAhead(cutoff: EpochMs, now: EpochMs): boolean {
  return cutoff > now + CLOCK_TOLERANCE;
}

import type { Interval } from './interval.ts';
import type { RecordedClock } from './recorded-clock.schema.ts';
import { DAY, HOUR, SECOND } from './units.ts';
import type { EpochMs, Millis } from './units.ts';

export type { RecordedClock };

export const INITIAL_RECORDED_CLOCK: RecordedClock = { last: 0, aheadMs: 0 };

/** Pages and the background read the clock at slightly different moments; corrections this small are ignored. */
export const CLOCK_TOLERANCE: Millis = 6 * SECOND;

/** How much time from before a clock was set back a page may still report. */
const MAX_UNREPORTED: Millis = 60 * SECOND;

/** Beyond this lag a person has to decide which clock is right. */
const MAX_LAG: Millis = DAY;

/** A report without a single claim that an honest page could make. */
export class ImpossibleClaimError extends Error {
  override readonly name = 'ImpossibleClaimError';
}

/** Whether the wall clock is behind what is already recorded. */
export function isBehind(recordedClock: RecordedClock, wall: EpochMs): boolean {
  return wall < recordedClock.last - CLOCK_TOLERANCE;
}

/** Whether the wall clock is so far behind that a person has to decide which clock is right (rule C6). */
export function needsPersonToDecide(recordedClock: RecordedClock, wall: EpochMs): boolean {
  return recordedClock.last - wall > MAX_LAG;
}

/** The current moment in recorded time, which all days, limits and totals use. */
export function toRecordedTime(recordedClock: RecordedClock, wall: EpochMs): EpochMs {
  return isBehind(recordedClock, wall)
    ? Math.max(recordedClock.last, wall + recordedClock.aheadMs)
    : wall;
}

/**
 * The current moment in recorded time, even if the clock was set back since it was last read.
 * @param seenAt the wall clock when the background last read it
 */
export function recordedNow(
  { recordedClock, seenAt }: { readonly recordedClock: RecordedClock; readonly seenAt: EpochMs },
  wall: EpochMs,
): EpochMs {
  return toRecordedTime(observeWallClock(recordedClock, seenAt, wall).recordedClock, wall);
}

/** Whether the clock was set back since it was last read. */
export function isSetBack(recordedClock: RecordedClock, seenAt: EpochMs, wall: EpochMs): boolean {
  return observeWallClock(recordedClock, seenAt, wall).setBackMs !== null;
}

export interface RecordedClaims<T> {
  readonly pieces: readonly T[];
  readonly recordedClock: RecordedClock;
  /** How far the wall clock went back, if this report revealed it. */
  readonly setBackMs: Millis | null;
}

/**
 * The earliest wall moment that a document may report. If the clock was set back after the
 * document began, that beginning is meaningless, and the last hour is accepted instead.
 */
export function earliestClaimable(began: EpochMs, wall: EpochMs): EpochMs {
  return began > wall + CLOCK_TOLERANCE ? wall - HOUR : began - CLOCK_TOLERANCE;
}

/**
 * Converts a page's claims from wall time to recorded time (rule C6). Claims in the future or from
 * before the document began are dropped; the others still count.
 * @param wall the background's wall clock when the report arrived
 * @param began the wall time at which the document began
 * @param seenAt the background's wall clock at the previous report
 * @throws ImpossibleClaimError if that drops every claim
 */
export function claimsToRecordedTime<T extends Interval>(
  recordedClock: RecordedClock,
  claims: readonly T[],
  wall: EpochMs,
  began: EpochMs,
  seenAt: EpochMs,
): RecordedClaims<T> {
  // Claims ahead of the wall clock were made before it was set back. Only the background's own
  // clock can prove that; otherwise one false claim would make the next one plausible.
  const wasSetBack = wall < seenAt - CLOCK_TOLERANCE;
  const latest = wasSetBack
    ? seenAt + MAX_UNREPORTED
    : recordedClock.aheadMs > 0
      ? recordedClock.last
      : -Infinity;
  const earlier = claims.filter(({ end }) => end > wall + CLOCK_TOLERANCE && end <= latest);
  const earliest = earliestClaimable(began, wall);
  const current = claims.filter(
    ({ start, end }) => end <= wall + CLOCK_TOLERANCE && start >= earliest,
  );
  if (claims.length > 0 && earlier.length + current.length === 0) {
    throw new ImpossibleClaimError('Claims in the future or before the document began');
  }
  const last = Math.max(recordedClock.last, ...earlier.map((claim) => claim.end));
  const behind = isBehind({ ...recordedClock, last }, wall);
  const from = Math.min(wall, ...current.map((claim) => claim.start));
  const isNewlyBehind = behind && wall + recordedClock.aheadMs < last - CLOCK_TOLERANCE;
  const aheadMs = behind ? (isNewlyBehind ? last - from : recordedClock.aheadMs) : 0;
  const moved = current.map((claim) => shift(claim, aheadMs));
  return {
    pieces: [...earlier, ...moved],
    recordedClock: { last: Math.max(last, ...moved.map((claim) => claim.end)), aheadMs },
    setBackMs: isNewlyBehind ? last - wall : null,
  };
}

/**
 * Compares the wall clock with the background's previous reading, which counts as recorded too:
 * this detects a clock that was set back even if nobody was watching at the time.
 * @param seenAt the wall clock at the previous reading
 */
export function observeWallClock(
  recordedClock: RecordedClock,
  seenAt: EpochMs,
  wall: EpochMs,
): { readonly recordedClock: RecordedClock; readonly setBackMs: Millis | null } {
  // Where the wall clock had caught up, the lead is over, and going back is a new change.
  const current = isBehind(recordedClock, seenAt)
    ? recordedClock
    : { ...recordedClock, aheadMs: 0 };
  if (current.aheadMs > 0 || wall >= seenAt - CLOCK_TOLERANCE) {
    return { recordedClock: current, setBackMs: null };
  }
  const last = Math.max(recordedClock.last, seenAt);
  return { recordedClock: { last, aheadMs: last - wall }, setBackMs: last - wall };
}

/** The clock after a person decided that the computer's clock is right. */
export function trustWallClock(wall: EpochMs): RecordedClock {
  return { last: wall, aheadMs: 0 };
}

function shift<T extends Interval>(piece: T, by: Millis): T {
  return by === 0 ? piece : { ...piece, start: piece.start + by, end: piece.end + by };
}

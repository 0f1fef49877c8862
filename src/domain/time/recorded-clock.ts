import type { ClockReading } from './clock.ts';
import type { Interval } from './interval.ts';
import type { RecordedClock } from './recorded-clock.schema.ts';
import { DAY, HOUR, MINUTE, SECOND } from './units.ts';
import type { EpochMs, Millis } from './units.ts';

export type { RecordedClock };

export const INITIAL_RECORDED_CLOCK: RecordedClock = { last: 0, aheadMs: 0 };

/** Pages and the background read the clock at slightly different moments; corrections this small are ignored. */
export const CLOCK_TOLERANCE: Millis = 6 * SECOND;

/**
 * How far recorded time goes on by itself while the wall clock is behind and the background reads no
 * clock: as long as most breaks are, so that they do not take longer than agreed. What is longer may
 * be a night in which the browser was off, or a clock that was set forward again.
 */
export const LONGEST_UNSEEN: Millis = HOUR;

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

/**
 * A moment in recorded time, which all days, limits and totals use.
 * @param recordedClock as it was when the wall clock showed that moment
 */
export function toRecordedTime({ last, aheadMs }: RecordedClock, wall: EpochMs): EpochMs {
  return aheadMs === 0 ? wall : Math.max(last, wall + aheadMs);
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

/**
 * Whether a reading of the wall clock has to be recorded at once, so that nothing is lost if the
 * next one is earlier: the clock was set back, or is behind.
 */
export function mustRecord(recordedClock: RecordedClock, seenAt: EpochMs, wall: EpochMs): boolean {
  return (
    recordedClock.aheadMs > 0 || observeWallClock(recordedClock, seenAt, wall).setBackMs !== null
  );
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
  const observed = observeWallClock(recordedClock, seenAt, wall);
  const { setBackMs } = observed;
  // Claims ahead of the wall clock were made before it was set back. Only the background's own
  // clock can prove that; otherwise one false claim would make the next one plausible.
  const latest =
    setBackMs !== null
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
  const last = Math.max(observed.recordedClock.last, ...earlier.map((claim) => claim.end));
  // What was watched since the clock was set back goes after everything from before.
  const from = Math.min(wall, ...current.map((claim) => claim.start));
  const aheadMs = setBackMs === null ? observed.recordedClock.aheadMs : last - from;
  const moved = current.map((claim) => shift(claim, aheadMs));
  return {
    pieces: [...earlier, ...moved],
    recordedClock: { last: Math.max(last, ...moved.map((claim) => claim.end)), aheadMs },
    setBackMs,
  };
}

/** What a reading of the wall clock changes. */
interface ObservedClock {
  readonly recordedClock: RecordedClock;
  /** How far the wall clock went back, if this reading revealed it. */
  readonly setBackMs: Millis | null;
}

/**
 * Compares the wall clock with the background's previous reading, which counts as recorded too:
 * this detects a clock that was set back even if nobody was watching at the time.
 *
 * While the wall clock is behind, recorded time goes on with it and never falls back. Only a stretch
 * in which the background read no clock for longer than `LONGEST_UNSEEN` brings the two together,
 * and a clock that is known to have been set forward.
 * @param seenAt the wall clock at the previous reading
 * @param jumpedMs what is known of how far the clock was set since then; negative for back
 */
export function observeWallClock(
  recordedClock: RecordedClock,
  seenAt: EpochMs,
  wall: EpochMs,
  jumpedMs: Millis = 0,
): ObservedClock {
  const unchanged = wall - jumpedMs;
  const passed = Math.min(Math.max(0, unchanged - seenAt), LONGEST_UNSEEN);
  const before = advance(recordedClock, seenAt, unchanged, passed);
  if (jumpedMs === 0) return before;
  const after = advance(before.recordedClock, unchanged, wall, 0);
  return { ...after, setBackMs: after.setBackMs ?? before.setBackMs };
}

/** @param passed by how much recorded time goes on where the wall clock is behind it */
function advance(
  { last, aheadMs }: RecordedClock,
  seenAt: EpochMs,
  wall: EpochMs,
  passed: Millis,
): ObservedClock {
  const before = Math.max(last, seenAt + aheadMs);
  const backMs = before - aheadMs - wall;
  const now = before + passed;
  if (aheadMs === 0 ? backMs <= CLOCK_TOLERANCE : now - wall <= CLOCK_TOLERANCE) {
    // Small corrections must not add up to a clock that stands still.
    const recorded = wall < seenAt ? Math.max(last, seenAt) : last;
    return { recordedClock: { last: recorded, aheadMs: 0 }, setBackMs: null };
  }
  return {
    recordedClock: { last: before, aheadMs: now - wall },
    setBackMs: backMs > CLOCK_TOLERANCE ? backMs : null,
  };
}

/** Two clocks that run alike are never this far apart, and nothing that matters opens by less. */
const SHORTEST_JUMP: Millis = MINUTE;

/**
 * How far the wall clock went ahead of the monotonic one, if that is more than a correction: it was
 * set forward or, where the monotonic clock stops in sleep, the computer slept (rule C6). Negative
 * if it was set back; 0 if neither.
 */
export function jumpBetween(before: ClockReading, now: ClockReading): Millis {
  const jumpedMs = now.wall - before.wall - (now.mono - before.mono);
  if (jumpedMs >= SHORTEST_JUMP || jumpedMs < -CLOCK_TOLERANCE) return Math.round(jumpedMs);
  return 0;
}

/** The clock after a person decided that the computer's clock is right. */
export function trustWallClock(wall: EpochMs): RecordedClock {
  return { last: wall, aheadMs: 0 };
}

function shift<T extends Interval>(piece: T, by: Millis): T {
  return by === 0 ? piece : { ...piece, start: piece.start + by, end: piece.end + by };
}

import type { Interval } from './interval.ts';
import { DAY, HOUR, SECOND } from './units.ts';
import type { EpochMs, Millis } from './units.ts';

/**
 * What is known of recorded time. Recorded time never runs backwards (design: Counting, rule 6):
 * while the wall clock is behind `last`, it runs `lead` ahead of the wall clock.
 */
export interface RecordedClock {
  /** The last recorded instant. */
  readonly last: EpochMs;
  /** How far recorded time runs ahead of the wall clock; 0 while the clock is right. */
  readonly aheadMs: Millis;
}

export const INITIAL_RECORDED_CLOCK: RecordedClock = { last: 0, aheadMs: 0 };

/** Pages and background read the clock moments apart, and small corrections are not worth a word. */
export const TOLERANCE: Millis = 6 * SECOND;

/** How much a page may still hand in from before the clock was set back. */
const UNSENT: Millis = 60 * SECOND;

/** Farther behind than this, a person decides which clock is right. */
const PERSON_DECIDES: Millis = DAY;

/** A report of nothing but claims that no honest page can make. */
export class ImpossibleClaimError extends Error {
  override readonly name = 'ImpossibleClaimError';
}

/** Whether the wall clock stands behind what is already recorded. */
export function isBehind(recordedClock: RecordedClock, wall: EpochMs): boolean {
  return wall < recordedClock.last - TOLERANCE;
}

/** Whether the wall clock is so far behind that a person has to say which one is right. */
export function needsPersonToDecide(recordedClock: RecordedClock, wall: EpochMs): boolean {
  return recordedClock.last - wall > PERSON_DECIDES;
}

/** The present moment in recorded time. Every day, limit and total goes by it. */
export function toRecordedTime(recordedClock: RecordedClock, wall: EpochMs): EpochMs {
  return isBehind(recordedClock, wall)
    ? Math.max(recordedClock.last, wall + recordedClock.aheadMs)
    : wall;
}

/**
 * The present moment in recorded time, for whoever looks at a clock that may just have been set
 * back: what is known of it is looked at first.
 * @param seenAt the background's own last look at the clock
 */
export function recordedNow(
  { recordedClock, seenAt }: { readonly recordedClock: RecordedClock; readonly seenAt: EpochMs },
  wall: EpochMs,
): EpochMs {
  return toRecordedTime(noticeClock(recordedClock, seenAt, wall).recordedClock, wall);
}

/** Whether the clock was set back since it was last looked at. */
export function isSetBack(recordedClock: RecordedClock, seenAt: EpochMs, wall: EpochMs): boolean {
  return noticeClock(recordedClock, seenAt, wall).setBackMs !== null;
}

export interface Placed<T> {
  readonly pieces: readonly T[];
  readonly recordedClock: RecordedClock;
  /** How far the wall clock was found to have gone back, where this report found it out. */
  readonly setBackMs: Millis | null;
}

/**
 * The first wall moment of which a document may speak. Once the clock went back, the moment at
 * which the document began says nothing any more.
 */
export function earliestOf(began: EpochMs, wall: EpochMs): EpochMs {
  return began > wall + TOLERANCE ? wall - HOUR : began - TOLERANCE;
}

/**
 * Puts what a page claims, which goes by the wall clock, into recorded time. Time in the future or
 * from before the document began is left out: what is honest beside it still counts.
 * @param wall the background's own wall clock as the report arrives
 * @param began the first wall moment that this document may speak of
 * @param seen the background's wall clock when it last took a report
 * @throws ImpossibleClaimError where that leaves none of the claims
 */
export function placeClaims(
  recordedClock: RecordedClock,
  claims: readonly Claim[],
  wall: EpochMs,
  began: EpochMs,
  seen: EpochMs,
): Placed<Claim> {
  // What lies ahead of the wall clock was claimed before the clock went back. Only our own clock
  // can say that it did: a claim must not vouch for the next one.
  const wentBack = wall < seen - TOLERANCE;
  const latest = wentBack
    ? seen + UNSENT
    : recordedClock.aheadMs > 0
      ? recordedClock.last
      : -Infinity;
  const early = claims.filter(({ end }) => end > wall + TOLERANCE && end <= latest);
  const earliest = earliestOf(began, wall);
  const present = claims.filter(({ start, end }) => end <= wall + TOLERANCE && start >= earliest);
  if (claims.length > 0 && early.length + present.length === 0) {
    throw new ImpossibleClaimError('time in the future or before the document began');
  }
  const last = Math.max(recordedClock.last, ...early.map((claim) => claim.end));
  const behind = isBehind({ ...recordedClock, last }, wall);
  const from = Math.min(wall, ...present.map((claim) => claim.start));
  const again = behind && wall + recordedClock.aheadMs < last - TOLERANCE;
  const aheadMs = behind ? (again ? last - from : recordedClock.aheadMs) : 0;
  const moved = present.map((claim) => shift(claim, aheadMs));
  const pieces = [...early, ...moved];
  return {
    pieces,
    recordedClock: { last: Math.max(last, ...moved.map((claim) => claim.end)), aheadMs },
    setBackMs: again ? last - wall : null,
  };
}

/**
 * The ledger as the background finds it. Its own last look at the clock is recorded, too: a clock
 * behind that was set back, also where nobody was watching at the time.
 */
export function noticeClock(
  recordedClock: RecordedClock,
  seen: EpochMs,
  wall: EpochMs,
): { readonly recordedClock: RecordedClock; readonly setBackMs: Millis | null } {
  if (recordedClock.aheadMs > 0 || wall >= seen - TOLERANCE)
    return { recordedClock, setBackMs: null };
  const last = Math.max(recordedClock.last, seen);
  return { recordedClock: { last, aheadMs: last - wall }, setBackMs: last - wall };
}

/** The ledger after a person said that the computer's clock is right. */
export function trustWallClock(wall: EpochMs): RecordedClock {
  return { last: wall, aheadMs: 0 };
}

function shift<T extends Interval>(piece: T, by: Millis): T {
  return by === 0 ? piece : { ...piece, start: piece.start + by, end: piece.end + by };
}

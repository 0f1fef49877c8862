import { earliestClaimable, CLOCK_TOLERANCE } from '../time/recorded-clock.ts';
import type { RecordedClock } from '../time/recorded-clock.ts';
import type { Interval } from '../time/interval.ts';
import type { EpochMs } from '../time/units.ts';

/**
 * Why a stretch could not be measured.
 * - `asleep`: the wall clock moved on without the monotonic one (sleep on Linux and macOS, or a clock set forward: they look alike)
 * - `stopped`: both clocks moved on while nothing ran (sleep on Windows, a stopped browser)
 * - `clock-back`: the wall clock was set back
 * - `nobody`: a video went on with nobody there
 * - `access`: access to the site was taken away
 * - `off`: Kintime was switched off
 * - `before`: the part of the first day before counting was agreed to
 * - `deleted`: days that were deleted, the last of them up to then; what they held is not known any more
 */
export const GAP_REASONS = [
  'asleep',
  'stopped',
  'clock-back',
  'nobody',
  'access',
  'off',
  'before',
  'deleted',
] as const;

export type GapReason = (typeof GAP_REASONS)[number];

/** Gaps that a page sees for itself; the others are the background's to know. */
export const PAGE_GAP_REASONS = ['asleep', 'stopped', 'clock-back', 'nobody'] as const;

export type PageGapReason = (typeof PAGE_GAP_REASONS)[number];

/** A stretch that a page could not measure; of no length where a clock went back. */
export interface PageGap extends Interval {
  readonly reason: PageGapReason;
}

/** A gap as it is stored; `end` is null while it lasts. */
export interface Gap {
  readonly device: string;
  readonly site: string;
  readonly start: EpochMs;
  readonly end: EpochMs | null;
  readonly reason: GapReason;
}

/** Why something is not known of one member: a gap, or that the browser was not theirs yet. */
export type ShownGapReason = GapReason | 'not-here-yet';

/** A gap as a screen tells of it, wherever it was. */
export interface ShownGap extends Pick<Gap, 'start' | 'end'> {
  readonly reason: ShownGapReason;
}

/**
 * Whether a gap keeps the days it touches from being *measured* (design: Words, measured day).
 * Sleep and an empty room are part of a measured day; a lost permission is not.
 */
export function disqualifiesDay(reason: ShownGapReason): boolean {
  return BREAKING.has(reason);
}

const BREAKING: ReadonlySet<ShownGapReason> = new Set<ShownGapReason>([
  'access',
  'off',
  'before',
  'deleted',
  'not-here-yet',
]);

/** No honest page sees more in one report. */
const MAX_GAPS = 50;

/**
 * Puts the gaps of a page, which go by the wall clock, into recorded time beside its claims.
 * Gaps that cannot be are left out rather than thrown at: no time is counted from a gap.
 * @param recordedClock as the claims of the same report have left it
 * @param wall the background's own wall clock as the report arrives
 * @param began the first wall moment that this document may speak of
 */
export function gapsToRecordedTime(
  { aheadMs }: RecordedClock,
  gaps: readonly PageGap[],
  wall: EpochMs,
  began: EpochMs,
): PageGap[] {
  const earliest = earliestClaimable(began, wall);
  return gaps
    .filter(({ start, end }) => start >= earliest && end <= wall + CLOCK_TOLERANCE)
    .slice(0, MAX_GAPS)
    .map(({ start, end, reason }) => ({ start: start + aheadMs, end: end + aheadMs, reason }));
}

import { earliestClaimable, CLOCK_TOLERANCE } from '../time/recorded-clock.ts';
import type { RecordedClock } from '../time/recorded-clock.ts';
import type { Interval } from '../time/interval.ts';
import type { Gap } from './gaps.schema.ts';
import type { EpochMs } from '../time/units.ts';

/** The reasons that a page can report; the background records the others. */
export const PAGE_GAP_REASONS = ['asleep', 'stopped', 'clock-back', 'nobody'] as const;

export type PageGapReason = (typeof PAGE_GAP_REASONS)[number];

/**
 * Why a period could not be measured (rule C13).
 * - `asleep`: the wall clock advanced without the monotonic one (sleep on Linux and macOS, or a clock set forward, which looks the same)
 * - `stopped`: both clocks advanced while nothing ran (sleep on Windows, a stopped browser)
 * - `clock-back`: the wall clock was set back
 * - `nobody`: a video played to an empty room
 * - `access`: access to the site was revoked
 * - `off`: Kintime was disabled
 * - `before`: the part of the first day before counting was agreed to
 * - `deleted`: deleted days, the current day up to the deletion
 * - `lost`: the browser threw the database away
 * - `unstored`: nothing could be stored, such as on a full disk
 */
export const GAP_REASONS = [
  ...PAGE_GAP_REASONS,
  'access',
  'off',
  'before',
  'deleted',
  'lost',
  'unstored',
] as const;

export type GapReason = (typeof GAP_REASONS)[number];

/** A period that a page could not measure; empty where the clock was set back. */
export interface PageGap extends Interval {
  readonly reason: PageGapReason;
}

export type { Gap };

/** Why a member's time is unknown: a gap, or that they did not use this browser yet. */
export type ShownGapReason = GapReason | 'not-here-yet';

/** A gap as screens show it, of any device and site. */
export interface ShownGap extends Pick<Gap, 'start' | 'end'> {
  readonly reason: ShownGapReason;
}

/**
 * Whether a day that the gap overlaps is not a measured day (rule C13). What a page could not
 * measure, such as sleep and an empty room, is part of a measured day; lost access is not.
 */
export function disqualifiesDay(reason: ShownGapReason): boolean {
  return !PAGE_GAP_REASONS.some((one) => one === reason);
}

/** No honest page has more in one report. */
const MAX_GAPS = 50;

/** No honest pages have more in a day, all together. */
const MAX_GAPS_OF_DAY = 500;

/**
 * How many of the gaps that pages report may still be stored (rule C8). Nothing counts by these.
 * @param count how many were stored in the last 24 hours
 */
export function gapsLeft(count: number): number {
  return Math.max(0, MAX_GAPS_OF_DAY - count);
}

/**
 * Converts a page's gaps from wall time to recorded time (rule C6). Impossible gaps are dropped
 * without an error, since no time is counted from a gap.
 * @param recordedClock as returned for the claims of the same report
 * @param wall the background's wall clock when the report arrived
 * @param began the wall time at which the document began
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

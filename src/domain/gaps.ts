import type { Interval } from './spans.ts';
import type { EpochMs } from './units.ts';

/**
 * Why a stretch could not be measured.
 * - `asleep`: the wall clock moved on without the monotonic one (sleep on Linux and macOS, or a clock set forward: they look alike)
 * - `stopped`: both clocks moved on while nothing ran (sleep on Windows, a stopped browser)
 * - `clock-back`: the wall clock was set back
 * - `nobody`: a video went on with nobody there
 * - `access`: access to the site was taken away
 * - `off`: Kintime was switched off
 * - `before`: the part of the first day before counting was agreed to
 */
export const GAP_REASONS = [
  'asleep',
  'stopped',
  'clock-back',
  'nobody',
  'access',
  'off',
  'before',
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

/**
 * Whether a gap keeps the days it touches from being *measured* (design: Words, measured day).
 * Sleep and an empty room are part of a measured day; a lost permission is not.
 */
export function breaksMeasuring(reason: GapReason): boolean {
  return reason === 'access' || reason === 'off' || reason === 'before';
}

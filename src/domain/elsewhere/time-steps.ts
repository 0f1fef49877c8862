import { SECOND } from '../time/units.ts';
import type { EpochMs } from '../time/units.ts';

/**
 * No account has as many videos: one every minute for four years. A message of them still fits into
 * what a browser passes on.
 */
export const MOST_VIDEOS = 2_000_000;

/** 2001 to 2128, as every moment of a message. */
const EARLIEST = 1e9;
const LATEST = 5e9;

/**
 * Times as the seconds from each to the next, the first from 1970: a message of a million of them has
 * a third of the size.
 * @param seconds since 1970, ascending and distinct
 */
export function stepsOf(seconds: Iterable<number>): number[] {
  let before = 0;
  return Array.from(seconds, (second) => {
    const step = second - before;
    before = second;
    return step;
  });
}

/** The times that `stepsOf` was given, in milliseconds. */
export function timesOf(steps: readonly number[]): EpochMs[] {
  let second = 0;
  return steps.map((step) => {
    second += step;
    return second * SECOND;
  });
}

/** Whether a value is a list of steps between possible times. */
export function isSteps(value: unknown): value is number[] {
  if (!Array.isArray(value) || value.length > MOST_VIDEOS) return false;
  let second = 0;
  for (const step of value) {
    if (!Number.isInteger(step) || step <= 0) return false;
    second += Number(step);
    if (second < EARLIEST || second > LATEST) return false;
  }
  return true;
}

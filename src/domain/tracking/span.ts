import type { Feed } from './feeds.ts';
import type { EpochMs, Millis } from '../time/units.ts';
import type { Span } from './span.schema.ts';

/** `[start, end)`, never empty. */
export interface Interval {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** What a page claims: somebody watched this feed from start to end. */
export interface Claim extends Interval {
  readonly feed: Feed;
}

export type { Span };

/** The sum of their lengths, in milliseconds. Shared time counts as often as it is shared. */
export function totalMs(intervals: readonly Interval[]): Millis {
  return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** Whether two intervals share an instant; touching ones do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** The parts of intervals that lie within bounds, each with all else that it carries. */
export function clip<T extends Interval>(intervals: readonly T[], bounds: Interval): T[] {
  const parts: T[] = [];
  for (const interval of intervals) {
    if (!overlaps(interval, bounds)) continue;
    const start = Math.max(interval.start, bounds.start);
    const end = Math.min(interval.end, bounds.end);
    parts.push({ ...interval, start, end });
  }
  return parts;
}

/** Whether two spans are alike in everything. */
export function isSameSpan(a: Span, b: Span | undefined): boolean {
  return (
    a.start === b?.start &&
    a.end === b.end &&
    a.device === b.device &&
    a.member === b.member &&
    a.site === b.site &&
    a.feed === b.feed &&
    a.date === b.date &&
    a.zone === b.zone
  );
}

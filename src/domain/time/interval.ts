import type { EpochMs, Millis } from './units.ts';

/** A half-open interval `[start, end)`. Empty where `start >= end`. */
export interface Interval {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** The sum of the lengths in milliseconds. Overlaps are counted once per interval. */
export function totalMs(intervals: readonly Interval[]): Millis {
  return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** Whether two intervals share an instant; touching or empty ones do not. */
export function overlaps(a: Interval, b: Interval): boolean {
  return Math.max(a.start, b.start) < Math.min(a.end, b.end);
}

/** The parts of the intervals that lie within the bounds; other fields are copied. */
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

/** The parts of the pieces outside an interval, in order; other fields are copied. */
export function subtract<T extends Interval>(pieces: readonly T[], cut: Interval): T[] {
  return pieces.flatMap((piece) =>
    overlaps(piece, cut)
      ? [
          { ...piece, end: cut.start },
          { ...piece, start: cut.end },
        ].filter(({ start, end }) => start < end)
      : [piece],
  );
}

/** The union of these intervals: without overlaps, in order. */
export function unionIntervals(intervals: readonly Interval[]): Interval[] {
  const union: Interval[] = [];
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last === undefined || start > last.end) union.push({ start, end });
    else union[union.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return union;
}

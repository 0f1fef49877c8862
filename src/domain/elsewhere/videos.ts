import type { Interval } from '../time/interval.ts';
import { SECOND } from '../time/units.ts';
import type { EpochMs } from '../time/units.ts';
import type { ElsewhereDay } from './elsewhere.schema.ts';

export type { ElsewhereDay };

/** The videos of a day: when each started, and up to when it can have run. */
export function videosOf({ from, waits, runs }: ElsewhereDay): Interval[] {
  let at = from;
  return waits.map((wait, i) => {
    const start = at + wait * SECOND;
    at = start + (runs[i] ?? 0) * SECOND;
    return { start, end: at };
  });
}

/**
 * The row of a day with these videos.
 * @param dayStart the beginning of the day
 * @param videos disjoint and in order; each starts at a whole second
 */
export function rowOf(
  day: Pick<ElsewhereDay, 'member' | 'date' | 'zone'>,
  dayStart: EpochMs,
  videos: readonly Interval[],
): ElsewhereDay {
  const { member, date, zone } = day;
  const from = Math.min(toSeconds(dayStart), videos[0]?.start ?? Infinity);
  const runs = videos.map(({ start, end }) => Math.floor((end - start) / SECOND));
  const waits = videos.map(({ start }, i) => {
    const before = videos[i - 1];
    const ended = before === undefined ? from : before.start + (runs[i - 1] ?? 0) * SECOND;
    return (start - ended) / SECOND;
  });
  return { member, date, zone, from, waits, runs };
}

/** Whether two rows of the same day have the same videos. */
export function isSameRow(a: ElsewhereDay, b: ElsewhereDay): boolean {
  return a.from === b.from && isSameList(a.waits, b.waits) && isSameList(a.runs, b.runs);
}

/**
 * The rows that change if those of a file are added: the videos of both, each up to the earlier end.
 * The same file again changes nothing, and the order of files makes no difference.
 */
export function mergeElsewhere(
  stored: readonly ElsewhereDay[],
  incoming: readonly ElsewhereDay[],
): ElsewhereDay[] {
  const known = new Map(stored.map((day) => [elsewhereKey(day), day]));
  return incoming.flatMap((day) => {
    const before = known.get(elsewhereKey(day));
    if (before === undefined) return [day];
    const merged = rowOf(before, Math.min(before.from, day.from), mergeVideos(before, day));
    return isSameRow(merged, before) ? [] : [merged];
  });
}

function mergeVideos(a: ElsewhereDay, b: ElsewhereDay): Interval[] {
  const ends = new Map<EpochMs, EpochMs>();
  for (const { start, end } of [...videosOf(a), ...videosOf(b)]) {
    ends.set(start, Math.min(end, ends.get(start) ?? Infinity));
  }
  const starts = [...ends.keys()].toSorted((one, other) => one - other);
  return starts.map((start, i) => ({
    start,
    end: Math.min(ends.get(start) ?? start, starts[i + 1] ?? Infinity),
  }));
}

/** The primary key of a row as a string. */
export function elsewhereKey({ member, date }: ElsewhereDay): string {
  return JSON.stringify([member, date]);
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function toSeconds(at: EpochMs): EpochMs {
  return Math.floor(at / SECOND) * SECOND;
}

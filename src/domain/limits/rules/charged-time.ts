import { clip, totalMs } from '../../time/interval.ts';
import type { Interval } from '../../time/interval.ts';
import type { DayKey, EpochMs, Millis } from '../../time/units.ts';

/**
 * Time in another browser of the household. It counts with its whole length from when this browser
 * heard of it (rule H4).
 */
export interface SharedUsage {
  /** In recorded time. */
  readonly at: EpochMs;
  readonly date: DayKey;
  readonly ms: Millis;
  readonly feed: 'messages' | 'other';
}

/** The time that a rule charges. */
export interface ChargedTime {
  /** What was watched in this browser, without overlaps. */
  readonly spans: readonly Interval[];
  /** What was watched in others. It overlaps nothing, so all of it counts. */
  readonly shared: readonly SharedUsage[];
}

/** How much was charged before a moment, or in all. */
export function chargedMs({ spans, shared }: ChargedTime, before: EpochMs = Infinity): Millis {
  const watched = totalMs(clip(spans, { start: -Infinity, end: before }));
  return watched + sharedUsageMs(shared.filter(({ at }) => at < before));
}

/** The sum of time in other browsers. */
export function sharedUsageMs(shared: readonly SharedUsage[]): Millis {
  return shared.reduce((sum, { ms }) => sum + ms, 0);
}

/** The moment at which what was charged reached `ms`; `null` if it did not. */
export function reachedAt({ spans, shared }: ChargedTime, ms: Millis): EpochMs | null {
  // Where nothing may be charged, no report is what reached it.
  if (ms <= 0) return spansReachedAt(spans, ms);
  let left = ms;
  for (const { at, ms: heardMs } of shared.toSorted((a, b) => a.at - b.at)) {
    const reached = spansReachedAt(spans, left);
    if (reached !== null && reached <= at) return reached;
    left -= heardMs;
    if (totalMs(clip(spans, { start: -Infinity, end: at })) >= left) return at;
  }
  return spansReachedAt(spans, left);
}

function spansReachedAt(spans: readonly Interval[], ms: Millis): EpochMs | null {
  let left = ms;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return null;
}

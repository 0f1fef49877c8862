import type { Interval } from '../time/interval.ts';
import { HOUR, MINUTE, SECOND } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** Every offset that a zone has, or had in living memory, is a multiple of this. */
const STEP: Millis = 15 * MINUTE;
const FURTHEST: Millis = 14 * HOUR;

/** A shorter span may have no start of its own: a video that began before it went on. */
const LONG_ENOUGH: Millis = 30 * SECOND;

/** With fewer spans, a coincidence cannot be told from a match. */
const ENOUGH_SPANS = 10;

/** What share of the spans must have a start for an offset to fit. */
const FITS = 0.6;

/** How many times better than 0 another offset must be. */
const CLEARLY_BETTER = 2;

/**
 * Checks that the times of an export are UTC (rule C18). What was watched in this browser is in the
 * export too, so most spans must have a start within them as the times stand.
 * @param starts of all videos in the export, ascending
 * @param spans of this browser
 * @returns what has to be added to the times so that they fit; 0 if they do, or if nothing else
 *   fits clearly better
 */
export function offsetOf(starts: readonly EpochMs[], spans: readonly Interval[]): Millis {
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const covered = spans.filter(
    ({ start, end }) =>
      end - start >= LONG_ENOUGH && start - FURTHEST >= first && end + FURTHEST <= last,
  );
  if (covered.length < ENOUGH_SPANS) return 0;
  const share = (offset: Millis): number =>
    covered.filter(({ start, end }) => hasStart(starts, start - offset, end - offset)).length /
    covered.length;
  const asIs = share(0);
  let best = { offset: 0, share: asIs };
  for (let distance = STEP; distance <= FURTHEST; distance += STEP) {
    for (const offset of [-distance, distance]) {
      const found = share(offset);
      if (found > best.share) best = { offset, share: found };
    }
  }
  return best.share >= FITS && best.share >= CLEARLY_BETTER * asIs ? best.offset : 0;
}

/** Whether any start lies in `[from, to)`. */
function hasStart(starts: readonly EpochMs[], from: EpochMs, to: EpochMs): boolean {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return (starts[low] ?? Infinity) < to;
}

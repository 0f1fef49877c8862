import { subtract } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { SECOND } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/** Pages report this often, so a shorter pause is none. */
const SHORTEST: Millis = 10 * SECOND;

/**
 * The parts of an outage that are gaps (rule C13): what pages still held of it, and have reported
 * since, is none.
 */
export function unstoredParts(outage: Interval, spans: readonly Interval[]): Interval[] {
  return spans
    .reduce(subtract<Interval>, [outage])
    .filter(({ start, end }) => end - start >= SHORTEST);
}

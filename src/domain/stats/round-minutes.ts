import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';
import { sum } from './sum.ts';

/**
 * Rounds parts to whole minutes that add up to the minutes of the whole (largest remainder
 * method), so that the numbers on screen add up.
 * @param parts in ms, none negative
 * @param wholeMs the whole as shown, in ms; at most a minute more than the sum of the parts
 * @returns in ms, whole minutes; a part that rounds to 0 is returned unrounded, so that it still
 *   shows as some time
 */
export function roundToMinutes(parts: readonly Millis[], wholeMs: Millis = sum(parts)): Millis[] {
  const down = parts.map((ms) => Math.floor(ms / MINUTE));
  const left = Math.floor(wholeMs / MINUTE) - sum(down);
  const raised = new Set(
    parts
      .map((ms, i) => [ms % MINUTE, i] as const)
      .toSorted((a, b) => b[0] - a[0])
      .slice(0, left)
      .map(([, i]) => i),
  );
  return parts.map((ms, i) => {
    const minutes = (down[i] ?? 0) + (raised.has(i) ? 1 : 0);
    return minutes === 0 ? ms : minutes * MINUTE;
  });
}

import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/**
 * Parts of a whole, in minutes that add up to the minutes of the whole: whoever adds up what is
 * shown comes to what stands above it. Each part is rounded down, and the minutes that are left
 * over go to the parts that lost the most.
 * @param parts in ms, none below 0
 * @param wholeMs the whole as it is shown, in ms; by itself the sum of the parts, and at the most
 *   a minute more
 * @returns in ms, in whole minutes; a part that has none stays as it is, since some time is not none
 */
export function roundToMinutes(
  parts: readonly Millis[],
  wholeMs: Millis = parts.reduce((sum, ms) => sum + ms, 0),
): Millis[] {
  const down = parts.map((ms) => Math.floor(ms / MINUTE));
  const left = Math.floor(wholeMs / MINUTE) - down.reduce((sum, minutes) => sum + minutes, 0);
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

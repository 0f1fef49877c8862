import { HOUR, MINUTE } from '../../../domain/time/units.ts';
import type { Millis } from '../../../domain/time/units.ts';

/** The distance of grid lines, up to a maximum value; chosen for short labels. */
const STEPS: readonly (readonly [step: Millis, upTo: Millis])[] = [
  [15 * MINUTE, 30 * MINUTE],
  [30 * MINUTE, HOUR],
  [HOUR, 4 * HOUR],
  [2 * HOUR, 8 * HOUR],
  [6 * HOUR, Infinity],
];

/** The values of grid lines, the last of them at least `maximum`. */
export function tickValues(maximum: Millis): Millis[] {
  const [step] = STEPS.find(([, upTo]) => maximum <= upTo) ?? [6 * HOUR];
  return Array.from({ length: Math.ceil(maximum / step) }, (_, i) => (i + 1) * step);
}

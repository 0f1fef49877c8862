import { HOUR, MINUTE } from '../../../domain/time/units.ts';
import type { Millis } from '../../../domain/time/units.ts';

/** Lines this far apart, up to this height; none of them needs a long label. */
const STEPS: readonly (readonly [step: Millis, upTo: Millis])[] = [
  [15 * MINUTE, 30 * MINUTE],
  [30 * MINUTE, HOUR],
  [HOUR, 4 * HOUR],
  [2 * HOUR, 8 * HOUR],
  [6 * HOUR, Infinity],
];

/** Round lengths of time, the last of them no less than the highest one that has to fit. */
export function tickValues(most: Millis): Millis[] {
  const [step] = STEPS.find(([, upTo]) => most <= upTo) ?? [6 * HOUR];
  return Array.from({ length: Math.ceil(most / step) }, (_, i) => (i + 1) * step);
}

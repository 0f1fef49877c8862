import { roundEstimate } from '../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import type { Millis } from '../../domain/time/units.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import type { DurationStyle } from '../../ui/text/format-duration.ts';

/** The most likely value of an estimate, no more exact than it is. */
export function estimateText(estimate: Estimate, style: DurationStyle = 'short'): string {
  return wholeText(roundEstimate(estimate).ms, style);
}

/** Both ends of its range. */
export function rangeTexts(
  estimate: Estimate,
  style: DurationStyle = 'short',
): [low: string, high: string] {
  const { lowMs, highMs } = roundEstimate(estimate);
  return [wholeText(lowMs, style), wholeText(highMs, style)];
}

/** A duration that stays on one line within a sentence; the narrow style may wrap in its column. */
function wholeText(ms: Millis, style: DurationStyle): string {
  const text = durationText(ms, style);
  return style === 'narrow' ? text : text.replaceAll(' ', '\u00a0');
}

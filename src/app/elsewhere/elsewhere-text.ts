import { roundEstimate } from '../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import type { DurationStyle } from '../../ui/text/format-duration.ts';
import { unbroken } from '../../domain/i18n/unbroken.ts';

/** The most likely value of an estimate, no more exact than it is. */
export function estimateText(estimate: Estimate, style: DurationStyle = 'short'): string {
  return durationText(roundEstimate(estimate).ms, style);
}

/** Both ends of its range. */
export function rangeTexts(
  estimate: Estimate,
  style: DurationStyle = 'short',
): [low: string, high: string] {
  const { lowMs, highMs } = roundEstimate(estimate);
  return [unbroken(durationText(lowMs, style)), unbroken(durationText(highMs, style))];
}

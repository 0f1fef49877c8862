import type { HourRun } from '../../domain/stats/hour-histogram.ts';
import { hourText } from '../../ui/text/format-date.ts';

/** When a run of hours begins and ends. */
export function runTexts({ from, length }: HourRun): [from: string, to: string] {
  return [hourText(from), hourText((from + length) % 24)];
}

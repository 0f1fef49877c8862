import type { Millis } from '../../time/units.ts';

export type { Against, ExtraTime, KeptDays, PhoneWeek, WeekCard } from './week-card.schema.ts';

/**
 * Whether anything of a week is known: a day was measured, or time was counted. What was not
 * counted is never shown as zero.
 */
export function isCounted(totalMs: Millis, measuredDays: number): boolean {
  return totalMs > 0 || measuredDays > 0;
}

import type { Millis } from '../../time/units.ts';

export type {
  ElsewhereWeek,
  WeekComparison,
  ExtraTimeTotals,
  DaysWithinLimit,
  PhoneWeek,
  WeekCard,
} from './week-card.schema.ts';

/**
 * Whether a week has any data: a measured day, or counted time. Otherwise it is unknown, not zero
 * (rule C13).
 */
export function isCounted(totalMs: Millis, measuredDays: number): boolean {
  return totalMs > 0 || measuredDays > 0;
}

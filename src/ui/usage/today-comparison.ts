import { isMeasured } from '../../domain/stats/coverage.ts';
import { ownDays, ownRecords } from '../../domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { compareToday } from '../../domain/stats/baseline.ts';
import type { Comparison } from '../../domain/stats/weeks.ts';
import { currentDayOf } from './current-day.ts';

/**
 * Compares the current member's time today with their usual time by this hour.
 * @param snapshot must contain the last four weeks
 * @returns `null` before the background has stored a calendar
 */
export function todayComparison(snapshot: UsageSnapshot, wall: EpochMs): Comparison | null {
  const current = currentDayOf(snapshot.settings, wall);
  if (current === null) return null;
  const days = ownDays(snapshot, current.now);
  const records = ownRecords(snapshot, days, current);
  return compareToday({
    ...current,
    days,
    measured: (date) => isMeasured(date, records),
  });
}

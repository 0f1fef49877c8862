import { isMeasured } from '../../domain/stats/coverage.ts';
import { ownDays, ownRecords } from '../../domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { compareToday } from '../../domain/stats/baseline.ts';
import type { Comparison } from '../../domain/stats/weeks.ts';
import { currentDayOf } from './current-day.ts';

/**
 * Today of the member who is current beside what is usual for them by this time of day.
 * @param snapshot has to hold the last four weeks
 * @returns `null` before the first start of the background wrote a calendar
 */
export function todayComparison(snapshot: UsageSnapshot, wall: EpochMs): Comparison | null {
  const present = currentDayOf(snapshot.settings, wall);
  if (present === null) return null;
  const days = ownDays(snapshot, present.now);
  const records = ownRecords(snapshot, days, present);
  return compareToday({
    ...present,
    days,
    measured: (date) => isMeasured(date, records),
  });
}

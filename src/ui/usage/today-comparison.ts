import { isMeasured } from '../../domain/stats/coverage.ts';
import { ownDays, ownRecords } from '../../domain/snapshot/usage-snapshot.ts';
import type { Picture } from '../../domain/snapshot/usage-snapshot.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { compareToday } from '../../domain/stats/baseline.ts';
import type { Comparison } from '../../domain/stats/weeks.ts';
import { presentOf } from './current-day.ts';

/**
 * Today of the member who is current beside what is usual for them by this time of day.
 * @param picture has to hold the last four weeks
 * @returns `null` before the first start of the background wrote a calendar
 */
export function besideUsualOf(picture: Picture, wall: EpochMs): Comparison | null {
  const present = presentOf(picture.settings, wall);
  if (present === null) return null;
  const days = ownDays(picture, present.now);
  const records = ownRecords(picture, days, present);
  return compareToday({
    ...present,
    days,
    measured: (date) => isMeasured(date, records),
  });
}

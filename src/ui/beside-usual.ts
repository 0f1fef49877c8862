import { isMeasured } from '../domain/measured.ts';
import { ownDays, ownRecords } from '../domain/picture.ts';
import type { Picture } from '../domain/picture.ts';
import type { EpochMs } from '../domain/units.ts';
import { compareToday } from '../domain/usual.ts';
import type { Comparison } from '../domain/weeks.ts';
import { presentOf } from './present.ts';

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

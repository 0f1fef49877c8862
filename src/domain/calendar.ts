import type { DayKey, EpochMs, WallTime, ZoneId } from './units.ts';

/** How days are cut from a moment on: the zone, when a day starts, and from when it is late. */
export interface Calendar {
  /** The first moment this holds for; the first entry of a household holds for all time before, too. */
  readonly from: EpochMs;
  readonly zone: ZoneId;
  readonly dayStart: WallTime;
  readonly lateFrom: WallTime;
}

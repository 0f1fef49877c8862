import type { DayKey, EpochMs } from '../time/units.ts';

/** An open that was declined at the opening pause (rule C11). */
export interface Skip {
  readonly at: EpochMs;
  readonly member: string;
  readonly site: string;
  readonly date: DayKey;
}

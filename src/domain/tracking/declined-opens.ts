import type { DayKey, EpochMs } from '../time/units.ts';

/** An opening that was turned away from at the pause (design: Words, skipped). */
export interface Skip {
  readonly at: EpochMs;
  readonly member: string;
  readonly site: string;
  readonly date: DayKey;
}

import type { Weekday } from './calendar.ts';
import type { WallTime } from './units.ts';

/** When a family looks at its week together: Kintime says so once, quietly. */
export interface WeeklyMoment {
  readonly weekday: Weekday;
  readonly at: WallTime;
}

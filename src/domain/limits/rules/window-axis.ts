import { minuteOf } from '../../time/calendar.ts';
import { MINUTES_A_DAY } from '../../time/units.ts';
import type { WallTime } from '../../time/units.ts';

/** Where a window lies on a line of 24 hours. All in minutes. */
export interface WindowOnAxis {
  /** The beginning of the line, after midnight. */
  readonly axisStart: number;
  /** From the beginning of the line. */
  readonly start: number;
  readonly length: number;
}

/** The line has a mark every six hours, and begins at one. */
export const AXIS_STEP = MINUTES_A_DAY / 4;

/** Places a window on a line that begins six to twelve hours before it, or later if it is too long. */
export function windowOnAxis(from: WallTime, to: WallTime): WindowOnAxis {
  const first = minuteOf(from);
  const length = (minuteOf(to) - first + MINUTES_A_DAY) % MINUTES_A_DAY;
  const sinceMark = first % AXIS_STEP;
  const start = sinceMark + AXIS_STEP + length <= MINUTES_A_DAY ? sinceMark + AXIS_STEP : sinceMark;
  const fits = start + length <= MINUTES_A_DAY;
  return {
    axisStart: (first - (fits ? start : 0) + MINUTES_A_DAY) % MINUTES_A_DAY,
    start: fits ? start : 0,
    length,
  };
}

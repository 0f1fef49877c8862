import { MINUTE } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** The shortest time off that is recorded: one reload of the extension is no time off. */
const SHORTEST_OFF_TIME: Millis = MINUTE;

/** A time during which the extension was disabled, or may have been, on the wall clock. */
export interface OffTime {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** The time during which the extension may have been disabled (rule C13); `null` if it is too short. */
export function suspectedOffTime(seenAt: EpochMs, wall: EpochMs): OffTime | null {
  return wall - seenAt > SHORTEST_OFF_TIME ? { from: seenAt, to: wall } : null;
}

import type { EpochMs } from '../time/units.ts';

/** The browser threw the database away; the rules were restored, the history was not. */
export interface LostHistory {
  /** The history from this moment on is gone. */
  readonly from: EpochMs;
  /** When that was noticed, in recorded time. */
  readonly at: EpochMs;
}

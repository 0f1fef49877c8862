import type { EpochMs, Millis } from './units.ts';

/**
 * One look at both clocks of the machine.
 * `wall` is what the person's clock says and can be set; `mono` only ever grows, but
 * stands still in sleep on Linux and macOS and runs on elsewhere.
 */
export interface ClockReading {
  readonly wall: EpochMs;
  readonly mono: Millis;
}

/** The only door through which time enters. */
export interface Clock {
  now(): ClockReading;
}

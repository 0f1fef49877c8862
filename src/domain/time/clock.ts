import type { EpochMs, Millis } from './units.ts';

/**
 * Both clocks of the machine, read at the same moment. `wall` can be set by the user; `mono` is
 * monotonic, but stops during sleep on Linux and macOS and keeps running on other systems.
 */
export interface ClockReading {
  readonly wall: EpochMs;
  readonly mono: Millis;
}

/** The only source of the current time; tests pass a fake. */
export interface Clock {
  now(): ClockReading;
}

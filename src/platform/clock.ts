import type { Clock } from '../domain/time/clock.ts';

/** The system clocks. No other code reads them (a test enforces it). */
export const machineClock: Clock = {
  now: () => ({ wall: Date.now(), mono: performance.now() }),
};

/** The system's current time zone. */
export function machineZone(): string {
  return Temporal.Now.timeZoneId();
}

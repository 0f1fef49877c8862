import type { Clock } from '../domain/time/clock.ts';

/** The machine's clocks. No other code reads them. */
export const machineClock: Clock = {
  now: () => ({ wall: Date.now(), mono: performance.now() }),
};

/** The zone that the machine is in now. */
export function machineZone(): string {
  return Temporal.Now.timeZoneId();
}

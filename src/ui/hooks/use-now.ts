import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../domain/time/units.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';

/** Day boundaries lie on quarters of an hour in every zone; nothing read changes by itself between them. */
const QUARTER = 15 * MINUTE;

/** The wall clock's time, which moves on while the page stays open. */
export function useNow(): EpochMs {
  const [wall, setWall] = useState(() => machineClock.now().wall);
  useEffect(() => {
    const look = (): void => setWall(machineClock.now().wall);
    const timer = setInterval(look, 30 * SECOND);
    // A page in the background may have slept through a day boundary.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return wall;
}

/** Changes whenever another day may have begun. */
export function quarterOf(wall: EpochMs): string {
  return String(Math.floor(wall / QUARTER));
}

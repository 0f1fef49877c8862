import { useEffect, useState } from 'preact/hooks';
import type { EpochMs } from '../../domain/time/units.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';

/** Day boundaries fall on quarter hours in every time zone. */
const QUARTER = 15 * MINUTE;

/** The wall clock's time, updated while the page is open. */
export function useNow(): EpochMs {
  const [wall, setWall] = useState(() => machineClock.now().wall);
  useEffect(() => {
    const update = (): void => setWall(machineClock.now().wall);
    const timer = setInterval(update, 30 * SECOND);
    // Timers of hidden pages may have been suspended across a day boundary.
    document.addEventListener('visibilitychange', update);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    };
  }, []);
  return wall;
}

/** A query key that changes whenever a new day may have begun. */
export function dayChangeKey(wall: EpochMs): string {
  return String(Math.floor(wall / QUARTER));
}

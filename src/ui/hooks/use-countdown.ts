import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';

/**
 * What is left of a wait, second by second between two answers of the background.
 * @param stamp changes with each answer, also where the wait in it is the same
 */
export function useLockoutCountdown(waitMs: Millis, stamp: number): Millis {
  const [passed, setPassed] = useState({ ms: 0, waitMs, stamp });
  useEffect(() => {
    if (waitMs <= 0) return undefined;
    const begin = machineClock.now().mono;
    const timer = setInterval(() => {
      setPassed({ ms: machineClock.now().mono - begin, waitMs, stamp });
    }, SECOND);
    return () => clearInterval(timer);
  }, [waitMs, stamp]);
  // What has passed of another wait says nothing about this one.
  const isOfThis = passed.waitMs === waitMs && passed.stamp === stamp;
  return Math.max(0, waitMs - (isOfThis ? passed.ms : 0));
}

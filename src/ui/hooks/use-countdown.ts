import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';

/**
 * Milliseconds left of a wait that the background reported, updated every second.
 * @param report identifies the report; a new one restarts the countdown, even for the same wait
 */
export function useCountdown(waitMs: Millis, report: unknown): Millis {
  const [elapsed, setElapsed] = useState({ ms: 0, waitMs, report });
  useEffect(() => {
    if (waitMs <= 0) return undefined;
    const start = machineClock.now().mono;
    const timer = setInterval(() => {
      setElapsed({ ms: machineClock.now().mono - start, waitMs, report });
    }, SECOND);
    return () => clearInterval(timer);
  }, [waitMs, report]);
  // Time elapsed since an earlier report does not count against this one.
  const isCurrent = elapsed.waitMs === waitMs && elapsed.report === report;
  return Math.max(0, waitMs - (isCurrent ? elapsed.ms : 0));
}

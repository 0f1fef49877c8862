import type { EpochMs } from '../domain/time/units.ts';
import { alarms } from './browser.ts';
import { listen } from './listen.ts';

/** The only alarm: the next time at which anything changes without an event. */
const BOUNDARY = 'boundary';

/** Sets the alarm unless it is set for that time already. Browsers are accurate to about 30 s. */
export async function setBoundaryAlarm(at: EpochMs): Promise<void> {
  const current = await alarms.get(BOUNDARY);
  if (current?.scheduledTime !== at) await alarms.create(BOUNDARY, { when: at });
}

/** Calls back when the alarm goes off. */
export function onBoundaryAlarm(listener: () => void, signal: AbortSignal): void {
  listen(alarms.onAlarm, listener, signal);
}

import type { EpochMs } from '../domain/time/units.ts';
import { alarms } from './browser.ts';

/** The one alarm: the next moment at which something changes by itself. */
const BOUNDARY = 'boundary';

/** Sets the alarm, unless it stands there already. Browsers round to about half a minute. */
export async function setBoundaryAlarm(at: EpochMs): Promise<void> {
  const standing = await alarms.get(BOUNDARY);
  if (standing?.scheduledTime !== at) await alarms.create(BOUNDARY, { when: at });
}

export function onBoundaryAlarm(listener: () => void, signal: AbortSignal): void {
  alarms.onAlarm.addListener(listener);
  signal.addEventListener('abort', () => alarms.onAlarm.removeListener(listener));
}

import type { SystemState } from '../domain/tracking/attention.ts';
import { idle } from './browser.ts';
import { listen } from './listen.ts';

/** Seconds without input after which the system counts as idle. */
const IDLE_AFTER_S = 300;

/** The longest interval that browsers accept, in seconds. */
const MAX_INTERVAL_S = 4 * 60 * 60;

/** The current state of the system. Firefox never reports a locked screen. */
export async function readSystemState(): Promise<SystemState> {
  return toSystemState(await idle.queryState(IDLE_AFTER_S));
}

/** Has idle events fire promptly; for while documents of a site are open. */
export function setShortIdleInterval(): void {
  idle.setDetectionInterval(IDLE_AFTER_S);
}

/** Has idle events fire as rarely as possible, since each of them wakes the background. */
export function setLongestIdleInterval(): void {
  idle.setDetectionInterval(MAX_INTERVAL_S);
}

/** Calls back when the screen is locked or unlocked, and when the system becomes idle or active. */
export function onSystemChange(listener: (system: SystemState) => void, signal: AbortSignal): void {
  listen(idle.onStateChanged, (state) => listener(toSystemState(state)), signal);
}

function toSystemState(state: string): SystemState {
  return { locked: state === 'locked', idle: state !== 'active' };
}

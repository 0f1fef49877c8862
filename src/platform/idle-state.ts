import type { SystemState } from '../domain/tracking/attention.ts';
import { idle } from './browser.ts';

/** Nobody has touched the machine for this long: the system is idle. */
const IDLE_AFTER_S = 300;

/** The longest interval that browsers take; idling itself must not wake the background. */
const LONGEST_S = 4 * 60 * 60;

/** What the machine says now. Firefox knows no lock state. */
export async function readSystem(): Promise<SystemState> {
  const state = await idle.queryState(IDLE_AFTER_S);
  return { locked: state === 'locked', idle: state !== 'active' };
}

/** Hears soon when somebody comes back to the machine; for while documents of a site are open. */
export function setShortIdleInterval(): void {
  idle.setDetectionInterval(IDLE_AFTER_S);
}

/** Hears of it as late as browsers allow. */
export function setLongestIdleInterval(): void {
  idle.setDetectionInterval(LONGEST_S);
}

/** Calls back when the screen is locked or unlocked, and when somebody left or came back. */
export function onSystemChange(listener: (system: SystemState) => void, signal: AbortSignal): void {
  const heard = (state: string): void => {
    listener({ locked: state === 'locked', idle: state !== 'active' });
  };
  idle.onStateChanged.addListener(heard);
  signal.addEventListener('abort', () => idle.onStateChanged.removeListener(heard));
}

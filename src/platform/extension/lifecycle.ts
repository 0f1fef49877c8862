import type { Runtime } from 'webextension-polyfill';
import type { Millis } from '../../domain/time/units.ts';
import { runtime } from '../browser.ts';
import { listen } from '../listen.ts';

/** Why the background runs for the first time since the browser or the extension started. */
export type StartCause = 'installed' | 'updated' | 'browser-started' | 'switched-on';

/** The browser reports the cause shortly after the first tick, or not at all. */
const CAUSE_TIMEOUT: Millis = 10_000;

/** How much later than an update, applied at a start of the browser, that start may be reported. */
const STARTUP_DELAY: Millis = 300;

/**
 * Resolves with the cause of the start. No event is fired when the extension was disabled and
 * enabled again, so a timeout stands for that.
 */
export function detectStartCause(signal: AbortSignal): Promise<StartCause> {
  return new Promise((resolve) => {
    const installed = ({ reason }: Runtime.OnInstalledDetailsType): void => {
      if (reason === 'install') resolve('installed');
      else setTimeout(() => resolve('updated'), STARTUP_DELAY);
    };
    listen(runtime.onInstalled, installed, signal);
    listen(runtime.onStartup, () => resolve('browser-started'), signal);
    const timer = setTimeout(() => resolve('switched-on'), CAUSE_TIMEOUT);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** Calls back when the extension was installed, however late the browser reports it. */
export function onInstalled(listener: () => void, signal: AbortSignal): void {
  const installed = ({ reason }: Runtime.OnInstalledDetailsType): void => {
    if (reason === 'install') listener();
  };
  listen(runtime.onInstalled, installed, signal);
}

/** Longer than a document needs to report, shorter than anybody notices. */
const UPDATE_TIMEOUT: Millis = 2000;

/**
 * Runs `prepare` before an update is applied. Without a listener the browser would apply it once
 * the extension is idle, and documents would lose what they had not reported.
 */
export function onUpdate(prepare: () => Promise<void>, signal: AbortSignal): void {
  const update = (): void => {
    const timeout = new Promise((resolve) => setTimeout(resolve, UPDATE_TIMEOUT));
    void Promise.race([prepare(), timeout]).finally(() => runtime.reload());
  };
  listen(runtime.onUpdateAvailable, update, signal);
}

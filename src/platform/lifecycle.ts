import type { Millis } from '../domain/time/units.ts';
import { runtime, tabs } from './browser.ts';

/** Why the background runs for the first time since the browser or the extension was started. */
export type StartCause = 'installed' | 'updated' | 'browser-started' | 'switched-on';

/** The browser tells why it starts the background soon after the first tick, or not at all. */
const CAUSE_TIMEOUT: Millis = 10_000;

/**
 * Listens for why the background was started. Nothing is said where the extension was
 * switched off and on again, which is how that is told from the rest.
 */
export function listenForCause(signal: AbortSignal): Promise<StartCause> {
  return new Promise((resolve) => {
    const installed = ({ reason }: { reason: string }): void => {
      resolve(reason === 'install' ? 'installed' : 'updated');
    };
    const started = (): void => resolve('browser-started');
    runtime.onInstalled.addListener(installed);
    runtime.onStartup.addListener(started);
    const timer = setTimeout(() => resolve('switched-on'), CAUSE_TIMEOUT);
    signal.addEventListener('abort', () => {
      runtime.onInstalled.removeListener(installed);
      runtime.onStartup.removeListener(started);
      clearTimeout(timer);
    });
  });
}

/** Says when the extension was installed, however late the browser says so. */
export function onInstalled(listener: () => void, signal: AbortSignal): void {
  const installed = ({ reason }: { reason: string }): void => {
    if (reason === 'install') listener();
  };
  runtime.onInstalled.addListener(installed);
  signal.addEventListener('abort', () => runtime.onInstalled.removeListener(installed));
}

/** Longer than a page needs to report, shorter than anybody notices. */
const PREPARED_WITHIN: Millis = 2000;

/**
 * Before an update takes the place of this version, lets it put its affairs in order. Without a
 * listener the browser would wait for a quiet moment, and cut pages off from what they had to say.
 */
export function onUpdate(prepare: () => Promise<void>, signal: AbortSignal): void {
  const listener = (): void => {
    const enough = new Promise((resolve) => setTimeout(resolve, PREPARED_WITHIN));
    void Promise.race([prepare(), enough]).finally(() => runtime.reload());
  };
  runtime.onUpdateAvailable.addListener(listener);
  signal.addEventListener('abort', () => runtime.onUpdateAvailable.removeListener(listener));
}

/** Opens one of our own pages in a tab. */
export async function openPage(page: string): Promise<void> {
  await tabs.create({ url: runtime.getURL(page) });
}

import type { Runtime } from 'webextension-polyfill';
import type { Millis } from '../../domain/time/units.ts';
import { runtime } from '../browser.ts';
import { listen } from '../listen.ts';

/** The browser reports the cause shortly after the first tick, or not at all. */
const CAUSE_TIMEOUT: Millis = 10_000;

/**
 * Whether the extension was not disabled before this start: it started with the browser, or after
 * an update, which Chromium applies unannounced while the background is stopped. Resolves to
 * `false` if the browser reports neither. A reload of the same version counts as disabled and
 * enabled.
 */
export function wasEnabledBefore(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const installed = ({ reason, previousVersion }: Runtime.OnInstalledDetailsType): void => {
      const isReload = reason === 'update' && previousVersion === runtime.getManifest().version;
      if (!isReload) resolve(true);
    };
    listen(runtime.onInstalled, installed, signal);
    listen(runtime.onStartup, () => resolve(true), signal);
    const timer = setTimeout(() => resolve(false), CAUSE_TIMEOUT);
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
 * Runs all of `tasks` before an update is applied. Without a listener the browser would apply it once
 * the extension is idle, and documents would lose what they had not reported.
 */
export function onUpdate(tasks: readonly (() => Promise<void>)[], signal: AbortSignal): void {
  const update = (): void => {
    const timeout = new Promise((resolve) => setTimeout(resolve, UPDATE_TIMEOUT));
    const done = Promise.allSettled(tasks.map(async (task) => task()));
    void Promise.race([done, timeout]).then(() => runtime.reload());
  };
  listen(runtime.onUpdateAvailable, update, signal);
}

import type { Browser } from 'webextension-polyfill';

/**
 * The only access to the extension APIs outside content scripts, so this is the list of all that
 * are in use. They return promises in both browsers, under the name `browser` in one of them.
 */
// oxlint-disable-next-line no-unsafe-type-assertion
const browser = (globalThis.browser ?? globalThis.chrome) as unknown as Browser;

export const {
  action,
  alarms,
  declarativeNetRequest,
  extension,
  i18n,
  idle,
  permissions,
  runtime,
  scripting,
  storage,
  tabs,
} = browser;

/**
 * The optional notifications API; exists only once its permission is granted, which may happen at
 * any time, so look it up at each use.
 */
export function notificationsNow(): typeof browser.notifications | undefined {
  return browser.notifications;
}

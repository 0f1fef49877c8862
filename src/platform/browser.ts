/**
 * The only import of the WebExtension polyfill (a test enforces it), so this is the list of all
 * extension APIs in use.
 */
import browser from 'webextension-polyfill';

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

/**
 * The one door to the browser's extension interface. What is not exported from here is not
 * in use; a test holds every other file to it.
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

/** There only once the family allowed it, which may come while we run: looked for at each use. */
export function notificationsNow(): typeof browser.notifications | undefined {
  return browser.notifications;
}

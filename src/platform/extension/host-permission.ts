import { permissions } from '../browser.ts';
import { listen } from '../listen.ts';
import { MATCH_PATTERNS, SITE_PATTERN } from '../tabs/match-patterns.ts';
import { isFirefox } from './is-firefox.ts';

/**
 * Whether Kintime has host access to the measured site. Browsers in which people choose the hosts
 * themselves may not know the spelling with a dot.
 */
export async function hasAccess(): Promise<boolean> {
  return permissions.contains({ origins: [SITE_PATTERN] });
}

/** Asks for host access; call it directly in a click handler. */
export async function requestAccess(): Promise<boolean> {
  return permissions.request({ origins: [...MATCH_PATTERNS] });
}

/**
 * What a shared folder needs: access to its host, and in Firefox, which alone knows that permission,
 * that time on the site leaves the device.
 */
function folderPermissions(pattern: string): Parameters<typeof permissions.request>[0] {
  return { origins: [pattern], ...(isFirefox() ? { data_collection: ['browsingActivity'] } : {}) };
}

/** Whether Kintime may connect to a shared folder's host (rule H4). */
export async function hasFolderAccess(pattern: string): Promise<boolean> {
  return permissions.contains(folderPermissions(pattern));
}

/** Asks for access to a shared folder's host; call it directly in a click handler. */
export async function requestFolderAccess(pattern: string): Promise<boolean> {
  return permissions.request(folderPermissions(pattern));
}

/**
 * Gives back the access to a shared folder's host, unless it belongs to what Kintime always needs.
 * @param isReplaced whether another host takes its place, so that time still leaves the device
 */
export async function removeFolderAccess(pattern: string, isReplaced: boolean): Promise<void> {
  const given = isReplaced ? { origins: [pattern] } : folderPermissions(pattern);
  await permissions.remove(given).catch(() => undefined);
}

/** Calls back when host access may have been granted or revoked. */
export function onAccessChange(listener: () => void, signal: AbortSignal): void {
  listen(permissions.onAdded, listener, signal);
  listen(permissions.onRemoved, listener, signal);
}

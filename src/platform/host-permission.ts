import { extension, permissions } from './browser.ts';
import { MATCHES } from './tabs/match-patterns.ts';

/** Whether the family's browser lets Kintime see the site. */
export async function hasAccess(): Promise<boolean> {
  return permissions.contains({ origins: [...MATCHES] });
}

/** Asks for access; must be called directly in a click. */
export async function requestAccess(): Promise<boolean> {
  return permissions.request({ origins: [...MATCHES] });
}

/** Calls back whenever access may have come or gone. */
export function onAccessChange(listener: () => void, signal: AbortSignal): void {
  for (const event of [permissions.onAdded, permissions.onRemoved]) {
    event.addListener(listener);
    signal.addEventListener('abort', () => event.removeListener(listener));
  }
}

/** Whether the family's browser lets Kintime see its private windows. */
export async function seesPrivateWindows(): Promise<boolean> {
  return extension.isAllowedIncognitoAccess();
}

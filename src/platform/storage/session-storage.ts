import { storage } from '../browser.ts';

/**
 * Stores a value that outlives the service worker, until the browser is closed or the extension is
 * disabled.
 */
export async function writeSession(key: string, value: unknown): Promise<void> {
  await storage.session.set({ [key]: value });
}

/** Reads a value; `undefined` if there is none. */
export async function readSession(key: string): Promise<unknown> {
  return (await storage.session.get(key))[key];
}

/** The stored keys that match a pattern. */
export async function sessionKeys(pattern: RegExp): Promise<string[]> {
  return Object.keys(await storage.session.get(null)).filter((key) => pattern.test(key));
}

/** Removes all values that match a predicate. */
export async function removeFromSession(
  matches: (key: string, value: unknown) => boolean,
): Promise<void> {
  const all = await storage.session.get(null);
  const keys = Object.keys(all).filter((key) => matches(key, all[key]));
  if (keys.length > 0) await storage.session.remove(keys);
}

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

/** All values by their keys. */
export async function readWholeSession(): Promise<Readonly<Record<string, unknown>>> {
  return storage.session.get(null);
}

/** Removes values. */
export async function removeFromSession(keys: string | string[]): Promise<void> {
  await storage.session.remove(keys);
}

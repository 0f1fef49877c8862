import { storage } from '../browser.ts';

/**
 * What could not be stored. The browser limits the area to 10 MiB, and nothing that is kept here is
 * worth failing for: it is lost with the worker.
 */
const unstored = new Map<string, unknown>();

/**
 * Stores a value that outlives the service worker, until the browser is closed or the extension is
 * disabled.
 */
export async function writeSession(key: string, value: unknown): Promise<void> {
  try {
    await storage.session.set({ [key]: value });
    unstored.delete(key);
  } catch {
    unstored.set(key, value);
  }
}

/** Reads a value; `undefined` if there is none. */
export async function readSession(key: string): Promise<unknown> {
  return unstored.has(key) ? unstored.get(key) : (await storage.session.get(key))[key];
}

/** All values by their keys. */
export async function readWholeSession(): Promise<Readonly<Record<string, unknown>>> {
  return { ...(await storage.session.get(null)), ...Object.fromEntries(unstored) };
}

/** Removes values. */
export async function removeFromSession(keys: string | string[]): Promise<void> {
  for (const key of [keys].flat()) unstored.delete(key);
  await storage.session.remove(keys);
}

/** The most frames or documents of one tab that are remembered; a page may open thousands. */
const MAX_PER_TAB = 100;

/**
 * Stores a time under a prefix and an id. Of the times under the same prefix only the latest are
 * kept, so that no page can fill the area.
 * @param most how many are kept
 */
export async function writeLatest(
  prefix: string,
  id: string,
  at: number,
  most = MAX_PER_TAB,
): Promise<void> {
  await writeSession(prefix + id, at);
  const all = Object.entries(await readWholeSession()).filter(([key]) => key.startsWith(prefix));
  const oldest = all.toSorted(([, a], [, b]) => Number(b) - Number(a)).slice(most);
  if (oldest.length > 0) await removeFromSession(oldest.map(([key]) => key));
}

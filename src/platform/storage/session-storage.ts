import { storage } from '../browser.ts';

/**
 * What must outlive the worker but not the browser's run. Emptied by the browser when it
 * ends, and when the extension is switched off.
 */
export async function remember(key: string, value: unknown): Promise<void> {
  await storage.session.set({ [key]: value });
}

export async function recall(key: string): Promise<unknown> {
  return (await storage.session.get(key))[key];
}

/** The keys that are remembered and look so. */
export async function recallKeys(pattern: RegExp): Promise<string[]> {
  return Object.keys(await storage.session.get(null)).filter((key) => pattern.test(key));
}

/** Forgets every key that the test picks out. */
export async function forget(isPast: (key: string, value: unknown) => boolean): Promise<void> {
  const all = await storage.session.get(null);
  const past = Object.keys(all).filter((key) => isPast(key, all[key]));
  if (past.length > 0) await storage.session.remove(past);
}

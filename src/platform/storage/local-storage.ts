import { storage } from '../browser.ts';

/** Stores a value until the extension is removed. */
export async function writeLocal(key: string, value: unknown): Promise<void> {
  await storage.local.set({ [key]: value });
}

/** Reads a value; `undefined` if there is none. */
export async function readLocal(key: string): Promise<unknown> {
  return (await storage.local.get(key))[key];
}

/** Removes a value. */
export async function removeFromLocal(key: string): Promise<void> {
  await storage.local.remove(key);
}

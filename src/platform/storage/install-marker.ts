import { storage } from '../browser.ts';

/**
 * One mark outside the database. A browser that finds its database damaged may put an empty one
 * in its place without a word; this is how that is told from a new installation.
 */
const KEPT = 'countingBegan';

export async function setInstallMarker(): Promise<void> {
  await storage.local.set({ [KEPT]: true });
}

export async function hasInstallMarker(): Promise<boolean> {
  return (await storage.local.get(KEPT))[KEPT] === true;
}

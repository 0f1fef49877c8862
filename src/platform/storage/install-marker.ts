import { readLocal, writeLocal } from './local-storage.ts';

/**
 * A marker outside the database. Browsers may silently replace a corrupt database by an empty one;
 * the marker tells that apart from a new installation.
 */
const MARKER = 'countingBegan';

/** Records that counting has begun in this installation. */
export async function setInstallMarker(): Promise<void> {
  await writeLocal(MARKER, true);
}

/** Whether counting has ever begun in this installation. */
export async function hasInstallMarker(): Promise<boolean> {
  return (await readLocal(MARKER)) === true;
}

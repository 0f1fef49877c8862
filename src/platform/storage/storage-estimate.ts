/**
 * The browser's estimate of the bytes in use; rounded, and including what is not yet reclaimed.
 * `null` if unavailable.
 */
export async function storedBytes(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null;
  } catch {
    return null;
  }
}

/** What a few transactions and the browser's own housekeeping of the database may take. */
const LEAST_ROOM = 8 * 1024 * 1024;

/**
 * Whether there is room on the disk. With `unlimitedStorage`, Chromium reports the room that is
 * left on the disk; Firefox does not, but its database survives a write that fails.
 */
export async function hasRoomToWrite(): Promise<boolean> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota === undefined || usage === undefined || quota - usage >= LEAST_ROOM;
  } catch {
    return true;
  }
}

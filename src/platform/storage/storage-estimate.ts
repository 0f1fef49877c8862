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
 * Makes sure that there is room on the disk. A write that a full disk cuts off damages the database
 * in Chromium, which then throws it away at the next start. With `unlimitedStorage`, Chromium
 * reports the room that is left on the disk; Firefox does not, but its database survives a write
 * that fails.
 * @throws DOMException named `QuotaExceededError`, as if the disk were full
 */
export async function requireRoom(): Promise<void> {
  if ((await roomLeft()) < LEAST_ROOM)
    throw new DOMException('too little room on the disk', 'QuotaExceededError');
}

/** In bytes; infinite if unknown. */
async function roomLeft(): Promise<number> {
  try {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return quota - usage;
  } catch {
    return Infinity;
  }
}

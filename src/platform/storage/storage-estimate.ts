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

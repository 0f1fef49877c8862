/**
 * How many bytes everything takes up that the extension keeps, as the browser reckons; it rounds,
 * and counts what it has not cleared away yet. `null` where it does not say.
 */
export async function storedBytes(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null;
  } catch {
    return null;
  }
}

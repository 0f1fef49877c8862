/**
 * Caches the chosen language where a page can read it synchronously before its first render. The
 * database is authoritative.
 */
const KEY = 'language';

/** `null` for the browser's language; `undefined` if nothing is cached or storage is blocked. */
export function readLanguageCache(): string | null | undefined {
  try {
    const language = localStorage.getItem(KEY);
    return language === null ? undefined : language || null;
  } catch {
    return undefined;
  }
}

/** Caches the language; `null` for the browser's. */
export function writeLanguageCache(language: string | null): void {
  try {
    localStorage.setItem(KEY, language ?? '');
  } catch {
    // Without the cache, pages read the language from the database, a moment later.
  }
}

/**
 * A note of the language that was chosen, which a page can read before anything is drawn. The
 * database has the truth; whoever finds the note wrong corrects it.
 */
const NOTE = 'language';

/** `null` for the browser's language; `undefined` where there is no note yet, or none can be had. */
export function readLanguageCache(): string | null | undefined {
  try {
    const note = localStorage.getItem(NOTE);
    return note === null ? undefined : note || null;
  } catch {
    return undefined;
  }
}

export function writeLanguageCache(language: string | null): void {
  try {
    localStorage.setItem(NOTE, language ?? '');
  } catch {
    // Without the note a page asks, and is a moment later.
  }
}

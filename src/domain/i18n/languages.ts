/** The available languages, as BCP 47 tags. Each has a folder in `public/_locales`. */
export const LANGUAGES = ['en', 'ar'] as const;

/** The path of a language's messages in the package, as browsers expect it. */
export function translationsPath(language: string): string {
  return `_locales/${language.replaceAll('-', '_')}/messages.json`;
}

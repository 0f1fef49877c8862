/** The languages that Kintime speaks, as BCP 47 tags. Each has a folder in `public/_locales`. */
export const LANGUAGES = ['en', 'ar'] as const;

/** Where the package has the words of a language, under the name that browsers look for. */
export function translationsPath(language: string): string {
  return `_locales/${language.replaceAll('-', '_')}/messages.json`;
}

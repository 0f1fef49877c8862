/** The languages that Kintime speaks, as BCP 47 tags. Each has a folder in `public/_locales`. */
export const LANGUAGES = ['en', 'ar'] as const;

import { locale, readingDirection } from '../platform/i18n/i18n.ts';

export { firstWeekday } from '../platform/i18n/first-weekday.ts';
export { locale, readingDirection } from '../platform/i18n/i18n.ts';

/** Sets the document's `lang` and `dir`. */
export function applyLanguage(document: Document): void {
  document.documentElement.lang = locale();
  document.documentElement.dir = readingDirection();
}

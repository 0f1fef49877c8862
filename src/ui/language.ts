import { locale, readFrom } from '../platform/words.ts';

export { firstWeekday } from '../platform/first-weekday.ts';
export { locale, readFrom } from '../platform/words.ts';

/** Tells the document its language and the direction in which that is read. */
export function applyLanguage(document: Document): void {
  document.documentElement.lang = locale();
  document.documentElement.dir = readFrom();
}

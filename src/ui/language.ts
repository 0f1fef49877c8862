import { locale } from '../platform/locale.ts';

export { firstWeekday } from '../platform/first-weekday.ts';
export { locale } from '../platform/locale.ts';

/** Tells the document its language and the direction in which that is read. */
export function applyLanguage(document: Document): void {
  const tag = locale();
  document.documentElement.lang = tag;
  document.documentElement.dir = new Intl.Locale(tag).getTextInfo?.().direction ?? 'ltr';
}

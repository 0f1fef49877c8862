import { i18n } from './browser.ts';

/**
 * The locale for numbers and dates. It has to speak the language that the words were found in;
 * where the browser speaks the same one, its region's habits come along.
 */
export function locale(): string {
  const words = i18n.getMessage('language');
  const browser = i18n.getUILanguage();
  return baseOf(browser) === baseOf(words) ? browser : words;
}

function baseOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

import type { TranslationBundle, Translations } from '../../domain/i18n/messages.ts';
import { setTranslations } from '../../platform/i18n/i18n.ts';

/**
 * For each language the few words that the background says itself or hands to the screens in a
 * page. The build puts them here: they have to be there at once, without waiting for a file.
 */
declare const BACKGROUND_TRANSLATIONS: Readonly<Record<string, Translations>> | undefined;

const SUPPORTED = typeof BACKGROUND_TRANSLATIONS === 'undefined' ? {} : BACKGROUND_TRANSLATIONS;

/** Whether there are words of a language. */
export function isSupported(language: string): boolean {
  return Object.hasOwn(SUPPORTED, language);
}

/** What the background says next is in this language; with `null`, in the browser's. */
export function setLanguage(language: string | null): void {
  setTranslations(translationsOf(language) ?? null);
}

/** What the screens in a page need to speak a language; `undefined` where the browser has it. */
export function translationsFor(language: string | null): TranslationBundle | undefined {
  const translations = translationsOf(language);
  return language === null || translations === undefined ? undefined : { language, translations };
}

/** Of those that there are, and of nothing else that an object has. */
function translationsOf(language: string | null): Translations | undefined {
  return language !== null && isSupported(language) ? SUPPORTED[language] : undefined;
}

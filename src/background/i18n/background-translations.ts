import type { TranslationBundle, Translations } from '../../domain/i18n/translations.ts';
import { setTranslations } from '../../platform/i18n/i18n.ts';

/**
 * By language, the messages that the background shows itself or sends to the overlays. Inlined by
 * the build, since they are needed synchronously.
 */
declare const BACKGROUND_TRANSLATIONS: Readonly<Record<string, Translations>> | undefined;

const SUPPORTED = typeof BACKGROUND_TRANSLATIONS === 'undefined' ? {} : BACKGROUND_TRANSLATIONS;

/** Whether there are translations for a language. */
export function isSupported(language: string): boolean {
  return Object.hasOwn(SUPPORTED, language);
}

/** Sets the language of the background's own texts; `null` for the browser's. */
export function setLanguage(language: string | null): void {
  setTranslations(translationsOf(language) ?? null);
}

/** The translations that overlays need; `undefined` if they can use the browser's language. */
export function translationsFor(language: string | null): TranslationBundle | undefined {
  const translations = translationsOf(language);
  return language === null || translations === undefined ? undefined : { language, translations };
}

function translationsOf(language: string | null): Translations | undefined {
  return language !== null && isSupported(language) ? SUPPORTED[language] : undefined;
}

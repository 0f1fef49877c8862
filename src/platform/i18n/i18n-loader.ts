import { translationsPath } from '../../domain/i18n/languages.ts';
import type { Translations } from '../../domain/i18n/translations.ts';
import { runtime } from '../browser.ts';

/**
 * Loads the messages of one language from the extension package; no other code may fetch (a test
 * enforces it).
 * @throws if the package does not have that language
 */
export async function loadTranslations(language: string): Promise<Translations> {
  const file = await fetch(runtime.getURL(translationsPath(language)));
  const messages: Readonly<Record<string, { readonly message: string }>> = await file.json();
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

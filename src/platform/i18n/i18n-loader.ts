import { translationsPath } from '../../domain/i18n/languages.ts';
import type { Translations } from '../../domain/i18n/messages.ts';
import { runtime } from '../browser.ts';

/**
 * The words of one language, for our own pages: the same file in which a browser of that language
 * finds them. It is part of the package, and the only thing that these pages may fetch.
 * @throws where this Kintime does not have the language
 */
export async function loadTranslations(language: string): Promise<Translations> {
  const file = await fetch(runtime.getURL(translationsPath(language)));
  const messages: Readonly<Record<string, { readonly message: string }>> = await file.json();
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

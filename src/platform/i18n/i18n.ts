import type english from '../../../public/_locales/en/messages.json';
import { textDirection, interpolate, isolate } from '../../domain/i18n/translations.ts';
import type { TextDirection, Translations } from '../../domain/i18n/translations.ts';
import { i18n } from '../browser.ts';

/** The key of a message in the English catalog; a missing one does not compile. */
export type Key = keyof typeof english;

/** The messages of the chosen language; `null` for the browser's own lookup. */
let chosen: Translations | null = null;
let direction: TextDirection | undefined;

/** Sets the messages of the chosen language; `null` for the browser's language. */
export function setTranslations(translations: Translations | null): void {
  chosen = translations;
  direction = undefined;
}

/** Translates a message; values replace its placeholders in order. */
export function translate(key: Key, ...values: readonly string[]): string {
  return findMessage(key, values);
}

/** Translates a message by a computed key; empty if there is none. */
export function findMessage(key: string, values: readonly string[]): string {
  const all = values.length === 0 ? [] : values.map((value) => isolate(value, readingDirection()));
  return chosen === null ? i18n.getMessage(key, all) : interpolate(chosen[key] ?? '', all);
}

/**
 * The locale for numbers and dates. Its language is that of the messages; if the browser's is the
 * same, the browser's region applies, too.
 */
export function locale(): string {
  const translated = findMessage('language', []);
  const browser = i18n.getUILanguage();
  return languageOf(browser) === languageOf(translated) ? browser : translated;
}

/** The text direction of the messages. */
export function readingDirection(): TextDirection {
  direction ??= textDirection(locale());
  return direction;
}

function languageOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

import type english from '../../../public/_locales/en/messages.json';
import { textDirection, interpolate, isolate } from '../../domain/i18n/messages.ts';
import type { TextDirection, Translations } from '../../domain/i18n/messages.ts';
import { i18n } from '../browser.ts';

/** A message of the English file; one that is missing there does not compile. */
export type Key = keyof typeof english;

/** The words of the language that was chosen; `null` for those that the browser finds itself. */
let chosen: Translations | null = null;
let direction: TextDirection | undefined;

/** From now on messages come from these words; with `null`, in the browser's language. */
export function setTranslations(words: Translations | null): void {
  chosen = words;
  direction = undefined;
}

/** A message in the language that was chosen. */
export function translate(key: Key, ...values: readonly string[]): string {
  return find(key, values);
}

/** A message by a key that is put together; empty where there is none. */
export function find(key: string, values: readonly string[]): string {
  const all = values.length === 0 ? [] : values.map((value) => isolate(value, readingDirection()));
  return chosen === null ? i18n.getMessage(key, all) : interpolate(chosen[key] ?? '', all);
}

/**
 * The locale for numbers and dates. It has to speak the language that the words were found in;
 * where the browser speaks the same one, its region's habits come along.
 */
export function locale(): string {
  const words = find('language', []);
  const browser = i18n.getUILanguage();
  return baseOf(browser) === baseOf(words) ? browser : words;
}

/** The direction in which the words are read. */
export function readingDirection(): TextDirection {
  direction ??= textDirection(locale());
  return direction;
}

function baseOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

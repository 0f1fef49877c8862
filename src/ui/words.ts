import type english from '../../public/_locales/en/messages.json';
import { i18n } from '../platform/browser.ts';

/** A message of the English file; one that is missing there does not compile. */
export type Key = keyof typeof english;

/** A message that comes in one form for each kind of number: `openedTimes_one`, `openedTimes_other`. */
export type CountedKey = Key extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never;

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** A message in the browser's language. */
export function say(key: Key, ...values: readonly string[]): string {
  return i18n.getMessage(key, [...values]);
}

/**
 * A message about a number, in the form that the language has for it. The number is the first
 * value of the message; others follow.
 */
export function sayCount(key: CountedKey, count: number, ...values: readonly string[]): string {
  const language = say('language');
  const rule = remembered(rules, language, () => new Intl.PluralRules(language)).select(count);
  const format = remembered(numbers, language, () => new Intl.NumberFormat(language));
  const all = [format.format(count), ...values];
  return i18n.getMessage(`${key}_${rule}`, all) || i18n.getMessage(`${key}_other`, all);
}

function remembered<T>(known: Map<string, T>, language: string, make: () => T): T {
  const found = known.get(language) ?? make();
  known.set(language, found);
  return found;
}

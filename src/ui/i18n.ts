import { findMessage, translate } from '../platform/i18n/i18n.ts';
import type { Key } from '../platform/i18n/i18n.ts';
import { locale } from './language.ts';

export type { Key } from '../platform/i18n/i18n.ts';

/** A message that comes in one form for each kind of number: `openedTimes_one`, `openedTimes_other`. */
export type CountedKey = Key extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never;

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** A message in the language that was chosen, or else the browser's. */
export function t(key: Key, ...values: readonly string[]): string {
  return translate(key, ...values);
}

/**
 * A message about a number, in the form that the language has for it. The number is the first
 * value of the message; others follow.
 */
export function tPlural(key: CountedKey, count: number, ...values: readonly string[]): string {
  const language = locale();
  const rule = remembered(rules, language, () => new Intl.PluralRules(language)).select(count);
  const format = remembered(numbers, language, () => new Intl.NumberFormat(language));
  const all = [format.format(count), ...values];
  return findMessage(`${key}_${rule}`, all) || findMessage(`${key}_other`, all);
}

function remembered<T>(known: Map<string, T>, language: string, make: () => T): T {
  const found = known.get(language) ?? make();
  known.set(language, found);
  return found;
}

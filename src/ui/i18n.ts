import { findMessage, translate } from '../platform/i18n/i18n.ts';
import type { Key } from '../platform/i18n/i18n.ts';
import { locale } from './language.ts';

export type { Key } from '../platform/i18n/i18n.ts';

/** A message with plural forms: `factTimes_one`, `factTimes_other`. */
export type PluralKey = Key extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never;

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** A message in the chosen language, or else the browser's. */
export function t(key: Key, ...values: readonly string[]): string {
  return translate(key, ...values);
}

/** A message in the plural form for `count`, which is its first value; other values follow. */
export function tPlural(key: PluralKey, count: number, ...values: readonly string[]): string {
  const language = locale();
  const rule = cached(rules, language, () => new Intl.PluralRules(language)).select(count);
  const format = cached(numbers, language, () => new Intl.NumberFormat(language));
  const all = [format.format(count), ...values];
  return findMessage(`${key}_${rule}`, all) || findMessage(`${key}_other`, all);
}

function cached<T>(cache: Map<string, T>, language: string, create: () => T): T {
  const value = cache.get(language) ?? create();
  cache.set(language, value);
  return value;
}

import { locale } from '../language.ts';

/** A number in the digits of the language. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

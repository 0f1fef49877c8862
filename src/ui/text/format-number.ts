import { locale } from '../language.ts';

/** A number in the digits of the language. */
export function numberText(value: number, minimumIntegerDigits = 1): string {
  return new Intl.NumberFormat(locale(), { minimumIntegerDigits }).format(value);
}

import { unbroken } from '../../domain/i18n/unbroken.ts';
import { locale } from '../language.ts';

/** A number in the digits of the language. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** "4 days". */
export function daysText(days: number): string {
  const unit = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  return unbroken(new Intl.NumberFormat(locale(), unit).format(days));
}

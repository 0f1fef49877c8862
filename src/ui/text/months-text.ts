import { t, tPlural } from '../i18n.ts';

/** How long days are kept: "12 months", or "always" for `null`. */
export function monthsText(months: number | null): string {
  return months === null ? t('keepAlways') : tPlural('keepMonths', months);
}

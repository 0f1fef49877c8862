import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { t } from '../../ui/i18n.ts';
import { locale } from '../../ui/language.ts';

/** "You can try again in 0:27." */
export function tryAgainText(leftMs: Millis): string {
  const seconds = Math.ceil(Math.round(leftMs) / SECOND);
  const perMinute = MINUTE / SECOND;
  const [whole, rest] = [Math.floor(seconds / perMinute), seconds % perMinute];
  return t('closedWait', `${numberText(whole, 1)}:${numberText(rest, 2)}`);
}

function numberText(value: number, minimumIntegerDigits: number): string {
  return new Intl.NumberFormat(locale(), { minimumIntegerDigits }).format(value);
}

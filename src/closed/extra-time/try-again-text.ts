import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { t } from '../../ui/i18n.ts';
import { numberText } from '../../ui/text/format-number.ts';

/** "You can try again in 0:27." */
export function tryAgainText(leftMs: Millis): string {
  const seconds = Math.ceil(Math.round(leftMs) / SECOND);
  const perMinute = MINUTE / SECOND;
  const [whole, rest] = [Math.floor(seconds / perMinute), seconds % perMinute];
  return t('closedWait', `${numberText(whole)}:${numberText(rest, 2)}`);
}

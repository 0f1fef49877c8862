import type { Failure } from '../../messages/index.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { actionErrorText } from '../agreement/action-error.ts';

/** @throws ActionError if it cannot be a code; typing errors do not count as attempts */
export function checkDigits(typed: string): void {
  if (!/^\d{6}$/u.test(typed.replaceAll(/\s/gu, '').normalize('NFKC'))) {
    throw new ActionError(t('phoneSix'));
  }
}

/** Explains why a code was refused. */
export function codeErrorText(failure: Failure): string {
  return failure.error === 'wrong-pin' ? t('phoneWrong') : actionErrorText(failure);
}

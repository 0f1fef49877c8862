import type { Failure } from '../../messages/index.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { actionErrorOf } from '../agreement/action-error.ts';

/** @throws NotDoneError where it cannot be a code: a slip is no wrong attempt */
export function checkDigits(typed: string): void {
  if (!/^\d{6}$/u.test(typed.replaceAll(/\s/gu, '').normalize('NFKC'))) {
    throw new ActionError(t('phoneSix'));
  }
}

/** Why a code was not taken; a wrong one has more to be looked at than a wrong PIN. */
export function codeError(failure: Failure): ActionError {
  return failure.error === 'wrong-pin' ? new ActionError(t('phoneWrong')) : actionErrorOf(failure);
}

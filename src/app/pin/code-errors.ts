import type { Failure } from '../../messages/index.ts';
import { NotDoneError } from '../../ui/hooks/use-action.ts';
import { say } from '../../ui/i18n.ts';
import { notDone } from '../agreement/error-text.ts';

/** @throws NotDoneError where it cannot be a code: a slip is no wrong attempt */
export function checkDigits(typed: string): void {
  if (!/^\d{6}$/u.test(typed.replaceAll(/\s/gu, '').normalize('NFKC'))) {
    throw new NotDoneError(say('phoneSix'));
  }
}

/** Why a code was not taken; a wrong one has more to be looked at than a wrong PIN. */
export function codeNotDone(failure: Failure): NotDoneError {
  return failure.error === 'wrong-pin' ? new NotDoneError(say('phoneWrong')) : notDone(failure);
}

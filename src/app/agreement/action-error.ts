import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer, Failure, FailureCode, MessageName, Request } from '../../messages/index.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** Messages that are shorter on this page than elsewhere. A wait is counted down beside its message. */
const MESSAGES: Partial<Record<FailureCode, Key>> = {
  'wrong-pin': 'pinWrong',
  'pin-wait': 'pinWaitFirst',
  'pin-length': 'pinLength',
  'pin-differs': 'pinDiffers',
  'pin-taken': 'pinTaken',
  'needs-pin': 'pinNeeded',
  'name-missing': 'pinNameMissing',
  'rules-faulty': 'agrMend',
  'last-member': 'memberLast',
  'last-parent': 'pinLastParent',
  'not-there': 'agrGone',
};

/** Explains why a request was refused. */
export function actionErrorOf(failure: Failure): ActionError {
  const key = MESSAGES[failure.error];
  return new ActionError(key === undefined ? errorText(failure) : t(key));
}

/**
 * Sends a request to the background, then refreshes the page.
 * @throws ActionError if it was refused
 */
export async function askOrThrow<N extends MessageName>(
  name: N,
  request: Request<N>,
  refresh: () => void,
): Promise<Extract<Answer<N>, { ok: true }>> {
  const answer = await ask(name, request);
  refresh();
  if (isFailure(answer)) throw actionErrorOf(answer);
  return answer;
}

function isFailure<N extends MessageName>(
  answer: Answer<N>,
): answer is Exclude<Answer<N>, { ok: true }> & Failure {
  return !answer.ok;
}

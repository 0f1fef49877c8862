import type { Failure, FailureCode, MessageName, Reply, Request } from '../../messages/index.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { request } from '../request.ts';

/** Messages that differ here: a wait is counted down beside its own, and what is faulty is marked. */
const MESSAGES: Partial<Record<FailureCode, Key>> = {
  'pin-wait': 'pinWaitFirst',
  'rules-faulty': 'agrMend',
};

/** Explains why a request was refused. */
export function actionErrorText(failure: Failure): string {
  const key = MESSAGES[failure.error];
  return key === undefined ? errorText(failure) : t(key);
}

/**
 * Sends a message to the background, like `request`, then refreshes the page.
 * @param describe the sentence to show for a failure
 * @throws ActionError if it was refused
 */
export async function askOrThrow<N extends MessageName>(
  name: N,
  message: Request<N>,
  refresh: () => void,
  describe: (failure: Failure) => string = actionErrorText,
): Promise<Reply<N>> {
  try {
    return await request(name, message, describe);
  } finally {
    refresh();
  }
}

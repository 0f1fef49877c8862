import type { Failure, FailureCode, MessageName, Reply, Request } from '../../messages/index.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { request } from '../request.ts';

/** Messages that are shorter on this page than elsewhere. A wait is counted down beside its message. */
const MESSAGES: Partial<Record<FailureCode, Key>> = {
  'wrong-pin': 'pinWrong',
  'pin-wait': 'pinWaitFirst',
  'pin-length': 'pinLength',
  'pin-differs': 'pinDiffers',
  'pin-taken': 'pinTaken',
  'needs-pin': 'pinNeeded',
  'needs-member': 'agrStartsMember',
  'name-missing': 'pinNameMissing',
  'rules-faulty': 'agrMend',
  'last-member': 'memberLast',
  'last-parent': 'pinLastParent',
  'not-there': 'agrGone',
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

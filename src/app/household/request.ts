import type { Failure, MessageName, Reply, Request } from '../../messages/index.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';
import { request } from '../request.ts';

/**
 * Sends a message to the background, like `request`. If a PIN is needed, the error text refers to the
 * limits page, where it is entered.
 * @throws ActionError with the sentence to show
 */
export async function householdRequest<N extends MessageName>(
  name: N,
  message: Request<N>,
): Promise<Reply<N>> {
  return request(name, message, describe);
}

function describe(failure: Failure): string {
  return failure.error === 'needs-pin' ? t('kinNeedsPin') : errorText(failure);
}

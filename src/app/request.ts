import { ask } from '../platform/messaging/message-client.ts';
import type { Failure, MessageName, Reply, Request } from '../messages/index.ts';
import { ActionError } from '../ui/hooks/use-action.ts';
import { errorText } from '../ui/text/error-text.ts';

/**
 * Sends a message to the background and returns the reply.
 * @param describe the sentence to show for a failure
 * @throws ActionError with that sentence
 */
export async function request<N extends MessageName>(
  name: N,
  message: Request<N>,
  describe: (failure: Failure) => string = errorText,
): Promise<Reply<N>> {
  const answer = await ask(name, message);
  if (!answer.ok) throw new ActionError(describe(answer));
  return answer;
}

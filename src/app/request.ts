import { ask } from '../platform/messaging/message-client.ts';
import type { Failure, MessageName, Reply, Request } from '../messages/index.ts';
import { ActionError } from '../ui/hooks/use-action.ts';
import { errorText } from '../ui/text/error-text.ts';
import { sendWithPin } from './pin/pin-prompt.ts';

/**
 * Sends a message to the background and returns the reply. If it needs a PIN, the page asks for it
 * and sends the message again.
 * @param describe the sentence to show for a failure
 * @throws ActionError with that sentence
 */
export async function request<N extends MessageName>(
  name: N,
  message: Request<N>,
  describe: (failure: Failure) => string = errorText,
): Promise<Reply<N>> {
  const answer = await sendWithPin<N>(async (memberPin) =>
    ask(name, memberPin === undefined ? message : Object.assign({}, message, { memberPin })),
  );
  if (!answer.ok) throw new ActionError(describe(answer));
  return answer;
}

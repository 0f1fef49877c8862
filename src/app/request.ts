import { ask } from '../platform/messaging/message-client.ts';
import type { Failure, MessageName, Reply, Request } from '../messages/index.ts';
import { ActionError } from '../ui/hooks/use-action.ts';
import { errorText } from '../ui/text/error-text.ts';
import { sendWithMemberPin } from './pin/member-pin-prompt.ts';

/**
 * Sends a message to the background and returns the reply. If it needs the PIN of a member, the page
 * asks for it and sends the message again.
 * @param describe the sentence to show for a failure
 * @throws ActionError with that sentence
 */
export async function request<N extends MessageName>(
  name: N,
  message: Request<N>,
  describe: (failure: Failure) => string = errorText,
): Promise<Reply<N>> {
  const first = await ask(name, message);
  const answer =
    !first.ok && (first.error === 'needs-member-pin' || first.error === 'needs-own-pin')
      ? await sendWithMemberPin<N>(first, async (memberPin) =>
          ask(name, Object.assign({}, message, { memberPin })),
        )
      : first;
  if (!answer.ok) throw new ActionError(describe(answer));
  return answer;
}

import type { Sender } from '../../platform/messaging/message-receiver.ts';
import type { Answer, MessageName } from '../../messages/index.ts';
import { isPageMessage, parseMessage } from '../../messages/parser.ts';
import type { OwnMessage } from '../../messages/parser.ts';
import { agreementHandlers } from '../handlers/agreement.ts';
import { cardHandlers } from '../handlers/week-cards.ts';
import { failure, failureOf } from './errors.ts';
import { historyHandlers } from '../handlers/data.ts';
import type { House } from '../services.ts';
import { languageHandlers } from '../handlers/language.ts';
import { kinHandlers } from '../handlers/household.ts';
import { answerPage } from '../handlers/documents.ts';
import { parentHandlers } from '../handlers/parents.ts';
import { phoneHandlers } from '../handlers/authenticators.ts';
import { memberHandlers } from '../handlers/members.ts';
import { notesHandlers } from '../handlers/notes.ts';
import { trustHandlers } from '../handlers/integrity.ts';
import type { Handlers, OwnMessageName } from './handler-types.ts';

/** What answers every message, whoever sends it and whatever it holds. */
export function makeHandler(
  house: House,
): (message: unknown, sender: Sender) => Promise<Answer<MessageName>> {
  const own: Handlers<OwnMessageName> = {
    ...historyHandlers(house),
    ...languageHandlers(house),
    ...agreementHandlers(house),
    ...parentHandlers(house),
    ...phoneHandlers(house),
    ...trustHandlers(house),
    ...notesHandlers(house),
    ...memberHandlers(house),
    ...kinHandlers(house),
    ...cardHandlers(house),
  };
  return async (message, sender) => {
    if (sender.who === 'stranger') return failure('not-allowed', 'unknown sender');
    const parsed = parseMessage(message);
    if (!parsed.ok) return failure('malformed', parsed.detail);
    try {
      if (isPageMessage(parsed)) {
        if (sender.who === 'page') {
          await house.guard.run().catch(() => undefined);
          return await answerPage(house, parsed, sender);
        }
      } else if (sender.who === 'kintime') {
        // While one of our pages is looked at, the background runs, and what waits for that goes on.
        await house.guard.run().catch(() => undefined);
        return await answerOwn(own, parsed);
      }
      return failure('not-allowed', `${parsed.name} is not for this sender`);
    } catch (error) {
      return failureOf(error);
    }
  };
}

async function answerOwn<N extends OwnMessageName>(
  handlers: Handlers<N>,
  { name, request }: Extract<OwnMessage, { name: N }>,
): Promise<Answer<MessageName>> {
  return handlers[name](request);
}

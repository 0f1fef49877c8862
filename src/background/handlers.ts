import type { Sender } from '../platform/inbox.ts';
import type { Answer, MessageName } from '../protocol/messages.ts';
import { isPageMessage, parseMessage } from '../protocol/parser.ts';
import type { OwnMessage } from '../protocol/parser.ts';
import { agreementHandlers } from './agreement-handlers.ts';
import { cardHandlers } from './card-handlers.ts';
import { failure, failureOf } from './failure.ts';
import { historyHandlers } from './history-handlers.ts';
import type { House } from './house.ts';
import { languageHandlers } from './language-handlers.ts';
import { kinHandlers } from './kin-handlers.ts';
import { answerPage } from './page-handlers.ts';
import { parentHandlers } from './parent-handlers.ts';
import { phoneHandlers } from './phone-handlers.ts';
import { memberHandlers } from './member-handlers.ts';
import { notesHandlers } from './notes-handlers.ts';
import { trustHandlers } from './trust-handlers.ts';
import type { Handlers, OwnMessageName } from './own.ts';

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

import type { Sender } from '../../platform/messaging/message-receiver.ts';
import type { Answer, MessageName } from '../../messages/index.ts';
import { isPageMessage, parseMessage } from '../../messages/parser.ts';
import type { OwnMessage } from '../../messages/parser.ts';
import { agreementHandlers } from '../handlers/agreement.ts';
import { extraTimeHandlers } from '../handlers/extra-time.ts';
import { weekCardHandlers } from '../handlers/week-cards.ts';
import { isSharedChange } from '../sharing/shared-changes.ts';
import { failure, failureOf } from './errors.ts';
import { recordOverdue } from '../lifecycle/overdue-tasks.ts';
import { dataHandlers } from '../handlers/data.ts';
import type { BackgroundServices } from '../services.ts';
import { elsewhereHandlers } from '../handlers/elsewhere.ts';
import { languageHandlers } from '../handlers/language.ts';
import { householdHandlers } from '../handlers/household.ts';
import { handleDocumentMessage } from '../handlers/documents.ts';
import { parentHandlers } from '../handlers/parents.ts';
import { sharedFolderHandlers } from '../handlers/shared-folder.ts';
import { profileHandlers } from '../handlers/profile.ts';
import { authenticatorHandlers } from '../handlers/authenticators.ts';
import { memberHandlers } from '../handlers/members.ts';
import { notesHandlers } from '../handlers/notes.ts';
import { integrityHandlers } from '../handlers/integrity.ts';
import type { Handlers, OwnMessageName } from './handler-types.ts';
import { pageTraffic } from './page-traffic.ts';

/** Handles every message: checks the sender, parses the request, and turns errors into failures. */
export function makeHandler(
  services: BackgroundServices,
): (message: unknown, sender: Sender) => Promise<Answer<MessageName>> {
  const own: Handlers = {
    ...dataHandlers(services),
    ...elsewhereHandlers(services),
    ...languageHandlers(services),
    ...agreementHandlers(services),
    ...extraTimeHandlers(services),
    ...profileHandlers(services),
    ...parentHandlers(services),
    ...authenticatorHandlers(services),
    ...integrityHandlers(services),
    ...notesHandlers(services),
    ...memberHandlers(services),
    ...householdHandlers(services),
    ...weekCardHandlers(services),
    ...sharedFolderHandlers(services),
  };
  const inTurn = pageTraffic((error) => {
    reportError(error);
    services.inBackground(recordOverdue(services.clock.now().wall));
  });
  return async (message, sender) => {
    if (sender.who === 'stranger') return failure('not-allowed', 'unknown sender');
    const parsed = parseMessage(message);
    if (!parsed.ok) return failure('malformed', parsed.detail);
    try {
      if (isPageMessage(parsed)) {
        if (sender.who === 'page') {
          return await inTurn(parsed, sender, async () => {
            await recordRunning(services);
            return handleDocumentMessage(services, parsed, sender);
          });
        }
      } else if (sender.who === 'kintime') {
        // An open page keeps the worker running, which counts towards a lockout and a PIN reset.
        await recordRunning(services);
        const answer = await answerOwn(own, parsed);
        if (answer.ok && isSharedChange(parsed.name))
          services.inBackground(services.folderSync.visit('change'));
        return answer;
      }
      return failure('not-allowed', `${parsed.name} is not for this sender`);
    } catch (error) {
      return failureOf(error);
    }
  };
}

async function recordRunning({ clockWatch, pinGuard }: BackgroundServices): Promise<void> {
  // First, since running time counts on the day that the clock shows.
  await clockWatch.observe();
  await pinGuard.recordRunTime().catch(() => undefined);
}

async function answerOwn<N extends OwnMessageName>(
  handlers: Handlers<N>,
  { name, request }: Extract<OwnMessage, { name: N }>,
): Promise<Answer<MessageName>> {
  return handlers[name](request);
}

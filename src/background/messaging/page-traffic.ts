import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { Answer, MessageName } from '../../messages/index.ts';
import type { PageMessage } from '../../messages/parser.ts';
import type { PageSender } from '../enforcement/question-answers.ts';
import { limitPerKey, throttle } from '../lib/task-queue.ts';
import type { OverdueError } from '../lib/task-queue.ts';

/** How many messages of one tab are handled at the same time. */
const MESSAGES_AT_ONCE = 4;

/** How often a document that keeps changing its address gets a new verdict. */
const MOVED_INTERVAL: Millis = SECOND / 2;

type Reply = Promise<Answer<MessageName>>;

/**
 * Keeps a tab that sends a lot, be it by a thousand frames or by addresses that change all the
 * time, from slowing down the others (rule C8).
 * @param onOverdue called when the reply to a message takes too long
 */
export function pageTraffic(
  onOverdue: (error: OverdueError) => void,
): (message: PageMessage, sender: PageSender, handle: () => Reply) => Reply {
  const limited = limitPerKey(MESSAGES_AT_ONCE, onOverdue);
  const throttled = throttle<Answer<MessageName>>(MOVED_INTERVAL);
  return async (message, { frame }, handle) => {
    const inTab = async (): Reply => limited(String(frame?.tab), handle);
    return message.name === 'moved' ? throttled(message.request.document, inTab) : inTab();
  };
}

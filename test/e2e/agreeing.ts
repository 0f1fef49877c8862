import type { Way } from '../../src/domain/agreement.ts';
import { NO_RULES } from '../../src/domain/rules.ts';
import type { DailyRule, Rules, Strength } from '../../src/domain/rules.ts';
import type { Millis } from '../../src/domain/units.ts';
import type { Answer, MessageName, Reply, Request } from '../../src/protocol/messages.ts';
import type { HouseholdView, WordView } from '../../src/protocol/views.ts';
import type { Kintime } from './kintime.ts';

/** Sends a message as a page of ours does, and gives back whatever came of it. */
export async function tell<N extends MessageName>(
  kintime: Kintime,
  name: N,
  request: Request<N>,
): Promise<Answer<N>> {
  const message = { name, ...request };
  return (await kintime.reader.evaluate(
    async (one) => chrome.runtime.sendMessage(one),
    message,
  )) as Answer<N>;
}

/** The same for what has to succeed. @throws where it was refused, with the reason */
export async function ask<N extends MessageName>(
  kintime: Kintime,
  name: N,
  request: Request<N>,
): Promise<Reply<N>> {
  const answer = await tell(kintime, name, request);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error} (${answer.detail})`);
  return answer;
}

/** Who is here, and what guards the agreement. */
export async function household(kintime: Kintime): Promise<HouseholdView> {
  return (await ask(kintime, 'household', {})).household;
}

/** The member whose browser this is. */
export async function memberId(kintime: Kintime): Promise<string> {
  const { current, members } = await household(kintime);
  const id = current ?? members[0]?.id;
  if (id === undefined) throw new Error('There is no member yet');
  return id;
}

/** What the rules say right now to the member who is current. */
export async function word(kintime: Kintime): Promise<WordView> {
  return (await household(kintime)).word;
}

/**
 * Puts rules in force at once for the member who is current; what is not named has no rule.
 * Loosening earlier ones at once needs a parent's PIN: `setPin` first.
 */
export async function setRules(
  kintime: Kintime,
  rules: Partial<Rules>,
  way: Way = 'parent',
): Promise<void> {
  await ask(kintime, 'save-agreement', {
    member: await memberId(kintime),
    way,
    rules: { ...NO_RULES, ...rules },
    lookAgain: null,
    wishes: [],
    atOnce: true,
  });
}

/** Sets the first PIN, or unlocks with it where it is set. The parent stays unlocked for some minutes. */
export async function setPin(kintime: Kintime, pin = '2468', parentName = 'Dad'): Promise<void> {
  await ask(kintime, 'unlock', { pin, confirm: pin, parentName });
}

/** The same daily limit for each weekday. A limit of 0 closes the site at once. */
export function daily(
  limitMs: Millis,
  strength: Strength = 'firm',
  messagesOpen = false,
): { daily: DailyRule } {
  return { daily: { limitsMs: Array<Millis>(7).fill(limitMs), strength, messagesOpen } };
}

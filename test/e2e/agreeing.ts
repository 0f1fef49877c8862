import type { Frame, Page } from 'puppeteer-core';
import type { DecisionMode } from '../../src/domain/agreement/agreement.ts';
import { NO_RULES } from '../../src/domain/limits/rules/rules.ts';
import type { DailyRule, Rules, Strength } from '../../src/domain/limits/rules/rules.ts';
import type { Millis } from '../../src/domain/time/units.ts';
import type { Answer, MessageName, Reply, Request } from '../../src/messages/index.ts';
import type { BrowserProfileView, VerdictView } from '../../src/messages/views.ts';
import { until } from './browsers/condition.ts';
import type { Kintime } from './kintime.ts';
import { putRows } from './rows.ts';

/** Sends a message as a page of ours does. @returns when it did, in epoch milliseconds, and the answer */
async function send<N extends MessageName>(
  kintime: Kintime,
  name: N,
  request: Request<N>,
): Promise<{ at: number; answer: Answer<N> }> {
  return kintime.reader.evaluate(
    async (message) => {
      const at = Date.now();
      return { at, answer: await chrome.runtime.sendMessage<typeof message, Answer<N>>(message) };
    },
    { name, ...request },
  );
}

/** Sends a message as a page of ours does, and returns whatever came of it. */
export async function tell<N extends MessageName>(
  kintime: Kintime,
  name: N,
  request: Request<N>,
): Promise<Answer<N>> {
  return (await send(kintime, name, request)).answer;
}

/** The answer to a message that has to succeed. @throws where it was refused, with the reason */
function granted<N extends MessageName>(name: N, answer: Answer<N>): Reply<N> {
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error} (${answer.detail})`);
  return answer;
}

/** The same for what has to succeed. @throws where it was refused, with the reason */
export async function ask<N extends MessageName>(
  kintime: Kintime,
  name: N,
  request: Request<N>,
): Promise<Reply<N>> {
  return granted(name, await tell(kintime, name, request));
}

/** Who is here, and what guards the agreement. */
export async function browserProfile(kintime: Kintime): Promise<BrowserProfileView> {
  return (await ask(kintime, 'profile', {})).profile;
}

/** The member whose browser this is. */
export async function memberId(kintime: Kintime): Promise<string> {
  const { current, members } = await browserProfile(kintime);
  const id = current ?? members[0]?.id;
  if (id === undefined) throw new Error('There is no member yet');
  return id;
}

/** What the rules say right now to the member who is current. */
export async function currentVerdict(kintime: Kintime): Promise<VerdictView> {
  return (await browserProfile(kintime)).verdict;
}

/**
 * Puts rules in force at once for the member who is current; what is not named has no rule.
 * Loosening earlier ones at once needs a parent's PIN: `setPin` first.
 * @returns the moment at which the browser handed them in, in epoch milliseconds
 */
export async function setRules(
  kintime: Kintime,
  rules: Partial<Rules>,
  way: DecisionMode = 'parent',
): Promise<number> {
  const draft = { member: await memberId(kintime), way, rules: { ...NO_RULES, ...rules } };
  const request = { ...draft, lookAgain: null, wishes: [], atOnce: true };
  const { at, answer } = await send(kintime, 'save-agreement', request);
  granted('save-agreement', answer);
  return at;
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

/**
 * Writes down that so much was watched right before the first thing that was: limits are whole
 * minutes, and no test wants to watch for one. Something must have been counted already.
 */
export async function pretendWatched(kintime: Kintime, ms: Millis): Promise<void> {
  const [first] = (await kintime.stored()).spans.toSorted((a, b) => a.start - b.start);
  if (first === undefined) throw new Error('Nothing was counted yet');
  const before = { ...first, start: first.start - ms, end: first.start };
  await putRows(kintime.reader, { spans: [before] });
}

/** Waits until the tab shows Kintime's own page in place of the site. @returns when it was seen */
export async function closedPage(page: Page): Promise<number> {
  await until('the closed page', () => /\/closed\.html(#stopped)?$/.test(page.url()));
  return Date.now();
}

/** Whether one of Kintime's own screens has the focus in this document. */
export async function hasScreen(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement, body, documentElement } = document;
    return activeElement !== body && activeElement?.parentElement === documentElement;
  });
}

/** Whether something that the page did not put there lies above everything. */
export async function isCovered(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return top !== document.body && top?.parentElement === document.documentElement;
  });
}

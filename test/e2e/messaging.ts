import type { Frame, Page } from 'puppeteer-core';
import type { DecisionMode } from '../../src/domain/agreement/agreement.ts';
import { NO_RULES } from '../../src/domain/limits/rules/rules.ts';
import type { DailyRule, Rules, Strength } from '../../src/domain/limits/rules/rules.ts';
import type { Weekday } from '../../src/domain/time/calendar.ts';
import type { Millis, WallTime } from '../../src/domain/time/units.ts';
import type { Answer, MessageName, Reply, Request } from '../../src/messages/index.ts';
import type { BrowserProfileView, VerdictView } from '../../src/messages/views.ts';
import { until } from './browsers/wait-until.ts';
import type { Kintime } from './kintime.ts';
import { putRows } from './rows.ts';
import { minutesNearNoon } from './zone.ts';

/** Sends a message from a page of the extension. @returns when it was sent, in epoch milliseconds, and the reply */
async function send<N extends MessageName>(
  kintime: Kintime,
  name: N,
  fields: Request<N>,
): Promise<{ at: number; answer: Answer<N> }> {
  return kintime.reader.evaluate(
    async (message) => {
      const at = Date.now();
      return { at, answer: await chrome.runtime.sendMessage<typeof message, Answer<N>>(message) };
    },
    { name, ...fields },
  );
}

/** Sends a message from a page of the extension. @returns the reply, which may be an error */
export async function sendMessage<N extends MessageName>(
  kintime: Kintime,
  name: N,
  fields: Request<N>,
): Promise<Answer<N>> {
  return (await send(kintime, name, fields)).answer;
}

/** @throws with the reason if the message was refused */
function accepted<N extends MessageName>(name: N, answer: Answer<N>): Reply<N> {
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.error} (${answer.detail})`);
  return answer;
}

/** Sends a message from a page of the extension. @throws with the reason if it was refused */
export async function request<N extends MessageName>(
  kintime: Kintime,
  name: N,
  fields: Request<N>,
): Promise<Reply<N>> {
  return accepted(name, await sendMessage(kintime, name, fields));
}

export async function browserProfile(kintime: Kintime): Promise<BrowserProfileView> {
  return (await request(kintime, 'profile', {})).profile;
}

/** The current member, or else the first. */
export async function memberId(kintime: Kintime): Promise<string> {
  const { current, members } = await browserProfile(kintime);
  const id = current ?? members[0]?.id;
  if (id === undefined) throw new Error('There is no member yet');
  return id;
}

/** The verdict for the current member. */
export async function currentVerdict(kintime: Kintime): Promise<VerdictView> {
  return (await browserProfile(kintime)).verdict;
}

/** How many rules of the browser send new loads of the site away. */
export async function redirectCount({ reader }: Kintime): Promise<number> {
  return reader.evaluate(async () => (await chrome.declarativeNetRequest.getDynamicRules()).length);
}

/** Whether the site can be loaded: a moment after the verdict says so. */
export async function isOpen(kintime: Kintime): Promise<boolean> {
  const { state } = await currentVerdict(kintime);
  return state === 'open' && (await redirectCount(kintime)) === 0;
}

/**
 * Sets rules for the current member that take effect at once; rules that are not given are off.
 * Loosening earlier rules needs a PIN: `setPin` first.
 * @returns when the message was sent, in epoch milliseconds
 */
export async function setRules(
  kintime: Kintime,
  rules: Partial<Rules>,
  way: DecisionMode = 'parent',
): Promise<number> {
  const draft = { member: await memberId(kintime), way, rules: { ...NO_RULES, ...rules } };
  const fields = { ...draft, lookAgain: null, wishes: [], atOnce: true };
  const { at, answer } = await send(kintime, 'save-agreement', fields);
  accepted('save-agreement', answer);
  return at;
}

/** Sets the first PIN, or unlocks with it if it is set. */
export async function setPin(kintime: Kintime, pin = '2468', parentName = 'Dad'): Promise<void> {
  await request(kintime, 'unlock', { pin, confirm: pin, parentName });
}

/** The same daily limit for each weekday; 0 closes the site at once. */
export function daily(
  limitMs: Millis,
  strength: Strength = 'firm',
  messagesOpen = false,
): { daily: DailyRule } {
  return { daily: { limitsMs: Array<Millis>(7).fill(limitMs), strength, messagesOpen } };
}

export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** A firm bedtime that starts in `minutes`, or has started if negative; for `zoneNearNoon`. */
export function bedtimeIn(minutes: number): Pick<Rules, 'windows'> {
  const start = minutesNearNoon() + minutes;
  const [hour, minute] = [Math.floor(start / 60), start % 60];
  const from: WallTime = `${hour}:${String(minute).padStart(2, '0')}`;
  const window = { kind: 'bedtime', from, to: '20:00', weekdays: EVERY_DAY } as const;
  return { windows: [{ ...window, strength: 'firm' }] };
}

/**
 * Inserts a span before the first one, since limits are whole minutes and tests do not watch for
 * that long. Something must have been counted already.
 */
export async function insertWatchedTime(kintime: Kintime, ms: Millis): Promise<void> {
  const [first] = (await kintime.stored()).spans.toSorted((a, b) => a.start - b.start);
  if (first === undefined) throw new Error('Nothing was counted yet');
  const before = { ...first, start: first.start - ms, end: first.start };
  await putRows(kintime.reader, { spans: [before] });
}

/** Whether a tab shows the closed page. Firefox does not report the URL of extension pages. */
export async function isClosedPage(page: Page): Promise<boolean> {
  return page.evaluate(() => location.pathname.endsWith('/closed.html')).catch(() => false);
}

export async function waitForClosedPage(page: Page): Promise<void> {
  await until('the closed page', async () => isClosedPage(page));
}

/** Whether the overlay has the focus in this document. */
export async function hasOverlayFocus(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement, body, documentElement } = document;
    return activeElement !== body && activeElement?.parentElement === documentElement;
  });
}

/** Whether the overlay covers the centre of the viewport. */
export async function isCovered(page: Page | Frame): Promise<boolean> {
  return page.evaluate(() => {
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    return top !== document.body && top?.parentElement === document.documentElement;
  });
}

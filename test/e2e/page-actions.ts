import type { Page } from 'puppeteer-core';
import { until } from './browsers/wait-until.ts';
import type { Kintime } from './kintime.ts';

/** The PIN that `setFirstPin` sets. */
export const PIN = '246810';

/** Opens a page of the agreement: its rules, or another place such as `suggestions`. */
export async function agreementPage(kintime: Kintime, place = ''): Promise<Page> {
  const path = place === '' ? 'app.html#/agreement' : `app.html#/agreement/${place}`;
  return kintime.launched.openExtensionPage(path, { width: 1000, height: 860 });
}

/** Goes to a place of the agreement page, or to the editor of a rule, such as `daily`. */
export async function goToAgreement(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/agreement/${place}`);
}

/** Opens the editor of a kind of rule. */
export async function openEditor(page: Page, kind: string): Promise<void> {
  await goToAgreement(page, kind);
  await page.waitForSelector('dialog.editor[open]', { visible: true });
}

/** Sets the first PIN, as Dad, on the page of people and PINs. */
export async function setFirstPin(page: Page): Promise<void> {
  await goToAgreement(page, 'people');
  await type(page, 'parent-name', 'Dad');
  await type(page, 'pin', PIN);
  await type(page, 'pin-confirm', PIN);
  await click(page, 'unlock');
  await waitForText(page, 'unlocked', /^Unlocked by Dad for 5 minutes$/);
}

/** Goes through the introduction on the welcome page, where it is shown, and starts counting. */
export async function startCounting(page: Page): Promise<void> {
  await until('the button that starts counting', async () => {
    if ((await page.$(at('start-counting'))) !== null) return true;
    // Counting that waits for the teen has no next step, as soon as a page that was hidden knows.
    const next = await page.$(at('welcome-next'));
    await next?.click().catch(() => undefined);
    return false;
  });
  await click(page, 'start-counting');
}

/** Waits for a question on the way to a first rule, does `answer`, and goes on to the next one. */
export async function answerQuestion(
  page: Page,
  question: string,
  answer: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await page.waitForSelector(at(`question-${question}`));
  await answer();
  await click(page, 'question-next');
}

export function at(testId: string): string {
  return `[data-testid="${testId}"]`;
}

export async function click(page: Page, testId: string): Promise<void> {
  await page.locator(at(testId)).click();
}

export async function clear(page: Page, testId: string): Promise<void> {
  await page.locator(at(testId)).click({ count: 3 });
  await page.keyboard.press('Backspace');
}

/** Replaces the text of a field, key by key. */
export async function type(page: Page, testId: string, text: string): Promise<void> {
  await clear(page, testId);
  await page.keyboard.type(text);
}

/** Chooses the parts of a date, as in "2026-05-03". */
export async function chooseDate(page: Page, testId: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  await page.select(at(`${testId}-year`), year);
  await page.select(at(`${testId}-month`), month);
  await page.select(at(`${testId}-day`), day);
}

/** Unlocks the page with the PIN, on the page of people and PINs. */
export async function unlock(page: Page): Promise<void> {
  await goToAgreement(page, 'people');
  await type(page, 'pin', PIN);
  await click(page, 'unlock');
  await waitForText(page, 'unlocked', /^Unlocked by Dad for 5 minutes$/);
}

/** The text of an element, with plain spaces; `null` if there is none. */
export async function textOf(page: Page, testId: string): Promise<string | null> {
  const text = await page.evaluate(
    (selector) => document.querySelector(selector)?.textContent ?? null,
    at(testId),
  );
  return text?.replaceAll(/\s/gu, ' ') ?? null;
}

/** Waits until the text of an element matches. @returns the whole text */
export async function waitForText(page: Page, testId: string, sentence: RegExp): Promise<string> {
  let text: string | null = null;
  return until(`${testId} to say ${sentence}`, async () => {
    text = await textOf(page, testId);
    return text !== null && sentence.test(text) ? text : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; the text is “${text}”`);
  });
}

/** Stays on a page that asks before it is left. The browser may have closed its prompt by itself. */
export function dismissPrompts(page: Page): void {
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
}

/** The list of what changed, as the agreement page shows it. */
export async function loggedChanges(kintime: Kintime): Promise<string> {
  const page = await kintime.launched.openExtensionPage('app.html#/agreement/changes');
  await page.waitForSelector('.log');
  const text = await page.$eval('.log', (log) => log.textContent);
  await page.close();
  return text;
}

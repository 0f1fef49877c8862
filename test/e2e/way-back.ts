import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from './browsers/launched.ts';
import { until } from './browsers/wait-until.ts';
import { expect } from './kintime.ts';
import type { Kintime } from './kintime.ts';
import { daily, request, setPin, setRules, waitForClosedPage } from './messaging.ts';

const WORDS = 'Still writing this';

const FIELD = '[data-testid="message-text"]';

async function expectBack({ engine }: LaunchedBrowser, page: Page, address: string): Promise<void> {
  await until('the page before', () => page.url() === address);
  // Firefox does not restore a form that the page's script inserts.
  if (engine === 'firefox') return;
  await until('the words', async () =>
    page
      .$eval(FIELD, (field) => (field instanceof HTMLTextAreaElement ? field.value : ''))
      .then(
        (text) => text === WORDS,
        () => false,
      ),
  );
}

/** The closed page offers the way back once the site is open; in Chromium a message in a text area is there. */
export async function expectWayBack(kintime: Kintime): Promise<void> {
  await setPin(kintime);
  const page = await kintime.visit('/messages');
  await page.type(FIELD, WORDS);
  const address = page.url();
  await setRules(kintime, daily(0));
  await waitForClosedPage(page);
  await page.waitForSelector('[data-testid="closed-back"]');
  expect(await page.$('[data-testid="go-back"]')).toBeNull();
  await setRules(kintime, {});
  await page.waitForSelector('[data-testid="go-back"]');
  await page.click('[data-testid="go-back"]');
  await expectBack(kintime.launched, page, address);
}

/** The same when every tab asks who is watching. */
export async function expectWayBackAfterChoice(kintime: Kintime): Promise<void> {
  const page = await kintime.visit('/messages');
  await page.type(FIELD, WORDS);
  const address = page.url();
  await request(kintime, 'add-member', { memberName: 'Ben' });
  await waitForClosedPage(page);
  await page.waitForSelector('[data-testid="who-member"]');
  await page.click('[data-testid="who-member"]');
  await expectBack(kintime.launched, page, address);
}

/** A load that was redirected has no page of the site behind it. */
export async function expectNoWayBack(kintime: Kintime): Promise<void> {
  await setPin(kintime);
  await setRules(kintime, daily(0));
  const page = await kintime.launched.openExtensionPage('app.html#/time');
  await page.goto('https://www.tiktok.com/messages').catch(() => undefined);
  await waitForClosedPage(page);
  await setRules(kintime, {});
  await page.waitForSelector('[data-testid="open-site"]');
  expect(await page.$('[data-testid="go-back"]')).toBeNull();
}

import type { Page } from 'puppeteer-core';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import {
  bedtimeIn,
  hasOverlayFocus,
  isCovered,
  memberId,
  request,
  setPin,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import { messageIn, writeMessage } from '../written-words.ts';

const WORDS = 'See you on Saturday';

/** Keeps the default of the message equal to what is typed, as React does. */
async function controlMessage(page: Page): Promise<void> {
  await page.$eval('[data-testid="message-text"]', (field) => {
    field.addEventListener('input', () => {
      const message = field as HTMLTextAreaElement;
      message.defaultValue = message.value;
    });
  });
}

/** Adds an editor to the page, as for comments, and writes in it. */
async function writeComment(page: Page): Promise<void> {
  await page.evaluate(() => {
    const editor = document.createElement('div');
    editor.id = 'comment';
    editor.contentEditable = 'true';
    editor.style.cssText = 'position: fixed; inset: 0 0 auto; height: 2rem; z-index: 1';
    document.body.append(editor);
    editor.focus();
  });
  await page.keyboard.type(WORDS);
}

async function covered(...pages: readonly Page[]): Promise<void> {
  for (const page of pages)
    await until('the cover', async () => isCovered(page).catch(() => false));
}

async function free(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await until('the cover to go', async () => !(await isCovered(page)));
}

test('what somebody writes outlives bedtime, an update and the question who is watching', async ({
  open,
}) => {
  const kintime = await open();
  await setPin(kintime);
  const quiet = await kintime.visit('/messages');
  await quiet.click('[data-testid="message-text"]');
  const draft = await kintime.visit('/messages');
  await controlMessage(draft);
  await writeMessage(draft, WORDS);
  await draft.evaluate(() => (document.activeElement as HTMLElement).blur());
  const message = await kintime.visit('/messages');
  await controlMessage(message);
  await writeMessage(message, WORDS);
  const feed = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(feed, 1500);
  await writeComment(feed);

  // Nothing plays, whatever somebody writes.
  const { ms, line } = await measureClosing(
    kintime,
    [await playerIn(kintime, feed)],
    bedtimeIn(-5),
  );
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  await waitForClosedPage(quiet);
  await covered(draft, message, feed);

  // Whoever goes on typing presses nothing.
  await message.bringToFront();
  await until('the cover to have the focus', async () => hasOverlayFocus(message));
  await message.keyboard.press('Space');
  await message.keyboard.press('Enter');
  await draft.bringToFront();
  await draft.reload().catch(() => undefined);
  await waitForClosedPage(draft);
  expect(await isCovered(message)).toBe(true);

  // An update starts Kintime anew in the page.
  await kintime.reader.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await kintime.reopenReader();
  await setPin(kintime);
  await covered(message, feed);

  await setRules(kintime, {});
  await free(message, feed);
  expect(await feed.$eval('#comment', ({ textContent }) => textContent)).toBe(WORDS);
  await message.bringToFront();
  await message.focus('[data-testid="message-text"]');
  await message.keyboard.press('End');
  await message.keyboard.type('!');
  expect(await messageIn(message)).toBe(`${WORDS}!`);

  const member = await memberId(kintime);
  await request(kintime, 'add-member', { memberName: 'Ben' });
  await covered(message, feed);
  await request(kintime, 'switch-member', { member, pin: '' });
  await free(message, feed);
  await until('the message to have the focus', async () =>
    message.evaluate(() => document.activeElement?.localName === 'textarea'),
  );
  expect(await messageIn(message)).toBe(`${WORDS}!`);

  // The one button of the cover leaves the page.
  await setRules(kintime, bedtimeIn(-5));
  await covered(message);
  await message.bringToFront();
  await until('the cover to have the focus', async () => hasOverlayFocus(message));
  await message.keyboard.press('Tab');
  await message.keyboard.press('Enter');
  await waitForClosedPage(message);
});

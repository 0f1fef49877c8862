import type { Page, SerializedAXNode } from 'puppeteer-core';
import { MINUTE } from '../../../src/domain/time/units.ts';
import {
  request,
  waitForClosedPage,
  daily,
  hasOverlayFocus,
  isCovered,
  memberId,
  insertWatchedTime,
  setRules,
  currentVerdict,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { waitForText } from '../page-actions.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

async function screenIn(page: Page): Promise<void> {
  await until('the screen to have the focus', async () => hasOverlayFocus(page).catch(() => false));
}

/** Whether a document has asked for the verdict. */
async function hasAsked(kintime: Kintime): Promise<boolean> {
  return kintime.reader.evaluate(async () =>
    Object.keys(await chrome.storage.session.get()).some((key) => key.startsWith('document:')),
  );
}

async function isFree(page: Page): Promise<boolean> {
  return !(await isCovered(page));
}

/** The first button stops; the second one goes on. */
async function pressSecond(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

/** Reads the overlay from the accessibility tree, since its shadow root is closed. */
async function buttonOn(page: Page, name: string | RegExp): Promise<SerializedAXNode> {
  return until(`the button “${name}”`, async () => {
    const tree = await page.accessibility.snapshot();
    const search = (node: SerializedAXNode): SerializedAXNode | undefined =>
      node.role === 'button' && node.name?.match(name)?.[0] === node.name
        ? node
        : node.children?.map(search).find((found) => found !== undefined);
    return tree === null ? undefined : search(tree);
  });
}

async function setOpeningPause(kintime: Kintime, pauseMs: number): Promise<void> {
  await request(kintime, 'set-opening-pause', { member: await memberId(kintime), pauseMs });
}

test('a soft rule asks; Continue resumes the video', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  await page.focus('[data-testid="next"]');
  await waitUntilPlayed(page, 2000);
  await setRules(kintime, daily(0, 'soft'));
  await screenIn(page);
  await until('the video to stand still', async () => !(await truthOf(page)).playing);
  const counted = await kintime.stableCountMs();
  expect(page.url()).toContain('tiktok.com');
  // Untrusted clicks of the page have no effect.
  await page.evaluate(() => {
    document.activeElement?.dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true }),
    );
  });
  expect((await currentVerdict(kintime)).state).toBe('paused');
  await pressSecond(page);
  await until('the screen to go', async () => isFree(page));
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
    'next',
  );
  const { playedMs } = await truthOf(page);
  await waitUntilPlayed(page, playedMs + 1500);
  expect((await currentVerdict(kintime)).state).toBe('open');
  await page.close();
  expect(await kintime.stableCountMs()).toBeGreaterThan(counted + 1000);
});

test('a soft rule asks; Stop leads to the closed page', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(page, 2000);
  await setRules(kintime, daily(0, 'soft'));
  await screenIn(page);
  await page.keyboard.press('Enter');
  await waitForClosedPage(page);
  await waitForText(page, 'closed-reason', /^Good place to stop/);
});

test('an answer in one tab applies to all; the others stay paused', async ({ open }) => {
  const kintime = await open();
  const first = await kintime.visit('/foryou?clip=long');
  const second = await kintime.visit('/following?clip=long');
  await waitUntilPlayed(second, 1500);
  await setRules(kintime, daily(0, 'soft'));
  await screenIn(second);
  await pressSecond(second);
  await until('the other to be free', async () => isFree(first));
  expect(await first.evaluate(() => window.__feed.video?.paused)).toBe(true);
  await waitUntilPlayed(second, (await truthOf(second)).playedMs + 500);
});

test('the opening pause: declined, then waited for', async ({ open }) => {
  const kintime = await open();
  await setOpeningPause(kintime, 3000);
  const first = await kintime.visit('/foryou?clip=long');
  await screenIn(first);
  expect((await truthOf(first)).playing).toBe(false);
  await first.keyboard.press('Enter');
  await waitForClosedPage(first);
  await waitForText(first, 'closed-reason', /^TikTok can wait/);
  await until('it to be noted', async () => ((await kintime.stored())['skips'] ?? []).length === 1);
  expect(await kintime.countedMs()).toBe(0);

  const before = Date.now();
  const page = await kintime.visit('/foryou?clip=long');
  await screenIn(page);
  expect((await buttonOn(page, /^Open in \d\sseconds?$/)).disabled).toBe(true);
  expect((await truthOf(page)).playedMs).toBeLessThan(100);
  await until('the pause to be over', async () => {
    const { disabled } = await buttonOn(page, 'Open TikTok');
    return disabled !== true;
  });
  expect(Date.now() - before).toBeGreaterThan(3000);
  expect(await isCovered(page)).toBe(true);
  await pressSecond(page);
  await until('the screen to go', async () => isFree(page));
  await waitUntilPlayed(page, 1000);
});

test('no opening pause before messages or settings, but before the feed opened from there', async ({
  open,
}) => {
  const kintime = await open();
  await setOpeningPause(kintime, 3000);
  for (const path of ['/messages', '/setting']) {
    const page = await kintime.visit(path);
    if (path === '/setting') await waitUntilPlayed(page, 1000);
    else await until('the page to have asked', async () => hasAsked(kintime));
    expect(await isFree(page)).toBe(true);
    await page.click('[data-testid="nav-foryou"]');
    await screenIn(page);
    await until('the video to stand still', async () => !(await truthOf(page)).playing);
  }
});

test('the notice five minutes before takes no focus and stays until it is dismissed', async ({
  open,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  await page.focus('[data-testid="next"]');
  await waitUntilPlayed(page, 3000);
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  await insertWatchedTime(kintime, 6 * MINUTE);
  await setRules(kintime, daily(10 * MINUTE));
  await buttonOn(page, 'OK');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
    'next',
  );
  expect((await truthOf(page)).playing).toBe(true);
  // It is last in the tab order of the page: "More time", then "OK".
  await until('the line to be reached', async () => {
    await page.keyboard.press('Tab');
    return hasOverlayFocus(page);
  });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until('the line to go', async () =>
    page.evaluate(
      () => document.documentElement.querySelector(':scope > :not(head, body)') === null,
    ),
  );
  expect((await truthOf(page)).playing).toBe(true);
});

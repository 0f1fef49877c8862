import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { daily, setPin, setRules } from '../messaging.ts';
import { openedPage } from '../opened-page.ts';
import type { Page } from 'puppeteer-core';

/** Clicks in the page: Chromium pauses muted videos of background tabs without user activation. */
async function keepPlayingWhenHidden(page: Page): Promise<void> {
  await page.click('[data-testid="sound"]');
  await page.click('[data-testid="sound"]');
}

async function playedHidden(page: Page, ms: number): Promise<void> {
  await until(`the hidden page to play for ${ms} ms`, async () => {
    const { playedMs, visibleMs } = await truthOf(page);
    return playedMs - visibleMs >= ms;
  });
}

test.describe('tabs', () => {
  test('a tab in the background plays on, and does not count until it is in front again', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await keepPlayingWhenHidden(page);
    await waitUntilPlayed(page, 3000);
    await kintime.reader.bringToFront();
    await playedHidden(page, 3000);
    await page.bringToFront();
    await waitUntilPlayed(page, 9000);
    const { visibleMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(visibleMs), visibleMs);
  });

  test('a tab opened in the background counts from when it is shown', async ({ open, compare }) => {
    const kintime = await open();
    await kintime.reader.bringToFront();
    await kintime.reader.evaluate(
      async (url) => chrome.tabs.create({ url, active: false }),
      `${feedOrigin}/foryou?hop=2000`,
    );
    const page = await until('the hidden tab', async () =>
      (await kintime.launched.browser.pages()).find((one) => one.url().includes('tiktok.com')),
    );
    await until('the hidden tab to be there for 4 s', async () =>
      page.evaluate(() => performance.now() > 4000),
    );
    expect(await kintime.countedMs()).toBe(0);
    await page.bringToFront();
    await until('5 s in sight', async () => (await truthOf(page)).visibleMs >= 5000);
    const { visibleMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(visibleMs), visibleMs);
  });

  test('two tabs that both play are one stretch of time', async ({ open, compare }) => {
    const kintime = await open();
    const first = await kintime.visit('/foryou');
    await keepPlayingWhenHidden(first);
    await waitUntilPlayed(first, 4000);
    const second = await kintime.visit('/following');
    await waitUntilPlayed(second, 4000);
    await playedHidden(first, 3000);
    const { visibleMs } = await kintime.leave(first);
    const trueMs = visibleMs + (await kintime.leave(second)).visibleMs;
    compare(await kintime.stableCountMs(trueMs), trueMs);
  });
});

test.describe('picture-in-picture', () => {
  for (const [kind, button] of [
    ['a video in a floating window', 'pip'],
    ['a page in a floating window', 'document-pip'],
  ] as const) {
    test(`${kind} counts while its tab is in the background`, async ({ open, compare }) => {
      const kintime = await open();
      const page = await kintime.visit('/foryou?clip=long');
      await waitUntilPlayed(page, 2000);
      await page.click(`[data-testid="${button}"]`);
      await until('the floating window', async () =>
        page.evaluate(
          () =>
            document.pictureInPictureElement !== null ||
            Boolean((window.documentPictureInPicture as { window?: unknown } | undefined)?.window),
        ),
      );
      await kintime.reader.bringToFront();
      await playedHidden(page, 6000);
      const { playedMs } = await kintime.leave(page);
      compare(await kintime.stableCountMs(playedMs), playedMs);
    });
  }
});

test('of twelve tabs that close at once, only the one that is looked at asks', async ({ open }) => {
  const kintime = await open();
  const tabs = 12;
  await kintime.reader.evaluate(
    async (url, count) => {
      for (let left = count; left > 0; left -= 1) await chrome.tabs.create({ url, active: false });
    },
    `${feedOrigin}/foryou`,
    tabs,
  );
  const at = async (ending: string): Promise<number> =>
    kintime.reader.evaluate(
      async (end) =>
        (await chrome.tabs.query({})).filter(
          ({ url, status }) => url?.includes(end) === true && status === 'complete',
        ).length,
      ending,
    );
  await until('all tabs to load', async () => (await at('tiktok.com')) === tabs);
  await kintime.reader.evaluate(() => {
    const asked: string[] = [];
    chrome.runtime.onMessage.addListener(({ name }: { name: string }, { url }) => {
      if (url?.includes('closed.html') === true) asked.push(name);
    });
    Object.assign(globalThis, { asked });
  });
  const asked = async (name: string): Promise<number> =>
    kintime.reader.evaluate(
      (wanted) =>
        (globalThis as unknown as { asked: string[] }).asked.filter((one) => one === wanted).length,
      name,
    );
  await setRules(kintime, daily(0));
  await until('all tabs to be closed', async () => (await at('closed.html')) === tabs);
  // Hidden pages that ask would have done so before the one that is shown last.
  const closed = await openedPage(kintime.launched.browser, '/closed.html');
  await closed.bringToFront();
  await closed.waitForSelector('[data-testid="closed-today"]');
  const before = await asked('agreement');
  await setPin(kintime);
  await until('the page in front to ask', async () => (await asked('agreement')) > before);
  expect(await asked('profile')).toBeLessThan(tabs / 2);
  expect(await asked('agreement')).toBeLessThan(tabs / 2);
});

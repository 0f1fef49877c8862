import type { Page } from 'puppeteer-core';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { waitForClosedPage } from '../messaging.ts';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

/** Loads an address in the first tab of the only window of the given type. */
async function openIn(kintime: Kintime, type: 'app' | 'popup', url: string): Promise<Page> {
  await until(`a window of the type ${type}`, async () =>
    kintime.reader.evaluate(
      async (wanted, address) => {
        const windows = await chrome.windows.getAll({ populate: true, windowTypes: [wanted] });
        const tab = windows[0]?.tabs?.[0]?.id;
        if (tab !== undefined) await chrome.tabs.update(tab, { url: address });
        return tab !== undefined;
      },
      type,
      url,
    ),
  );
  return until('the page', async () =>
    (await kintime.launched.browser.pages()).find((page) => page.url() === url),
  );
}

test('an app window and a popup window in full screen count once and close like tabs', async ({
  open,
  profile,
  compare,
}) => {
  const before = await open({ profile });
  await before.launched.close();
  // An app window that opens with the browser may never load a page of the network.
  const kintime = await open({ profile, args: ['--app=data:text/html,app'] });
  const app = await openIn(kintime, 'app', `${feedOrigin}/foryou?clip=long`);
  await waitUntilPlayed(app, 2000);
  await kintime.reader.evaluate(async () => {
    await chrome.windows.create({ url: 'about:blank', type: 'popup', width: 500, height: 700 });
  });
  const popup = await openIn(kintime, 'popup', `${feedOrigin}/following?clip=long`);
  await popup.evaluate(async () => document.documentElement.requestFullscreen());
  await waitUntilPlayed(popup, 5000);
  expect(await popup.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  const { id } = await truthOf(app);
  const documents = await Promise.all([app, popup].map(async (page) => playerIn(kintime, page)));
  const { ms, line } = await measureClosing(kintime, documents);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  for (const page of [app, popup]) await waitForClosedPage(page);
  // The app window opened first, and both were closed at the same moment.
  const { visibleMs } = await until('the final state', () => kintime.site.finalStates.get(id));
  compare(await kintime.stableCountMs(visibleMs), visibleMs);
});

test('two tabs in split view count once and close', async ({ open, compare }) => {
  const kintime = await open();
  const left = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(left, 1000);
  const address = `${feedOrigin}/following?clip=long`;
  await kintime.reader.evaluate(async (url) => {
    const [active] = await chrome.tabs.query({ active: true });
    // Not in the types yet.
    const beside = { url, splitWithTabId: active?.id };
    await chrome.tabs.create(beside);
  }, address);
  const right = await until('the other half', async () =>
    (await kintime.launched.browser.pages()).find((page) => page.url() === address),
  );
  await waitUntilPlayed(right, 6000);
  const halves = [left, right];
  for (const half of halves) expect(await half.evaluate(() => document.hidden)).toBe(false);
  const { id } = await truthOf(left);
  const documents = await Promise.all(halves.map(async (page) => playerIn(kintime, page)));
  const { ms, line } = await measureClosing(kintime, documents);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  for (const half of halves) await waitForClosedPage(half);
  const { visibleMs } = await until('the final state', () => kintime.site.finalStates.get(id));
  compare(await kintime.stableCountMs(visibleMs), visibleMs);
});

import type { Page } from 'puppeteer-core';
import { MAX_LATENCY, measureClosing, playerIn } from './enforcement-latency.ts';
import { until } from './browsers/wait-until.ts';
import { expect, FINAL_STATE_TIMEOUT, truthOf, waitUntilPlayed } from './kintime.ts';
import type { Kintime } from './kintime.ts';
import { isCovered, waitForClosedPage } from './messaging.ts';

/** Pages for something else than watching, each of which plays a video or has a form. */
export const NOT_WATCHING = [
  'https://ads.tiktok.com/',
  'https://newsroom.tiktok.com/en-us',
  'https://seller-us.tiktok.com/',
  'https://unknown.tiktok.com/foryou',
  'https://www.tiktok.com/login?redirect_url=%2Fforyou',
  'https://www.tiktok.com/v2/auth/authorize/?client_key=x',
  'https://www.tiktok.com/setting/download-your-data',
  'https://m.tiktok.com/report/video',
  'https://www.tiktok.com./legal/terms',
  'https://www.tiktok.com:8443/tiktokstudio',
  'https://www.tiktok.com/business-suite',
  'https://www.tiktok.com/upload',
];

/** Addresses of the site, in every spelling. */
export const WATCHING = [
  'https://tiktok.com/',
  'https://us.tiktok.com/foryou',
  'https://vt.tiktok.com/abc',
  'https://www.tiktok.com./foryou',
  'https://www.tiktok.com:8443/foryou',
  'https://www.tiktok.com.:8443/foryou',
  'https://WWW.TikTok.com/FORYOU',
  'https://mia@www.tiktok.com/foryou',
  'https://www.tiktok.com/fil-PH',
  'https://www.tiktok.com/share/video/7300000000000000001/',
  'https://www.tiktok.com/business-suite/messages',
];

/** Expects each redirect rule to be one that this browser can apply. */
export async function expectSupportedRules({ reader }: Kintime): Promise<void> {
  const results = await reader.evaluate(async () => {
    const rules = await chrome.declarativeNetRequest.getDynamicRules();
    return Promise.all(
      rules.map(async ({ condition }) => {
        const regex = condition.regexFilter ?? '(';
        return chrome.declarativeNetRequest.isRegexSupported({ regex, isCaseSensitive: false });
      }),
    );
  });
  expect(results.length).toBeGreaterThan(2);
  expect(results).toEqual(results.map(() => ({ isSupported: true })));
}

/** Opens the feed, which writes another address while its video plays on. */
async function visitUnderAddress(kintime: Kintime, address: string): Promise<Page> {
  const page = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(page, 2000);
  await page.evaluate((to) => history.replaceState(0, '', to), address);
  return page;
}

/** Expects a video of the feed that plays on to be counted and held, whatever the address says. */
export async function expectVideoToStayInFeed(
  kintime: Kintime,
  compare: (countedMs: number, trueMs: number, withinMs?: number) => void,
): Promise<void> {
  const paused = await visitUnderAddress(kintime, '/login');
  await waitUntilPlayed(paused, 4000);
  await paused.evaluate(() => document.querySelectorAll('video').forEach((one) => one.pause()));
  const playing = await visitUnderAddress(kintime, '/setting');
  await waitUntilPlayed(playing, 5000);
  // The feed goes on with the other one of its two video elements.
  await playing.keyboard.press('ArrowDown');
  await until('the next video', async () => (await truthOf(playing)).moves === 1);
  await waitUntilPlayed(playing, 9000);
  const before = await Promise.all([paused, playing].map(async (page) => truthOf(page)));
  const { ms } = await measureClosing(kintime, [await playerIn(kintime, playing)]);
  expect(ms).toBeLessThan(MAX_LATENCY);
  await waitForClosedPage(playing);

  // Where nothing of the feed plays, this is the page for signing in.
  await paused.bringToFront();
  expect(await isCovered(paused)).toBe(false);
  await paused.evaluate(() => {
    void document.querySelector('video')?.play();
  });
  await waitForClosedPage(paused);
  const states = before.map(async (truth) =>
    until('the final state', () => kintime.site.finalStates.get(truth.id), {
      within: FINAL_STATE_TIMEOUT,
      // Firefox at times drops it.
    }).catch(() => truth),
  );
  const playedMs = (await Promise.all(states)).reduce((sum, state) => sum + state.playedMs, 0);
  compare(await kintime.stableCountMs(playedMs), playedMs, 2000);
}

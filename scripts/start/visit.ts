import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { until } from '../../test/e2e/browsers/wait-until.ts';
import { startCounting } from '../../test/e2e/page-actions.ts';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../test/fixtures/site/hosts.ts';
import { out } from '../paths.ts';

/** Within the maximum size of a popup in Chromium, 800 by 600. */
const POPUP_SIZE = { width: 360, height: 580 };
const PAGE_SIZE = { width: 1280, height: 800 };
const VIDEOS = 3;
/** Reports come as soon as attention ends, so a total that is stable for this long is final. */
const STABLE_MS = 2000;

export interface Visit {
  todayText: string;
  weekText: string;
  countedMs: number;
  /** How long the video played while visible, as measured by the page itself. */
  trueMs: number;
  /** Paths of the screenshots, relative to the repository. */
  screenshots: readonly string[];
}

async function agreeToCounting(launched: LaunchedBrowser, path: string): Promise<void> {
  const page = await launched.openExtensionPage('app.html#/welcome', PAGE_SIZE);
  await page.waitForSelector('[data-testid="welcome-next"]', { visible: true });
  await page.screenshot({ path });
  await startCounting(page);
  // The page moves on once the background has replied.
  await page.waitForSelector('[data-testid="counting-on"]');
}

async function watchFeed(
  launched: LaunchedBrowser,
  seconds: number,
  path: string,
  signal: AbortSignal,
): Promise<Page> {
  const page = await launched.browser.newPage();
  await page.setViewport(PAGE_SIZE);
  await page.goto(`${feedOrigin}/foryou`);
  await page.waitForFunction('__feed.playing');
  for (let video = 1; video <= VIDEOS; video += 1) {
    if (video > 1) await page.click('[data-testid="next"]');
    console.log(`  watching video ${video} of ${VIDEOS} …`);
    await sleep((seconds * 1000) / VIDEOS, undefined, { signal });
  }
  await page.screenshot({ path });
  return page;
}

const readTotals = () => {
  const today = document.querySelector<HTMLElement>('[data-testid="today-total"]');
  const week = document.querySelector<HTMLElement>('[data-testid="week-total"]');
  return {
    todayText: today?.innerText.trim() ?? '',
    weekText: week?.innerText.trim() ?? '',
    countedMs: Number(today?.dataset['ms'] ?? 0),
  };
};

async function readPopup(launched: LaunchedBrowser, path: string, signal: AbortSignal) {
  const popup = await launched.openExtensionPage('popup.html', POPUP_SIZE);
  let last = -1;
  let since = performance.now();
  await until(
    'the total in the popup to be stable',
    async () => {
      const { countedMs } = await popup.evaluate(readTotals);
      if (countedMs !== last) since = performance.now();
      last = countedMs;
      return countedMs > 0 && performance.now() - since >= STABLE_MS;
    },
    { signal },
    // A total of 0 is a result too, and the caller compares it.
  ).catch(() => signal.throwIfAborted());
  await popup.screenshot({ path });
  return popup.evaluate(readTotals);
}

/** Visits the stand-in feed for a few seconds and compares its total with Kintime's. */
export async function visit(
  launched: LaunchedBrowser,
  seconds: number,
  signal: AbortSignal,
): Promise<Visit> {
  await mkdir(out, { recursive: true });
  // A file for each browser, so that they can be compared.
  const [welcome, feed, popup] = ['welcome', 'feed', 'popup'].map(
    (name) => `${out}/${name}-${launched.name}.png`,
  ) as [string, string, string];
  console.log('  saying yes on the welcome page …');
  await agreeToCounting(launched, welcome);
  const page = await watchFeed(launched, seconds, feed, signal);
  console.log('  reading what Kintime has counted …');
  // The popup opens in a tab in front of the feed, which ends attention.
  const totals = await readPopup(launched, popup, signal);
  const trueMs = Number(await page.evaluate('__feed.visibleMs'));
  const screenshots = [welcome, feed, popup].map((path) => path.replace(out, 'out'));
  return { ...totals, trueMs, screenshots };
}

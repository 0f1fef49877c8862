import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { until } from '../../test/e2e/browsers/condition.ts';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { feedOrigin } from '../../test/fixtures/site/hosts.ts';
import { out } from '../paths.ts';

/** What the popup may show at its largest in Chromium is 800 by 600. */
const popupSize = { width: 360, height: 580 };
const pageSize = { width: 1280, height: 800 };
const moves = 2;
/** A number that has stood still for this long is final: reports come at once when watching ends. */
const settledMs = 2000;

export interface Visit {
  todayText: string;
  weekText: string;
  countedMs: number;
  /** What the page itself knows of the time in which its video played in sight. */
  trueMs: number;
  /** Where the pictures are, from the checkout. */
  pictures: readonly string[];
}

interface Along {
  /** Tells the person who waits what is going on. */
  say: (line: string) => void;
  signal: AbortSignal;
}

/** Each browser has its own, so that several can be looked at side by side. */
function pictureOf(name: 'welcome' | 'feed' | 'popup', { name: browser }: LaunchedBrowser): string {
  return `${name}-${browser}.png`;
}

async function agreeToCounting(launched: LaunchedBrowser): Promise<void> {
  const page = await launched.openExtensionPage('app.html#/welcome', pageSize);
  const start = await page.waitForSelector('[data-testid="start-counting"]', { visible: true });
  await page.screenshot({ path: `${out}/${pictureOf('welcome', launched)}` });
  await start?.click();
  // The page moves on once the background has said yes.
  await page.waitForSelector('[data-testid="start-counting"]', { hidden: true });
}

/** Watches for a while, and moves on to the next video as often as a short visit would. */
async function watchFeed(
  launched: LaunchedBrowser,
  seconds: number,
  { say, signal }: Along,
): Promise<Page> {
  const page = await launched.browser.newPage();
  await page.setViewport(pageSize);
  await page.goto(`${feedOrigin}/foryou`);
  await page.waitForFunction('__feed.playing');
  const stretch = (seconds * 1000) / (moves + 1);
  for (let move = 0; move < moves; move += 1) {
    say(`watching video ${move + 1} of ${moves + 1} …`);
    await pause(stretch, undefined, { signal });
    await page.click('[data-testid="next"]');
  }
  say(`watching video ${moves + 1} of ${moves + 1} …`);
  await pause(stretch, undefined, { signal });
  await page.screenshot({ path: `${out}/${pictureOf('feed', launched)}` });
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

async function readPopup(
  launched: LaunchedBrowser,
  signal: AbortSignal,
): Promise<Omit<Visit, 'trueMs' | 'pictures'>> {
  const popup = await launched.openExtensionPage('popup.html', popupSize);
  let last = -1;
  let since = performance.now();
  await until(
    'the popup to settle',
    async () => {
      const { countedMs } = await popup.evaluate(readTotals);
      if (countedMs !== last) since = performance.now();
      last = countedMs;
      return countedMs > 0 && performance.now() - since >= settledMs;
    },
    { signal },
    // Nothing counted at all is a result too: the caller compares.
  ).catch(() => signal.throwIfAborted());
  await popup.screenshot({ path: `${out}/${pictureOf('popup', launched)}` });
  return popup.evaluate(readTotals);
}

/** A short visit to the feed, as a person would make it, with what came of it. */
export async function visit(
  launched: LaunchedBrowser,
  seconds: number,
  along: Along,
): Promise<Visit> {
  await mkdir(out, { recursive: true });
  along.say('saying yes on the welcome page …');
  await agreeToCounting(launched);
  const feed = await watchFeed(launched, seconds, along);
  along.say('reading what Kintime has counted …');
  // The popup opens as a tab in front of the feed, which ends the watching.
  const shown = await readPopup(launched, along.signal);
  const trueMs = Number(await feed.evaluate('__feed.visibleMs'));
  const pictures = (['welcome', 'feed', 'popup'] as const).map(
    (name) => `out/${pictureOf(name, launched)}`,
  );
  return { ...shown, trueMs, pictures };
}

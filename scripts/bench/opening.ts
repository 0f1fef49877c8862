import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';

const popupSize = { width: 360, height: 580 };
/** Within this time after the numbers, whatever comes late has come. */
const settlingMs = 200;

declare global {
  var benchShown: Promise<number> | undefined;
  var benchShift: number | undefined;
}

/** How one opening of the popup went. */
export interface Opening {
  /** From the start of the navigation to the frame that has today's number in it. */
  readonly shownMs: number;
  /** The sum of all layout shifts, by the browser's own account. */
  readonly shift: number;
  /** The number itself, to know that it is the right one. */
  readonly todayMs: number;
}

/** Runs in the popup before any script of its own. */
const watchOpening = () => {
  globalThis.benchShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      globalThis.benchShift = (globalThis.benchShift ?? 0) + Number(Reflect.get(entry, 'value'));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.benchShown = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[data-testid="today-total"][data-ms]') === null) return;
      observer.disconnect();
      // The page's clock starts with the navigation; the next frame is the one with the number.
      requestAnimationFrame(() => resolve(performance.now()));
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
};

const readToday = () =>
  Number(document.querySelector<HTMLElement>('[data-testid="today-total"]')?.dataset['ms']);

const yardstick = { page: 'yardstick.html', script: 'yardstick.js' };

/**
 * Puts a page into a build that shows a fixed number and nothing else: what the browser itself
 * takes to open a page of an extension on this machine, with whatever else goes on there.
 */
export async function addYardstick(dist: string): Promise<void> {
  const head = `<meta charset="utf-8" /><script type="module" src="${yardstick.script}"></script>`;
  const body = '<p data-testid="today-total" data-ms="60000">1 min</p>';
  await Promise.all([
    writeFile(join(dist, yardstick.page), `<!doctype html><head>${head}</head><body></body>`),
    writeFile(join(dist, yardstick.script), `document.body.innerHTML = '${body}';`),
  ]);
}

export const openPopup = (launched: LaunchedBrowser, signal: AbortSignal) =>
  openOnce(launched, 'popup.html', signal);

export const openYardstick = (launched: LaunchedBrowser, signal: AbortSignal) =>
  openOnce(launched, yardstick.page, signal);

/** Opens a page in a tab of its own at the popup's size, and closes it again. */
async function openOnce(
  { browser, extensionOrigin }: LaunchedBrowser,
  path: string,
  signal: AbortSignal,
): Promise<Opening> {
  const page = await browser.newPage();
  await page.setViewport(popupSize);
  await page.evaluateOnNewDocument(watchOpening);
  await page.goto(`${extensionOrigin}/${path}`);
  const shownMs = await page.evaluate(() => globalThis.benchShown);
  await pause(settlingMs, undefined, { signal });
  const shift = await page.evaluate(() => globalThis.benchShift);
  const todayMs = await page.evaluate(readToday);
  await page.close();
  if (shownMs === undefined || shift === undefined) throw new Error('The popup was not observed');
  return { shownMs, shift, todayMs };
}

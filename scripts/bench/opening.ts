import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';
import { quantile } from './statistics.ts';

const popupSize = { width: 360, height: 580 };
/** Within this time after the numbers, whatever comes late has come. */
const settlingMs = 200;

declare global {
  var benchShown: Promise<number> | undefined;
  var benchShift: number | undefined;
}

/** How one opening of a page went. */
export interface Opening {
  /** From the start of the navigation to the frame that has the page's number in it. */
  readonly shownMs: number;
  /** The sum of all layout shifts, by the browser's own account. */
  readonly shift: number;
  /** The number itself, to know that it is the right one. */
  readonly totalMs: number;
  /** The files that the page asked for, drawings included. */
  readonly files: readonly string[];
}

/** Runs in the page before any script of its own. */
const watchOpening = (selector: string) => {
  globalThis.benchShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      globalThis.benchShift = (globalThis.benchShift ?? 0) + Number(Reflect.get(entry, 'value'));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.benchShown = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(`${selector}[data-ms]`) === null) return;
      observer.disconnect();
      // The page's clock starts with the navigation; the next frame is the one with the number.
      requestAnimationFrame(() => resolve(performance.now()));
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
};

const readTotal = (selector: string) =>
  Number(document.querySelector<HTMLElement>(selector)?.dataset['ms']);

const today = '[data-testid="today-total"]';

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
  openOnce(launched, { path: 'popup.html', number: today, size: popupSize }, signal);

export const openYardstick = (launched: LaunchedBrowser, signal: AbortSignal) =>
  openOnce(launched, { path: yardstick.page, number: today, size: popupSize }, signal);

/** The full page in its longest form: its numbers, and then its drawings. */
export const openTime = (launched: LaunchedBrowser, signal: AbortSignal) =>
  openOnce(
    launched,
    {
      path: 'app.html#/time',
      number: '[data-testid="week-total"]',
      size: { width: 1000, height: 1400 },
      last: '.drawing > svg',
    },
    signal,
  );

interface Opened {
  readonly path: string;
  /** What shows the number that the page is about. */
  readonly number: string;
  readonly size: { readonly width: number; readonly height: number };
  /** What comes after it. */
  readonly last?: string;
}

/** Opens a page in a tab of its own, and closes it again. */
async function openOnce(
  { browser, extensionOrigin }: LaunchedBrowser,
  { path, number, size, last = number }: Opened,
  signal: AbortSignal,
): Promise<Opening> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.evaluateOnNewDocument(watchOpening, number);
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(1)));
  await page.goto(`${extensionOrigin}/${path}`);
  const shownMs = await page.evaluate(() => globalThis.benchShown);
  await page.waitForSelector(last);
  await pause(settlingMs, undefined, { signal });
  const shift = await page.evaluate(() => globalThis.benchShift);
  const totalMs = await page.evaluate(readTotal, number);
  await page.close();
  if (shownMs === undefined || shift === undefined) throw new Error('The page was not observed');
  return { shownMs, shift, totalMs, files: [...asked] };
}

/** Two browsers with what is compared in them: a long history and a short one. */
export interface Pair<T> {
  readonly long: T;
  readonly short: T;
}

/**
 * Opens a page in both turn and turn about, so that whatever else the machine does meets both alike.
 * @param after what is done after each turn, in the browser that was opened in last
 */
export async function openInTurns(
  browsers: Pair<LaunchedBrowser>,
  turns: number,
  open: (launched: LaunchedBrowser) => Promise<Opening>,
  after: (latest: LaunchedBrowser) => Promise<unknown> = () => Promise.resolve(),
): Promise<Pair<readonly Opening[]>> {
  const opened: Pair<Opening[]> = { long: [], short: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    // A browser that has just opened a page opens the next one faster, so they change places.
    const [first, second] = turn % 2 === 0 ? LONG_FIRST : SHORT_FIRST;
    opened[first].push(await open(browsers[first]));
    opened[second].push(await open(browsers[second]));
    await after(browsers[second]);
  }
  return opened;
}

const LONG_FIRST = ['long', 'short'] as const;
const SHORT_FIRST = ['short', 'long'] as const;

export const times = (list: readonly Opening[]) => list.map(({ shownMs }) => shownMs);

/** What a median of times leaves out. */
export const spread = (values: readonly number[]) =>
  `median of ${values.length}; half within ${quantile(values, 0.25).toFixed(0)} to ${quantile(values, 0.75).toFixed(0)} ms`;

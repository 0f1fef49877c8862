import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchedBrowser } from '../../../test/e2e/browsers/launch.ts';
import type { Figure } from '../measurement.ts';
import { median, quantile } from '../statistics.ts';

const POPUP_SIZE = { width: 360, height: 580 };
/** Wait after the numbers, for late layout shifts. */
const SETTLE_MS = 200;

declare global {
  var benchShown: Promise<number> | undefined;
  var benchShift: number | undefined;
}

export interface Opening {
  /** Milliseconds from the start of the navigation to the frame that shows the page's number. */
  readonly shownMs: number;
  /** The sum of all layout shifts. */
  readonly shift: number;
  /** The number itself, to check that it is the right one. */
  readonly totalMs: number;
  /** Paths of all loaded files, those of lazy charts included. */
  readonly files: readonly string[];
}

/** Runs in the page before its own scripts. */
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
      // `performance.now()` starts with the navigation; the next frame shows the number.
      requestAnimationFrame(() => resolve(performance.now()));
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
};

const readTotal = (selector: string) =>
  Number(document.querySelector<HTMLElement>(selector)?.dataset['ms']);

const today = '[data-testid="today-total"]';

const emptyPage = { page: 'empty.html', script: 'empty.js' };

/**
 * Adds a page with nothing but a fixed number to a build, as a baseline: the time that the browser
 * itself takes to open a page of an extension on this machine.
 */
export async function addEmptyPage(dist: string): Promise<void> {
  const head = `<meta charset="utf-8" /><script type="module" src="${emptyPage.script}"></script>`;
  const body = '<p data-testid="today-total" data-ms="60000">1 min</p>';
  await Promise.all([
    writeFile(join(dist, emptyPage.page), `<!doctype html><head>${head}</head><body></body>`),
    writeFile(join(dist, emptyPage.script), `document.body.innerHTML = '${body}';`),
  ]);
}

export interface PageToOpen {
  readonly path: string;
  /** Selector of the number that is timed. */
  readonly number: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Selector of what the page shows last. */
  readonly last?: string;
}

export const POPUP: PageToOpen = { path: 'popup.html', number: today, size: POPUP_SIZE };

export const EMPTY_PAGE: PageToOpen = { path: emptyPage.page, number: today, size: POPUP_SIZE };

export const TIME_PAGE: PageToOpen = {
  path: 'app.html#/time',
  number: '[data-testid="week-total"]',
  size: { width: 1000, height: 1400 },
  last: '[data-testid="week-chart"]',
};

/** Opens a page in a new tab, and closes it again. */
export async function openPage(
  { browser, extensionOrigin }: LaunchedBrowser,
  { path, number, size, last = number }: PageToOpen,
  signal: AbortSignal,
): Promise<Opening> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.evaluateOnNewDocument(watchOpening, number);
  const files = new Set<string>();
  page.on('request', (request) => files.add(new URL(request.url()).pathname.slice(1)));
  await page.goto(`${extensionOrigin}/${path}`);
  const shownMs = await page.evaluate(() => globalThis.benchShown);
  await page.waitForSelector(last);
  await sleep(SETTLE_MS, undefined, { signal });
  const shift = await page.evaluate(() => globalThis.benchShift);
  const totalMs = await page.evaluate(readTotal, number);
  await page.close();
  if (shownMs === undefined || shift === undefined) throw new Error('The page was not observed');
  return { shownMs, shift, totalMs, files: [...files] };
}

/** A value for a long history and one for a short history. */
export interface Pair<T> {
  readonly long: T;
  readonly short: T;
}

/**
 * Opens a page in both browsers alternately, so that other load on the machine affects both alike.
 * @param after runs after each turn, with the browser that opened the page last
 */
export async function openAlternately(
  browsers: Pair<LaunchedBrowser>,
  turns: number,
  page: PageToOpen,
  signal: AbortSignal,
  after: (latest: LaunchedBrowser) => Promise<unknown> = () => Promise.resolve(),
): Promise<Pair<readonly Opening[]>> {
  const opened: Pair<Opening[]> = { long: [], short: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    // The order changes, since a browser that has just opened a page opens the next one faster.
    const first = turn % 2 === 0 ? 'long' : 'short';
    const second = first === 'long' ? 'short' : 'long';
    opened[first].push(await openPage(browsers[first], page, signal));
    opened[second].push(await openPage(browsers[second], page, signal));
    await after(browsers[second]);
  }
  return opened;
}

/** The median time until the number shows, with sample size and interquartile range. */
export function medianTime(openings: readonly Opening[]): Figure {
  const times = openings.map(({ shownMs }) => shownMs);
  const [from, to] = [quantile(times, 0.25), quantile(times, 0.75)];
  const note = `median of ${times.length}; half within ${from.toFixed(0)} to ${to.toFixed(0)} ms`;
  return { value: median(times), note };
}

/** Compares the median times of both browsers. */
export function medianRatio({ long, short }: Pair<readonly Opening[]>): Figure {
  const value = medianTime(long).value / medianTime(short).value;
  return { value, note: 'of the medians; opened alternately' };
}

export function worstShift(openings: readonly Opening[]): Figure {
  const value = Math.max(...openings.map(({ shift }) => shift));
  return { value, note: `worst of ${openings.length} openings` };
}

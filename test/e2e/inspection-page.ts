import type { Page } from 'puppeteer-core';
import { until } from './browsers/wait-until.ts';
import type { Kintime } from './kintime.ts';
import { openedPage } from './opened-page.ts';

/**
 * Opens the page "See what Kintime sees" in a window of its own; further tabs open in the first one
 * and do not hide it.
 */
export async function openInspection(kintime: Kintime): Promise<Page> {
  const { extensionOrigin, browser } = kintime.launched;
  await kintime.reader.evaluate(async (url) => {
    const { id = 0 } = await chrome.windows.getCurrent();
    // Chromium opens no further tab in a window of this type; Firefox does in the focused window.
    await chrome.windows.create({ url, type: 'popup', width: 700, height: 800 });
    await chrome.windows.update(id, { focused: true });
  }, `${extensionOrigin}/app.html#/data/inspect`);
  return openedPage(browser, '#/data/inspect');
}

/** What the page says of each document, heading first, with plain spaces. */
export async function inspectedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-testid="inspected"]')].map((panel) =>
      panel.innerText.replaceAll(/\s+/gu, ' ').trim(),
    ),
  );
}

/** Waits until the page shows just these documents, each matching its pattern. */
export async function waitForInspected(
  page: Page,
  ...patterns: readonly RegExp[]
): Promise<readonly string[]> {
  let last: readonly string[] = [];
  return until(`the documents ${patterns.join(', ')}`, async () => {
    last = await inspectedTexts(page);
    const fits = patterns.every((pattern, index) => pattern.test(last[index] ?? ''));
    return fits && last.length === patterns.length ? last : false;
  }).catch((error: unknown) => {
    throw new Error(`The page shows ${JSON.stringify(last)}`, { cause: error });
  });
}

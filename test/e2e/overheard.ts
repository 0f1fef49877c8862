import type { Page } from 'puppeteer-core';

/** A message of a document of the site as a page of ours hears it beside the background. */
export interface Heard {
  readonly name: string;
  readonly document: string;
  readonly sequence?: number;
}

/** Listens in a page of the extension to what documents of the site say from now on; asking again gives all of it. */
export async function overhear(page: Page): Promise<() => Promise<readonly Heard[]>> {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    chrome.runtime.onMessage.addListener((message, { url = '' }) => {
      if (/^https?:/.test(url)) heard.push(message);
    });
    Object.assign(globalThis, { heard });
  });
  return async () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
}

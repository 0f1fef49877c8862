import type { Page } from 'puppeteer-core';

/** A message of the content script, which pages of the extension receive as well. */
export interface RecordedMessage {
  readonly name: string;
  readonly document: string;
  readonly sequence?: number;
}

/** Records messages of content scripts in a page of the extension. @returns a function that returns all so far */
export async function recordMessages(
  page: Page,
): Promise<() => Promise<readonly RecordedMessage[]>> {
  await page.evaluate(() => {
    const recorded: unknown[] = [];
    chrome.runtime.onMessage.addListener((message, { url = '' }) => {
      if (/^https?:/.test(url)) recorded.push(message);
    });
    Object.assign(globalThis, { recorded });
  });
  return async () =>
    page.evaluate(() => (globalThis as unknown as { recorded: RecordedMessage[] }).recorded);
}

import type { Page } from 'puppeteer-core';

/** Types into the message of the stand-in feed, key by key. */
export async function writeMessage(page: Page, words: string): Promise<void> {
  await page.locator(MESSAGE).click();
  await page.keyboard.type(words);
}

export async function messageIn(page: Page): Promise<string> {
  return page.$eval(MESSAGE, (field) => (field as HTMLTextAreaElement).value);
}

const MESSAGE = '[data-testid="message-text"]';

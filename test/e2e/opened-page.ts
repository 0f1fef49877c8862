import type { Browser, Page } from 'puppeteer-core';
import { DEFAULT_TIMEOUT, until } from './browsers/wait-until.ts';

/**
 * Waits for a tab whose URL has this ending. Evaluates in each tab, since Firefox does not report
 * the URL of extension pages.
 */
export async function openedPage(browser: Browser, ending: string): Promise<Page> {
  const opened = await until(`${ending} to open`, async () => {
    const pages = await browser.pages();
    const addresses = await Promise.all(
      // Evaluation fails during a navigation.
      pages.map((page) => page.evaluate(() => location.href).catch(() => '')),
    );
    return pages[addresses.findIndex((address) => address.endsWith(ending))];
  });
  opened.setDefaultTimeout(DEFAULT_TIMEOUT);
  return opened;
}

import type { Browser, Page } from 'puppeteer-core';
import { until } from './browsers/condition.ts';

/**
 * The tab that shows this address, however it came to be open. Each tab is asked itself:
 * Firefox never tells the driver where a page of an extension has got to.
 */
export async function openedPage(browser: Browser, ending: string): Promise<Page> {
  return until(`${ending} to open`, async () => {
    const pages = await browser.pages();
    const addresses = await Promise.all(
      // While one document gives way to the next there is nobody to ask.
      pages.map((page) => page.evaluate(() => location.href).catch(() => '')),
    );
    return pages[addresses.findIndex((address) => address.endsWith(ending))];
  });
}

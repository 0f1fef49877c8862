import type { Page } from 'puppeteer-core';
import { until } from './wait-until.ts';

/** Waits until a tab has loaded this page, whatever comes after `#`. @throws if it shows an error */
export async function waitUntilLoaded(page: Page, url: string): Promise<void> {
  await until(`${url} to load`, async () => {
    const [address, state] = await page
      .evaluate(() => [location.href, document.readyState] as const)
      // Evaluation fails during a navigation.
      .catch(() => ['', 'loading'] as const);
    if (address.startsWith('chrome-error:')) throw new Error(`${url} cannot be loaded`);
    return address.startsWith(url.replace(/#.*/, '')) && state === 'complete';
  });
}

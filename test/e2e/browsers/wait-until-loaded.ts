import type { Page } from 'puppeteer-core';
import { until } from './wait-until.ts';

/** Waits until a tab has loaded this page, whatever comes after `#`. */
export async function waitUntilLoaded(page: Page, url: string): Promise<void> {
  await until(`${url} to load`, () =>
    page
      .evaluate(
        (address) => location.href.startsWith(address) && document.readyState === 'complete',
        url.replace(/#.*/, ''),
      )
      // Evaluation fails during a navigation.
      .catch(() => false),
  );
}

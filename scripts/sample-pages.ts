import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from '../test/e2e/browsers/launch.ts';

/** Pages of the sample that the README shows; each is there once `ready` is. */
const PAGES = [
  { name: 'my-time', route: 'time', ready: '[data-testid="week-chart"]' },
  { name: 'our-week', route: 'household', ready: '[data-testid="household-total"]' },
] as const;

const SIZE = { width: 768, height: 860 };

/** Opens these pages one after the other, as the README shows them. */
export async function visitSamplePages(
  { openExtensionPage }: LaunchedBrowser,
  visit: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  for (const { name, route, ready } of PAGES) {
    // oxlint-disable-next-line no-await-in-loop
    const page = await openExtensionPage(`app.html?sample#/${route}`, SIZE);
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForSelector(ready);
    // oxlint-disable-next-line no-await-in-loop
    await visit(page, name);
    // oxlint-disable-next-line no-await-in-loop
    await page.close();
  }
}

import type { Page } from 'puppeteer-core';
import type { Millis } from '../../src/domain/time/units.ts';

/** Freezes a page, which then answers nothing. @returns what thaws it */
export async function freeze(page: Page): Promise<() => Promise<void>> {
  const session = await page.createCDPSession();
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  return async () => {
    await session.send('Page.setWebLifecycleState', { state: 'active' });
  };
}

/** Blocks the main threads of a page and its frames, each for so long. */
export function hang(page: Page, ms: Millis): void {
  for (const frame of page.frames()) {
    // Not awaited: it ends only with the block, or with the page.
    void frame
      .evaluate((blockMs) => {
        const end = performance.now() + blockMs;
        while (performance.now() < end);
      }, ms)
      .catch(() => undefined);
  }
}

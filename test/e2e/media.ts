import type { Page } from 'puppeteer-core';
import { feedOrigin } from '../fixtures/site/hosts.ts';
import type { FinalState } from '../fixtures/site/pages/final-state.ts';
import { DEFAULT_TIMEOUT, until } from './browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from './kintime.ts';
import type { Kintime } from './kintime.ts';

export const photoPost = '/@harbour.light/photo/7300000000002000006';

/** A visit that nobody touches, to a page that plays. @returns its final state */
export async function watchUntouched(
  kintime: Kintime,
  path: string,
  playedMs = 9000,
): Promise<FinalState> {
  const page = await kintime.visit(path);
  await waitUntilPlayed(page, playedMs);
  if (path.includes('hostile=1')) {
    const said = await page.evaluate(() => [document.visibilityState, document.hasFocus()]);
    expect(said).toEqual(['hidden', false]);
  }
  return kintime.leave(page);
}

/** Opens a page under a pointer that has been at rest since before. */
async function visitUnderPointer(kintime: Kintime, path: string): Promise<Page> {
  const page = await kintime.launched.browser.newPage();
  page.setDefaultTimeout(DEFAULT_TIMEOUT);
  await page.bringToFront();
  await page.mouse.move(400, 300);
  await page.goto(feedOrigin + path);
  return page;
}

/** Waits until a photo post or a canvas has been in view for `ms` milliseconds. */
async function waitUntilShown(page: Page, ms: number): Promise<number> {
  return until(
    `the page to be in view for ${ms} ms`,
    async () => {
      const { shownMs } = await truthOf(page);
      return shownMs >= ms ? shownMs : false;
    },
    { within: ms * 5 + 60_000, every: 200 },
  );
}

/** What moves without a media element counts by input alone, and a pointer at rest is none. */
export function testSilentPicture(what: string, path: string): void {
  test(`${what}: counts from the first touch, not for a pointer at rest above it`, async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await visitUnderPointer(kintime, path);
    await waitUntilShown(page, 6000);
    expect(await kintime.stableCountMs()).toBe(0);
    const untouchedMs = (await truthOf(page)).shownMs;
    // The first movement that a page sees has no length in Chromium.
    await page.mouse.move(420, 320, { steps: 2 });
    await waitUntilShown(page, untouchedMs + 9000);
    const trueMs = (await kintime.leave(page)).shownMs - untouchedMs;
    compare(await kintime.stableCountMs(trueMs), trueMs);
  });
}

import type { Page } from 'puppeteer-core';
import { feedOrigin } from '../fixtures/site/hosts.ts';
import type { FinalState } from '../fixtures/site/pages/final-state.ts';
import { DEFAULT_TIMEOUT, until } from './browsers/wait-until.ts';
import { truthOf, waitUntilPlayed } from './kintime.ts';
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
  return kintime.leave(page);
}

/** Opens a page under a pointer that has been at rest since before. */
export async function visitUnderPointer(kintime: Kintime, path: string): Promise<Page> {
  const page = await kintime.launched.browser.newPage();
  page.setDefaultTimeout(DEFAULT_TIMEOUT);
  await page.bringToFront();
  await page.mouse.move(400, 300);
  await page.goto(feedOrigin + path);
  return page;
}

/** Waits until a photo post or a canvas has been in view for `ms` milliseconds. */
export async function waitUntilShown(page: Page, ms: number): Promise<number> {
  return until(
    `the page to be in view for ${ms} ms`,
    async () => {
      const { stillMs } = await truthOf(page);
      return stillMs >= ms ? stillMs : false;
    },
    { within: ms * 5 + 60_000, every: 200 },
  );
}

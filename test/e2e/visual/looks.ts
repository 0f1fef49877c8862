import type { Page } from 'puppeteer-core';

/** One way of looking at a page. */
export interface Look {
  readonly name: string;
  /** In CSS pixels; `null` for the page's own usual width. */
  readonly width: number | null;
  readonly dark?: true;
  /** Turned round as for a language that is read from right to left. */
  readonly rightToLeft?: true;
}

/** What 200 % zoom leaves of a window of 1280. */
const ZOOMED = 640;
const NARROW = 320;

export const LOOKS: readonly Look[] = [
  { name: 'light', width: null },
  { name: 'dark', width: null, dark: true },
  { name: 'rtl', width: null, rightToLeft: true },
  { name: 'narrow', width: NARROW },
  { name: 'narrow-rtl', width: NARROW, rightToLeft: true },
  { name: 'zoomed', width: ZOOMED },
];

const USUAL = { page: { width: 1280, height: 860 }, popup: { width: 360, height: 580 } };

/** Has an open page look so, without loading it anew. */
export async function look(page: Page, path: string, { width, ...how }: Look): Promise<void> {
  const usual = path.startsWith('popup') ? USUAL.popup : USUAL.page;
  await page.setViewport({ ...usual, width: Math.min(width ?? usual.width, usual.width) });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: how.dark === true ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.evaluate((isTurned) => {
    const root = document.documentElement;
    // A page that was never turned is left alone: it may not know its language yet.
    if (isTurned) root.dataset['ownDir'] ??= root.dir;
    const own = root.dataset['ownDir'] ?? root.dir;
    if (isTurned || root.dir !== own) root.dir = isTurned ? 'rtl' : own;
  }, how.rightToLeft === true);
}

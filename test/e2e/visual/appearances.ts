import type { Page } from 'puppeteer-core';

export interface Appearance {
  readonly name: string;
  /** CSS pixels; `null` for the default width. */
  readonly width: number | null;
  readonly dark?: true;
  /** Forces `dir="rtl"`. */
  readonly rightToLeft?: true;
}

/** 1280 pixels at 200 % zoom. */
const ZOOMED = 640;
const NARROW = 320;

export const APPEARANCES: readonly Appearance[] = [
  { name: 'light', width: null },
  { name: 'dark', width: null, dark: true },
  { name: 'rtl', width: null, rightToLeft: true },
  { name: 'narrow', width: NARROW },
  { name: 'narrow-rtl', width: NARROW, rightToLeft: true },
  { name: 'zoomed', width: ZOOMED },
];

const DEFAULT_SIZE = { page: { width: 1280, height: 860 }, popup: { width: 360, height: 580 } };

/** Applies an appearance to an open page without reloading it. */
export async function applyAppearance(
  page: Page,
  path: string,
  { width, ...how }: Appearance,
): Promise<void> {
  const size = path.startsWith('popup') ? DEFAULT_SIZE.popup : DEFAULT_SIZE.page;
  await page.setViewport({ ...size, width: Math.min(width ?? size.width, size.width) });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: how.dark === true ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.evaluate((isRightToLeft) => {
    const root = document.documentElement;
    // Leaves the page alone until it was changed once, since it may not have set `dir` yet.
    if (isRightToLeft) root.dataset['ownDir'] ??= root.dir;
    const own = root.dataset['ownDir'] ?? root.dir;
    if (isRightToLeft || root.dir !== own) root.dir = isRightToLeft ? 'rtl' : own;
  }, how.rightToLeft === true);
}

import type { CDPSession, Page } from 'puppeteer-core';

export interface Appearance {
  readonly name: string;
  /** CSS pixels; `null` for the default width. */
  readonly width: number | null;
  readonly dark?: true;
  /** Forces `dir="rtl"`. */
  readonly rightToLeft?: true;
  /** What the system asks for besides. */
  readonly system?: 'more contrast' | 'forced colours';
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

/** What only pictures show: nothing that tests look for depends on these. */
export const PICTURED_APPEARANCES: readonly Appearance[] = [
  ...APPEARANCES,
  { name: 'contrast', width: null, system: 'more contrast' },
  { name: 'contrast-dark', width: null, dark: true, system: 'more contrast' },
  { name: 'forced', width: null, system: 'forced colours' },
  { name: 'forced-dark', width: null, dark: true, system: 'forced colours' },
];

const DEFAULT_SIZE = { page: { width: 1280, height: 860 }, popup: { width: 360, height: 580 } };

/** An emulation ends with the session that started it. */
const sessions = new WeakMap<Page, CDPSession>();

async function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? (await page.createCDPSession());
  sessions.set(page, session);
  return session;
}

/** Applies an appearance to an open page without reloading it. */
export async function applyAppearance(
  page: Page,
  path: string,
  { width, ...how }: Appearance,
): Promise<void> {
  const size = path.startsWith('popup') ? DEFAULT_SIZE.popup : DEFAULT_SIZE.page;
  await page.setViewport({ ...size, width: Math.min(width ?? size.width, size.width) });
  // Puppeteer's own method does not know the last two.
  const session = await sessionOf(page);
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: how.dark === true ? 'dark' : 'light' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'prefers-contrast', value: how.system === 'more contrast' ? 'more' : '' },
      { name: 'forced-colors', value: how.system === 'forced colours' ? 'active' : '' },
    ],
  });
  await page.evaluate((isRightToLeft) => {
    const root = document.documentElement;
    // Leaves the page alone until it was changed once, since it may not have set `dir` yet.
    if (isRightToLeft) root.dataset['ownDir'] ??= root.dir;
    const own = root.dataset['ownDir'] ?? root.dir;
    if (isRightToLeft || root.dir !== own) root.dir = isRightToLeft ? 'rtl' : own;
  }, how.rightToLeft === true);
}

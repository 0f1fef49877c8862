import type { Page } from 'puppeteer-core';
import { embedderOrigin, feedOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { startDisplay } from '../browsers/display.ts';
import type { Display } from '../browsers/display.ts';
import { expect, test, truthOf } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

/** Opens a URL in a new window in the left or right half of the screen. */
async function openWindow(kintime: Kintime, url: string, left: number): Promise<Page> {
  const known = await kintime.launched.browser.pages();
  await kintime.reader.evaluate(
    async (address, x) => {
      const created = await chrome.windows.create({ url: address });
      // Chromium ignores the size at creation in favour of its command line.
      await chrome.windows.update(created?.id ?? 0, { left: x, top: 0, width: 780, height: 900 });
    },
    url,
    left,
  );
  return until('the new window', async () => {
    const pages = await kintime.launched.browser.pages();
    return pages.find((page) => !known.includes(page) && page.url().startsWith('https:'));
  });
}

/** Clicks in one half of the screen. */
async function clickInto(display: Display, page: Page, x: number): Promise<void> {
  await display.xdotool('mousemove', String(x), '600', 'click', '1');
  await until('the window to have the focus', async () => page.evaluate(() => document.hasFocus()));
}

test('a video in a window without focus counts while another site has the focus', async ({
  open,
  compare,
  signal,
}) => {
  const display = await startDisplay({ signal });
  const kintime = await open({ display });
  const feed = await openWindow(kintime, `${feedOrigin}/foryou`, 0);
  const other = await openWindow(kintime, `${embedderOrigin}/plain`, 800);
  await clickInto(display, other, 1200);
  expect(await feed.evaluate(() => document.hasFocus())).toBe(false);
  await until('8 s of playing', async () => (await truthOf(feed)).visibleMs >= 8000);
  const { visibleMs } = await kintime.leave(feed);
  compare(await kintime.stableCountMs(visibleMs), visibleMs);
  await display.close();
});

test('a page without video counts while its window has the focus, and no longer', async ({
  open,
  compare,
  signal,
}) => {
  const display = await startDisplay({ signal });
  const kintime = await open({ display });
  const still = await openWindow(kintime, `${feedOrigin}/messages?still=1`, 0);
  const other = await openWindow(kintime, `${embedderOrigin}/plain`, 800);
  // The page records when it had the focus.
  await still.evaluate(() => {
    const focus = { since: 0, ms: 0, lostAt: 0 };
    addEventListener('focus', () => (focus.since = performance.now()));
    addEventListener('blur', () => {
      focus.lostAt = performance.now();
      focus.ms += focus.lostAt - focus.since;
    });
    Object.assign(window, { focus });
  });
  interface Focus {
    since: number;
    ms: number;
    lostAt: number;
  }
  const focus = async (): Promise<Focus & { now: number }> =>
    still.evaluate(() => ({
      ...(globalThis as unknown as { focus: Focus }).focus,
      now: performance.now(),
    }));
  await clickInto(display, still, 400);
  await until('5 s with the focus', async () => {
    const { since, now } = await focus();
    return since > 0 && now - since >= 5000;
  });
  await clickInto(display, other, 1200);
  // Both windows stay visible, and only the focus is elsewhere.
  const { ms: trueMs } = await until('4 s without the focus', async () => {
    const seen = await focus();
    return seen.lostAt > 0 && seen.now - seen.lostAt >= 4000 && seen;
  });
  expect(await still.evaluate(() => document.visibilityState)).toBe('visible');
  await still.close();
  compare(await kintime.stableCountMs(trueMs), trueMs);
  await display.close();
});

test('two windows side by side that both play are one stretch of time', async ({
  open,
  compare,
  signal,
}) => {
  const display = await startDisplay({ signal });
  const kintime = await open({ display });
  const left = await openWindow(kintime, `${feedOrigin}/foryou`, 0);
  await until('the first to play', async () => (await truthOf(left)).visibleMs >= 1000);
  const right = await openWindow(kintime, `${feedOrigin}/following`, 800);
  await until('6 s of both', async () => (await truthOf(right)).visibleMs >= 6000);
  // The left one opens earlier and closes later.
  await kintime.leave(right);
  const { visibleMs } = await kintime.leave(left);
  compare(await kintime.stableCountMs(visibleMs), visibleMs);
  await display.close();
});

import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';
import { startCounting } from '../page-actions.ts';

test.describe('the pages of the extension', () => {
  test('nothing is counted or stored before the welcome page, which opens by itself, was agreed to', async ({
    open,
    compare,
  }) => {
    const kintime = await open({ agrees: false });
    const page = await kintime.visit('/foryou');
    // Longer than the report interval.
    await waitUntilPlayed(page, 9000);
    const rows = Object.values(await kintime.stored()).flat();
    expect(rows).toEqual([]);
    expect(await kintime.reader.evaluate(() => chrome.storage.local.get())).toEqual({});

    const welcome = await openedPage(kintime.launched.browser, '/app.html#/welcome');
    await welcome.bringToFront();
    await startCounting(welcome);
    await until('the page to say so', () =>
      welcome.evaluate(() => document.querySelector('[data-testid="counting-on"]') !== null),
    );
    await until('the day to begin', async () => (await kintime.stored()).days.length > 0);
    const { log, days } = await kintime.stored();
    expect(log.map(({ what }) => what)).toEqual(['counting-agreed']);
    expect(days.map(({ activeMs }) => activeMs)).toEqual([0]);

    const beforeMs = (await truthOf(page)).visibleMs;
    await page.bringToFront();
    await waitUntilPlayed(page, (await truthOf(page)).playedMs + 6000);
    const { visibleMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(visibleMs - beforeMs), visibleMs - beforeMs, 2000);
  });

  test('a steady visit is counted, and the popup shows the totals that the database has', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 10_000);
    const { playedMs } = await kintime.leave(page);
    const countedMs = await kintime.stableCountMs();
    const popup = await kintime.launched.openExtensionPage('popup.html', {
      width: 380,
      height: 560,
    });
    await until(
      'the popup to show a total',
      async () => (await lengths(popup, 'today-total')).length > 0,
    );
    const { days } = await kintime.stored();

    expect(await lengths(popup, 'today-total')).toEqual([countedMs]);
    expect(await lengths(popup, 'week-total')).toEqual([countedMs]);
    const bars = await lengths(popup, 'week-bar');
    expect(bars).toHaveLength(7);
    expect(bars.filter((ms) => ms !== null)).toEqual(days.map(({ activeMs }) => activeMs));
    compare(countedMs, playedMs);
  });
});

/** The durations on a page in milliseconds; `null` for days that were not measured. */
async function lengths(page: Page, testId: string): Promise<(number | null)[]> {
  return page.evaluate((id) => {
    const found = document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`);
    return [...found].map(({ dataset: { ms } }) => (ms === undefined ? null : Number(ms)));
  }, testId);
}

import type { Page } from 'puppeteer-core';
import { request } from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import { axeFaults, layoutFaults } from '../visual/faults.ts';
import { putRows } from '../rows.ts';
import { waitForCharts, insertDemoWeeks } from '../time-page.ts';

test('the popup has no layout shifts, and its numbers need neither colour nor motion', async ({
  open,
}) => {
  const kintime = await open();
  await insertDemoWeeks(kintime);
  const page = await kintime.launched.browser.newPage();
  await page.setViewport({ width: 360, height: 580 });
  await page.evaluateOnNewDocument(watchShifts);
  await page.goto(`${kintime.launched.extensionOrigin}/popup.html`);
  await page.bringToFront();
  // The button comes last, into reserved space.
  await page.waitForSelector('[data-testid="next-step"]');
  await page.evaluate(async () => new Promise((done) => requestAnimationFrame(done)));
  expect(await page.$$eval('[data-testid="week-bar"]', (bars) => bars.length)).toBe(7);
  expect(await page.evaluate(() => globalThis.seenShift)).toBe(0);
  await withForcedColours(page, async () => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

/** Checks a page with more contrast and with forced colours, both with reduced motion. */
async function withForcedColours(page: Page, check: () => Promise<void>): Promise<void> {
  const session = await page.createCDPSession();
  const still = { name: 'prefers-reduced-motion', value: 'reduce' };
  for (const [name, value] of [
    ['prefers-contrast', 'more'],
    ['forced-colors', 'active'],
  ] as const) {
    await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }, still] });
    await check();
  }
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  await session.detach();
}

test('my time needs no script that its page does not ask for at once', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.launched.browser.newPage();
  const scripts: string[] = [];
  page.on('request', (one) => {
    const path = new URL(one.url()).pathname;
    if (path.endsWith('.js')) scripts.push(path.slice(1));
  });
  await page.goto(`${kintime.launched.extensionOrigin}/app.html#/time`);
  await page.waitForSelector('[data-testid="first-days"]');
  const atOnce = await page.$$eval('link[rel="modulepreload"], script', (elements) =>
    elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src')),
  );
  expect(scripts).toContain('app.js');
  expect(new Set(scripts)).toEqual(new Set(atOnce));
});

test.describe('my time', () => {
  test('shows when and where the time went, in charts, by keyboard and as numbers', async ({
    open,
  }) => {
    const kintime = await open();
    await insertDemoWeeks(kintime);
    const { days, spans } = await kintime.stored();
    const page = await kintime.launched.browser.newPage();
    const complaints: string[] = [];
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.evaluateOnNewDocument(watchShifts);
    await page.goto(`${kintime.launched.extensionOrigin}/app.html#/time`);
    await page.bringToFront();

    // This week, without layout shifts when the charts load.
    await waitForCharts(page);
    expect(await page.evaluate(() => globalThis.seenShift)).toBe(0);
    const shown = await weekOf(page);
    const totalOf = (dates: readonly string[]): number =>
      days.reduce((sum, { date, activeMs }) => sum + (dates.includes(date) ? activeMs : 0), 0);
    expect(shown.totalMs).toBe(totalOf(shown.dates));
    expect(await axeFaults(page)).toEqual([]);
    await withForcedColours(page, async () => {
      expect(await axeFaults(page)).toEqual([]);
      // The current page and day are marked by a line as well as by colour.
      const current = 'nav a[aria-current="page"]';
      const selected = '[role="tab"][aria-selected="true"] .week-tab-label';
      for (const marked of [current, selected]) {
        const line = await page.$eval(marked, (one) => {
          const { borderBlockEndWidth, boxShadow, outlineStyle } = getComputedStyle(one);
          return borderBlockEndWidth === '3px' || boxShadow !== 'none' || outlineStyle !== 'none';
        });
        expect(line, marked).toBe(true);
      }
    });

    // Keys: back by a week, then from day to day into the week before.
    await page.keyboard.press('ArrowLeft');
    const earlier = await until('the week before', async () => {
      const week = await weekOf(page);
      return week.dates[0] === shown.dates[0] ? undefined : week;
    });
    expect(earlier.totalMs).toBe(totalOf(earlier.dates));
    await page.focus('[role="tab"][aria-selected="true"]');
    await page.keyboard.press('Home');
    await waitForSelectedDay(page, earlier.dates[0] ?? '');
    await page.keyboard.press('ArrowLeft');
    const last = await until('the last day of another week', async () => {
      const week = await weekOf(page);
      return week.dates.includes(earlier.dates[0] ?? '') ? undefined : week.dates[6];
    });
    await waitForSelectedDay(page, last ?? '');
    await page.keyboard.press('ArrowRight');
    await waitForSelectedDay(page, earlier.dates[0] ?? '');

    // The sessions add up to the day.
    const date = earlier.dates[0] ?? '';
    const sessions = await page.$$eval('[data-testid="sessions"] tbody tr', (rows) =>
      rows.map((row) => Number(row.getAttribute('data-ms'))),
    );
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.reduce((sum, ms) => sum + ms, 0)).toBe(totalOf([date]));
    expect(spans.some((span) => span.date === date)).toBe(true);

    // The hours are navigable by keys and announced.
    await page.focus('.hour-map');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await until('an hour to be read', async () =>
      page.$eval('#hour-read', ({ textContent }) => /3 AM to 4 AM/.test(textContent)),
    );

    // Nothing is cut off in a narrow window or in dark mode.
    await page.setViewport({ width: 320, height: 640 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: 'dark' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.waitForSelector('.week-tables table');
    await waitForCharts(page);
    expect((await layoutFaults(page)).filter((fault) => fault.startsWith('sideways'))).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('a member added today has no zeros for earlier days', async ({ open }) => {
  const kintime = await open();
  await insertDemoWeeks(kintime);
  const lastWeek = async (): Promise<string | undefined> => {
    const page = await kintime.launched.browser.newPage();
    await page.goto(`${kintime.launched.extensionOrigin}/popup.html`);
    await page.waitForSelector('[data-testid="next-step"]');
    const [total, ms] = await page.$eval('[data-testid="last-week-total"]', (line) => [
      line.textContent,
      line.getAttribute('data-ms'),
    ]);
    await page.close();
    return ms ?? total ?? undefined;
  };
  expect(Number(await lastWeek())).toBeGreaterThan(0);
  const { member } = await request(kintime, 'add-member', { memberName: 'Ben' });
  await request(kintime, 'switch-member', { member, pin: '' });
  expect(await lastWeek()).toBe('Counted last week: —');

  // Without any time, the page would be that of a first week.
  const { days } = await kintime.stored();
  const today = days.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  await putRows(kintime.reader, { days: [{ ...today, member, activeMs: 60_000 }] });
  const page = await kintime.launched.browser.newPage();
  await page.goto(`${kintime.launched.extensionOrigin}/app.html#/time`);
  await page.bringToFront();
  const bars = await until('seven days', async () => {
    const found = await page.$$eval('[data-testid="week-bar"]', (all) =>
      all.map((bar) => ({
        ms: bar.getAttribute('data-ms'),
        isToday: bar.getAttribute('aria-current') === 'date',
        isAhead: bar.getAttribute('aria-disabled') === 'true',
        words: bar.textContent,
      })),
    );
    return found.length === 7 ? found : undefined;
  });
  expect(bars.filter(({ isToday }) => isToday)).toMatchObject([{ ms: '60000' }]);
  const before = bars.filter(({ isToday, isAhead }) => !isToday && !isAhead);
  for (const { ms, words } of before) {
    expect([ms, words]).toEqual([null, expect.stringContaining('Not on this browser yet')]);
  }
});

declare global {
  var seenShift: number | undefined;
}

function watchShifts(): void {
  globalThis.seenShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      globalThis.seenShift = (globalThis.seenShift ?? 0) + Number(Reflect.get(entry, 'value'));
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function weekOf(page: Page): Promise<{ dates: string[]; totalMs: number }> {
  return page.evaluate(() => ({
    dates: [...document.querySelectorAll<HTMLElement>('[data-testid="week-bar"]')].map(
      ({ dataset }) => dataset['date'] ?? '',
    ),
    totalMs: Number(
      document.querySelector<HTMLElement>('[data-testid="week-total"]')?.dataset['ms'],
    ),
  }));
}

/** Waits until a day is selected and has the focus. */
async function waitForSelectedDay(page: Page, date: string): Promise<void> {
  await until(`${date} to be chosen`, async () =>
    page.evaluate(
      (wanted) =>
        document.querySelector<HTMLElement>('[data-testid="day"]')?.dataset['date'] === wanted &&
        document.activeElement?.getAttribute('data-date') === wanted,
      date,
    ),
  );
}

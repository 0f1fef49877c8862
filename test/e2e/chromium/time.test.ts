import type { Page } from 'puppeteer-core';
import { request } from '../messaging.ts';
import { until } from '../browsers/condition.ts';
import { expect, test } from '../kintime.ts';
import { axeFaults, layoutFaults } from '../visual/faults.ts';
import { waitForCharts, insertDemoWeeks } from '../time-page.ts';

test('nothing in the popup moves while it fills, and its numbers need no colour and no motion', async ({
  open,
}) => {
  const kintime = await open();
  await insertDemoWeeks(kintime);
  const page = await kintime.launched.browser.newPage();
  await page.setViewport({ width: 360, height: 580 });
  await page.evaluateOnNewDocument(watchShifts);
  await page.goto(`${kintime.launched.extensionOrigin}/popup.html`);
  await page.bringToFront();
  // The button comes last, into a place that was kept for it.
  await page.waitForSelector('[data-testid="next-step"]');
  await page.evaluate(async () => new Promise((done) => requestAnimationFrame(done)));
  expect(await page.$$eval('[data-testid="week-bar"]', (bars) => bars.length)).toBe(7);
  expect(await page.evaluate(() => globalThis.seenShift)).toBe(0);
  await forced(page, async () => {
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

/** Looks at a page with more contrast, and with the person's own colours, and without motion. */
async function forced(page: Page, see: () => Promise<void>): Promise<void> {
  const session = await page.createCDPSession();
  const still = { name: 'prefers-reduced-motion', value: 'reduce' };
  for (const [name, value] of [
    ['prefers-contrast', 'more'],
    ['forced-colors', 'active'],
  ] as const) {
    // One look after the other.
    // oxlint-disable-next-line no-await-in-loop
    await session.send('Emulation.setEmulatedMedia', { features: [{ name, value }, still] });
    // oxlint-disable-next-line no-await-in-loop
    await see();
  }
  await session.send('Emulation.setEmulatedMedia', { features: [] });
  await session.detach();
}

test('the charts are loaded where somebody looks at them', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.launched.browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const charts = (): string[] => asked.filter((path) => path.startsWith('/time-page-'));
  await page.goto(`${kintime.launched.extensionOrigin}/app.html#/data`);
  await page.waitForSelector('[data-testid="export-json"]');
  expect(asked).toContain('/app.js');
  expect(charts()).toEqual([]);
  await page.locator('a[href="#/time"]').click();
  await page.waitForSelector('[data-testid="week-total"]');
  expect(charts()).toHaveLength(1);
});

test.describe('my time', () => {
  test('says when and where the time went, to the eye, to keys and in numbers', async ({
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

    // This week, and nothing moves when the drawings come.
    expect(await waitForCharts(page)).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(() => globalThis.seenShift)).toBe(0);
    const shown = await weekOf(page);
    const totalOf = (dates: readonly string[]): number =>
      days.reduce((sum, { date, activeMs }) => sum + (dates.includes(date) ? activeMs : 0), 0);
    expect(shown.totalMs).toBe(totalOf(shown.dates));
    expect(await axeFaults(page)).toEqual([]);
    await forced(page, async () => {
      expect(await axeFaults(page)).toEqual([]);
      // Which page, and which day: by a line, where colours and shadows are gone.
      for (const marked of ['nav a[aria-current="page"]', '[role="tab"][aria-selected="true"]']) {
        const line = await page.$eval(marked, (one) => {
          const { borderBlockEndWidth, boxShadow } = getComputedStyle(one);
          return borderBlockEndWidth === '3px' || boxShadow !== 'none';
        });
        expect(line).toBe(true);
      }
    });

    // The keys: a week back on the page, then from day to day, and into the week before.
    await page.keyboard.press('ArrowLeft');
    const earlier = await until('the week before', async () => {
      const week = await weekOf(page);
      return week.dates[0] === shown.dates[0] ? undefined : week;
    });
    expect(earlier.totalMs).toBe(totalOf(earlier.dates));
    await page.focus('[role="tab"][aria-selected="true"]');
    await page.keyboard.press('Home');
    await chosen(page, earlier.dates[0] ?? '');
    await page.keyboard.press('ArrowLeft');
    const last = await until('the last day of another week', async () => {
      const week = await weekOf(page);
      return week.dates.includes(earlier.dates[0] ?? '') ? undefined : week.dates[6];
    });
    await chosen(page, last ?? '');
    await page.keyboard.press('ArrowRight');
    await chosen(page, earlier.dates[0] ?? '');

    // Its sessions add up to it.
    const date = earlier.dates[0] ?? '';
    const sessions = await page.$$eval('[data-testid="sessions"] tbody tr', (rows) =>
      rows.map((row) => Number(row.getAttribute('data-ms'))),
    );
    expect(sessions.length).toBeGreaterThan(0);
    expect(sessions.reduce((sum, ms) => sum + ms, 0)).toBe(totalOf([date]));
    expect(spans.some((span) => span.date === date)).toBe(true);

    // The hours can be walked through, and are read out.
    await page.focus('.hour-map');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await until('an hour to be read', async () =>
      page.$eval('#hour-read', ({ textContent }) => /3 AM to 4 AM/.test(textContent)),
    );

    // Nothing is cut off where there is little room, nor in the dark.
    await page.setViewport({ width: 320, height: 640 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: 'dark' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await waitForCharts(page);
    expect((await layoutFaults(page)).filter((fault) => fault.startsWith('sideways'))).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('whoever came today has no zero for the days before', async ({ open }) => {
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
  expect(await lastWeek()).toBe('Last week: —');

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
  expect(bars.filter(({ isToday }) => isToday)).toMatchObject([{ ms: '0' }]);
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

/** Waits until that day is open and has the focus. */
async function chosen(page: Page, date: string): Promise<void> {
  await until(`${date} to be chosen`, async () =>
    page.evaluate(
      (wanted) =>
        document.querySelector<HTMLElement>('[data-testid="day"]')?.dataset['date'] === wanted &&
        document.activeElement?.getAttribute('data-date') === wanted,
      date,
    ),
  );
}

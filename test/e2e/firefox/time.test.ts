import { expect, test } from '../kintime.ts';
import { waitForCharts, insertDemoWeeks } from '../time-page.ts';

test('my time draws the week, its hours and its parts', async ({ open }) => {
  const kintime = await open();
  await insertDemoWeeks(kintime);
  const page = await kintime.launched.openExtensionPage('app.html#/time');
  const { bars } = await waitForCharts(page);
  const { days } = await kintime.stored();
  const shown = await page.evaluate(() => ({
    dates: [...document.querySelectorAll<HTMLElement>('[data-testid="week-bar"]')].map(
      ({ dataset }) => dataset['date'] ?? '',
    ),
    totalMs: Number(
      document.querySelector<HTMLElement>('[data-testid="week-total"]')?.dataset['ms'],
    ),
  }));
  expect(shown.dates).toHaveLength(7);
  expect(shown.totalMs).toBe(
    days.reduce((sum, { date, activeMs }) => sum + (shown.dates.includes(date) ? activeMs : 0), 0),
  );
  expect(bars).toBe(
    days.filter(({ date, activeMs }) => shown.dates.includes(date) && activeMs > 0).length,
  );
});

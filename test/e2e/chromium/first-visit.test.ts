import { until } from '../browsers/condition.ts';
import { expect, test, truthOf, watched } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';

test('where a parent alone agreed, counting starts when the notice on the site is closed', async ({
  open,
  compare,
}) => {
  const kintime = await open({ agrees: false });
  const welcome = await openedPage(kintime.launched.browser, '#/welcome');
  await welcome.bringToFront();
  await welcome.locator('[data-testid="here-parent"]').click();
  await welcome.locator('[data-testid="member-name"]').fill('Mia');
  await welcome.locator('[data-testid="start-counting"]').click();
  await welcome.waitForSelector('[data-testid="counting-waits"]');

  const page = await kintime.visit('/foryou?clip=long');
  await until('the notice', async () =>
    page.evaluate(() => document.documentElement.lastElementChild !== document.body),
  );
  // Longer than a page goes without a report.
  await watched(page, 9000);
  const { settings, ...rest } = await kintime.stored();
  expect(Object.values(rest).flat()).toEqual([]);
  expect((settings as { key: string }[]).map(({ key }) => key)).toEqual(['awaited']);
  expect(await kintime.badge()).toBe('off');

  // "Close and start" is the first of two buttons, which come last on the page.
  const before = (await truthOf(page)).visibleMs;
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.press('Enter');
  await until(
    'counting to begin',
    async () => (await kintime.setting('countingSince')) !== undefined,
  );
  await until('the notice to go', async () =>
    page.evaluate(() => document.documentElement.lastElementChild === document.body),
  );
  await watched(page, (await truthOf(page)).playedMs + 6000);
  const { visibleMs } = await truthOf(page);
  await page.close();
  compare(await kintime.settledMs(), visibleMs - before, 2000);
  const { members, log } = await kintime.stored();
  expect((members as { name: string }[]).map(({ name }) => name)).toEqual(['Mia']);
  expect(log.map(({ what }) => what)).toEqual(['counting-agreed']);
});

import type { Page } from 'puppeteer-core';
import { MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import { until } from '../browsers/condition.ts';
import { startDisplay } from '../browsers/display.ts';
import { makeHousehold, click, waitForText, weekPage } from '../household.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';

/** The wall clock of the browser as the form takes it, some time from now. */
async function wallIn(page: Page, ms: number): Promise<{ weekday: string; at: string }> {
  return page.evaluate((ahead) => {
    const then = new Date(Date.now() + ahead);
    const two = (part: number): string => String(part).padStart(2, '0');
    const at = `${two(then.getHours())}:${two(then.getMinutes())}`;
    return { weekday: String(then.getDay() === 0 ? 7 : then.getDay()), at };
  }, ms);
}

async function said(kintime: Kintime): Promise<readonly string[]> {
  return kintime.reader.evaluate(async () =>
    // Without the permission the browser does not even have the door.
    chrome.notifications === undefined ? [] : Object.keys(await chrome.notifications.getAll()),
  );
}

test('the weekly moment is said at the time that the family chose', async ({ open, signal }) => {
  // Over a minute of it is waiting for the minute that was chosen.
  test.setTimeout(8 * MINUTE);
  const display = await startDisplay({ signal });
  const kintime = await open({ display });
  const page = await weekPage(kintime);
  await makeHousehold(page, 'The Bergs', true);
  await page.bringToFront();
  const may = async (): Promise<boolean> =>
    kintime.reader.evaluate(async () =>
      chrome.permissions.contains({ permissions: ['notifications'] }),
    );
  expect(await may()).toBe(false);

  const choose = async (aheadMs: number): Promise<{ weekday: string; at: string }> => {
    const moment = await wallIn(page, aheadMs);
    await page.select('[data-testid="moment-day"]', moment.weekday);
    await page.locator('[data-testid="moment-at"]').fill(moment.at);
    await click(page, 'moment-save');
    return moment;
  };
  // The first one asks for the permission, however long answering that takes.
  await choose(60 * MINUTE);
  // The browser's own question is no page: it has taken the focus from ours when it is there, and
  // is answered by the keys, which must never reach the page.
  await until('the question of the browser', async () => page.evaluate(() => !document.hasFocus()));
  await until(
    'the permission',
    async () => {
      if (await may()) return true;
      if (await page.evaluate(() => document.hasFocus())) return false;
      await display.xdotool('key', 'Tab');
      await display.xdotool('key', 'Return');
      return false;
    },
    { every: 1500 },
  );
  await waitForText(page, 'moment-result', /while the browser is open/);
  const { weekday, at } = await choose(75 * SECOND);
  await until('the hour to be kept', async () =>
    JSON.stringify(await kintime.setting('weeklyReminder')).includes(at),
  );
  expect(await said(kintime)).toEqual([]);
  await page.close();

  // An alarm of the browser may come half a minute late, on the minute itself or the next.
  await until('the notice', async () => (await said(kintime)).length > 0, {
    within: 4 * MINUTE,
    every: 500,
  });
  expect(await wallIn(kintime.reader, 0)).toMatchObject({ weekday });
  expect((await wallIn(kintime.reader, 0)).at >= at).toBe(true);
  // It slides in at the lower right; wherever it is hit, it leads to the week.
  await until(
    'the notice to be clicked',
    async () => {
      await display.xdotool('mousemove', '1490', '945', 'click', '1');
      return (await said(kintime)).length === 0;
    },
    { every: 1000 },
  );
  const opened = await openedPage(kintime.launched.browser, 'app.html#/household');
  await opened.waitForSelector('[data-testid="household-total"]');
  await display.close();
});

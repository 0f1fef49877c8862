import type { Page } from 'puppeteer-core';
import type { WeeklyReminder } from '../../../src/domain/household/weekly-reminder.ts';
import type { Weekday } from '../../../src/domain/time/calendar.ts';
import { DAY, MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import { until } from '../browsers/wait-until.ts';
import { startDisplay } from '../browsers/display.ts';
import { makeHousehold, openDetails, weekPage } from '../household.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';
import { request } from '../messaging.ts';
import { at, click, waitForText } from '../page-actions.ts';

/** A local time of the browser shortly from now. */
async function localTimeIn(page: Page, ms: number): Promise<WeeklyReminder> {
  return page.evaluate((ahead) => {
    const then = new Date(Date.now() + ahead);
    const two = (part: number): string => String(part).padStart(2, '0');
    const weekday = (then.getDay() === 0 ? 7 : then.getDay()) as Weekday;
    return { weekday, at: `${two(then.getHours())}:${two(then.getMinutes())}` };
  }, ms);
}

async function shownNotifications(kintime: Kintime): Promise<readonly string[]> {
  return kintime.reader.evaluate(async () =>
    // The API is undefined without the permission.
    chrome.notifications === undefined ? [] : Object.keys(await chrome.notifications.getAll()),
  );
}

test('the weekly reminder is shown at the chosen time', async ({ open, signal }) => {
  // More than a minute of this is waiting for the chosen time.
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

  const { weekday } = await localTimeIn(page, 3 * DAY);
  await openDetails(page, 'moment');
  await page.select(at('moment-day'), String(weekday));
  await page.select(at('moment-at'), '18:35');
  // Requests the permission.
  await click(page, 'moment-save');
  // The permission prompt is not a page: it takes the focus when it opens, and is answered by keys,
  // which must not reach the page.
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
  await waitForText(page, 'moment-result', /Saved/);
  await waitForText(page, 'moment-now', /while the browser is open\.$/);
  expect(await kintime.setting('weeklyReminder')).toMatchObject({ weekday, at: '18:35' });
  // To the minute, which would be five minutes of waiting with the form.
  const soon = await localTimeIn(page, 75 * SECOND);
  await request(kintime, 'set-weekly-reminder', { moment: soon });
  expect(await shownNotifications(kintime)).toEqual([]);
  await page.close();

  // Alarms of the browser may be half a minute late.
  await until('the notice', async () => (await shownNotifications(kintime)).length > 0, {
    within: 4 * MINUTE,
    every: 500,
  });
  const shown = await localTimeIn(kintime.reader, 0);
  expect(shown.weekday).toBe(soon.weekday);
  expect(shown.at >= soon.at).toBe(true);
  // The notification is at the lower right; a click anywhere on it opens the week.
  await until(
    'the notice to be clicked',
    async () => {
      await display.xdotool('mousemove', '1490', '945', 'click', '1');
      return (await shownNotifications(kintime)).length === 0;
    },
    { every: 1000 },
  );
  const opened = await openedPage(kintime.launched.browser, 'app.html#/household');
  await opened.waitForSelector('[data-testid="household-total"]');
  await display.close();
});

import type { Page } from 'puppeteer-core';
import { WEEKDAYS } from '../../../src/domain/time/calendar.ts';
import type { QuietWindow, Strength } from '../../../src/domain/limits/rules/rules.ts';
import { MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import {
  request,
  daily,
  memberId,
  insertWatchedTime,
  setPin,
  setRules,
  currentVerdict,
  isOpen,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';

const PIN = '482915';

/** A bedtime around noon, when tests run. */
const lateRiser = (strength: Strength): QuietWindow => ({
  kind: 'bedtime',
  from: '09:00',
  to: '15:00',
  weekdays: WEEKDAYS,
  strength,
});

/** Waits for a tab with the closed page. */
async function waitForClosedPage({ launched }: Kintime): Promise<Page> {
  return openedPage(launched.browser, '/closed.html');
}

async function addressOf(page: Page): Promise<string> {
  return page.evaluate(() => location.href).catch(() => '');
}

test('the daily limit closes the tab that plays, and a parent gives extra time on the closed page', async ({
  open,
}) => {
  const kintime = await open();
  await setPin(kintime, PIN);
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 4000);
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  await insertWatchedTime(kintime, 2 * MINUTE);
  await setRules(kintime, daily(MINUTE));
  const closed = await waitForClosedPage(kintime);
  await until('the reason to be said', async () =>
    closed.evaluate(() => document.querySelector('[data-testid="closed-reason"]') !== null),
  );
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  await closed.bringToFront();
  await closed.locator('[data-testid="ask-more"]').click();
  await closed.locator('[data-testid="extra-code"]').fill(PIN);
  await closed.locator('[data-testid="extra-submit"]').click();
  await until('the site to open', async () => isOpen(kintime));
  const { grants } = await kintime.stored();
  expect(grants).toMatchObject([{ ms: 5 * MINUTE, how: 'pin' }]);
  // It opens on request only.
  expect(await addressOf(closed)).toContain('closed.html');
  const again = await kintime.visit('/foryou');
  await waitUntilPlayed(again, 2000);
});

test('bedtime redirects new loads to the closed page, also after the event page was stopped', async ({
  open,
}) => {
  const kintime = await open({ prefs: { 'extensions.background.idle.timeout': 3000 } });
  await setRules(kintime, { windows: [lateRiser('firm')] });
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'bedtime' });
  const { isBackgroundRunning } = kintime.launched;
  await until('the event page to stop', async () => !(await isBackgroundRunning()));
  const page = await kintime.launched.browser.newPage();
  await page.goto('https://www.tiktok.com/foryou', { timeout: 2500 }).catch(() => undefined);
  await waitForClosedPage(kintime);
  expect(await kintime.countedMs()).toBe(0);
});

test('nothing plays before the opening pause is over', async ({ open }) => {
  const kintime = await open();
  const member = await memberId(kintime);
  await request(kintime, 'set-opening-pause', { member, pauseMs: 3 * SECOND });
  const page = await kintime.visit('/foryou');
  const isPlaying = async (): Promise<boolean> =>
    page.evaluate(() => [...document.querySelectorAll('video')].some((video) => !video.paused));
  await until('the pause to be drawn', async () =>
    page.evaluate(() =>
      [...document.documentElement.children].some(
        (element) => !['HEAD', 'BODY'].includes(element.tagName),
      ),
    ),
  );
  expect(await isPlaying()).toBe(false);
  // The overlay has the focus as soon as it is shown.
  await until('the pause to have the focus', async () =>
    page.evaluate(
      () =>
        document.activeElement?.parentElement === document.documentElement &&
        document.activeElement !== document.body,
    ),
  );
  // The pause itself is what takes time; a margin for slow machines is added. The second button, which goes on,
  // cannot have the focus before.
  await page.evaluate(async (ms) => new Promise((over) => setTimeout(over, ms)), 8 * SECOND);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until('the site to play', isPlaying);
  await waitUntilPlayed(page, 2000);
});

import { embedderOrigin } from '../../fixtures/site/hosts.ts';
import {
  browserProfile,
  hasOverlayFocus,
  isCovered,
  memberId,
  request,
  setPin,
  waitForClosedPage,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';
import { answerQuestion, at, click } from '../page-actions.ts';

/** All tables that counting writes. */
async function counted(kintime: Kintime): Promise<unknown[]> {
  const { spans, days, gaps, skips = [] } = await kintime.stored();
  return [spans, days, gaps, skips].flat();
}

/** A bedtime that started an hour ago by the page's clock. */
function aroundNow(): readonly string[] {
  return [-1, 2].map((hours) => {
    const time = new Date(Date.now() + hours * 3_600_000);
    return `${String(time.getHours()).padStart(2, '0')}:00`;
  });
}

test('a parent alone sets a bedtime that holds tonight; nothing plays or counts before the notice on the site is closed', async ({
  open,
  compare,
}) => {
  const kintime = await open({ agrees: false });
  const welcome = await openedPage(kintime.launched.browser, '#/welcome');
  await welcome.bringToFront();
  await welcome.locator(at('welcome-next')).click();
  await welcome.locator(at('here-parent')).click();
  await welcome.locator(at('member-name')).fill('Mia');
  await welcome.locator(at('start-counting')).click();
  await welcome.locator(at('path-bedtime')).click();
  await answerQuestion(welcome, 'bedtime', async () => {
    const times = await welcome.evaluate(aroundNow);
    await welcome.select(at('window-from'), times[0] ?? '');
    await welcome.select(at('window-to'), times[1] ?? '');
  });
  await answerQuestion(welcome, 'minutes');
  await answerQuestion(welcome, 'decide');
  await answerQuestion(welcome, 'strength', async () => click(welcome, 'strength-firm'));
  await welcome.locator(at('question-skip')).click();
  await answerQuestion(welcome, 'summary');
  await until('the bedtime to hold', async () => welcome.$(at('saved-rules')));

  const closed = await kintime.visit('/foryou?clip=long');
  await waitForClosedPage(closed);
  await closed.waitForSelector(at('closed-not-counted'));
  const said = await closed.$eval('main', ({ innerText }) => innerText.replaceAll(/\s+/gu, ' '));
  expect(said).toMatch(/TikTok is off until \d+:00 [AP]M/u);
  expect(said).toMatch(/Bedtime is \d+:00 [AP]M\. It was set here, without a PIN\./u);
  expect(said).toContain('Counting has not started yet.');
  expect(await kintime.badge()).toBe('off');
  expect(await counted(kintime)).toEqual([]);

  // Extra time past bedtime, given before counting starts.
  await setPin(kintime);
  const gift = { minutes: 15, code: '2468', pastBedtime: true, reason: '' } as const;
  await request(kintime, 'extra-time', gift);
  await closed.close();
  const page = await kintime.visit('/foryou?clip=long');
  await until('the notice', async () => (await isCovered(page)) && (await hasOverlayFocus(page)));
  await until('the video to stand still', async () => !(await truthOf(page)).playing);
  const player = await kintime.visit('/?clip=long', embedderOrigin);
  const frame = await until('the player', () =>
    player.frames().find((one) => one.url().includes('/embed/')),
  );
  await until('its page', async () => frame.evaluate(() => '__feed' in window));
  await until('the cover of the player', async () => isCovered(frame));
  await until('the player to stand still', async () => !(await truthOf(frame)).playing);
  await page.bringToFront();
  // Keys that were meant for the player press nothing.
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  expect(await isCovered(page)).toBe(true);
  expect((await truthOf(page)).playing).toBe(false);
  expect(await counted(kintime)).toEqual([]);
  expect(await kintime.setting('countingSince')).toBeUndefined();
  expect(await kintime.badge()).toBe('off');

  const before = (await truthOf(page)).visibleMs;
  const member = await memberId(kintime);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(
    'counting to begin',
    async () => (await kintime.setting('countingSince')) !== undefined,
  );
  await until('the notice to go', async () => !(await isCovered(page)));
  await waitUntilPlayed(page, (await truthOf(page)).playedMs + 6000);
  const { visibleMs } = await kintime.leave(page);
  compare(await kintime.stableCountMs(), visibleMs - before, 2000);
  const { members } = await browserProfile(kintime);
  expect(members.map(({ id, name }) => [id, name])).toEqual([[member, 'Mia']]);
  const { log } = await kintime.stored();
  expect(log.map(({ what }) => what)).toEqual([
    'agreement-made',
    'pin-first',
    'extra-time',
    'counting-agreed',
  ]);
});

import { MEMBER } from '../../../src/domain/agreement/consent.ts';
import type { Agreement } from '../../../src/domain/agreement/agreement.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { embedderOrigin, feedOrigin } from '../../fixtures/site/hosts.ts';
import {
  waitForClosedPage,
  daily,
  isClosedPage,
  isCovered,
  memberId,
  insertWatchedTime,
  setPin,
  setRules,
  currentVerdict,
} from '../messaging.ts';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import { until } from '../browsers/wait-until.ts';
import { measureSchedulingDelay } from '../browsers/scheduling-delay.ts';
import { expect, goBack, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { putRows } from '../rows.ts';

/** Makes today's limit due after a little more watching. */
async function limitIn(kintime: Kintime, ms: number): Promise<void> {
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  const limit = 10 * MINUTE;
  await insertWatchedTime(kintime, limit - ms - (await kintime.countedMs()));
  await setRules(kintime, daily(limit));
}

/** Inserts rules that the background only reads at its next start. */
async function writeRules(kintime: Kintime, member: string): Promise<void> {
  const now = Date.now();
  const agreement: Agreement = {
    id: crypto.randomUUID(),
    member,
    version: 1,
    way: 'parent',
    rules: { ...NO_RULES, ...daily(0) },
    madeAt: now,
    madeBy: MEMBER,
    from: now,
    yeses: [],
    wishes: [],
    lookAgain: null,
  };
  await putRows(kintime.reader, { agreements: [agreement] });
}

test('the video that plays when the limit is reached may finish; then the site closes', async ({
  open,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(page, 3000);
  await limitIn(kintime, 9000);
  await until('the limit', async () => (await currentVerdict(kintime)).state === 'ending');
  const { moves, playedMs } = await truthOf(page);
  // It plays on, and the next video cannot start.
  await waitUntilPlayed(page, playedMs + 1500);
  expect((await truthOf(page)).moves).toBe(moves);
  await page.evaluate(() => {
    const { video } = (globalThis as unknown as { __feed: { video: HTMLVideoElement } }).__feed;
    video.currentTime = video.duration - 1;
  });
  await waitForClosedPage(page);
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  // The last video counts.
  expect(await kintime.stableCountMs()).toBeGreaterThan(10 * MINUTE + 1000);
});

test('every tab and window is closed at once, also of a page that cancels navigations', async ({
  open,
}) => {
  const kintime = await open();
  const { browser } = kintime.launched;
  const first = await kintime.visit('/foryou');
  await first.click('[data-testid="sound"]');
  await first.click('[data-testid="sound"]');
  const second = await kintime.visit('/following?navigations=hold');
  const session = await browser.target().createCDPSession();
  await session.send('Target.createTarget', { url: `${feedOrigin}/friends`, newWindow: true });
  const third = await until('the window', async () =>
    (await browser.pages()).find((one) => one.url().includes('/friends')),
  );
  for (const page of [first, second, third]) await waitUntilPlayed(page, 1500);
  const pages = [first, second, third];
  const documents = await Promise.all(pages.map(async (page) => playerIn(kintime, page)));
  const { ms, line } = await measureClosing(kintime, documents);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  for (const page of pages) await waitForClosedPage(page);
});

test("a page that the site's own service worker answers is closed as well", async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?sw=1');
  await until('the worker to take over', async () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  await setRules(kintime, daily(0));
  await waitForClosedPage(page);
  const held = await measureSchedulingDelay(await kintime.launched.pids());
  const before = Date.now();
  await page.goto(`${feedOrigin}/following`).catch(() => undefined);
  // The closed page of before is still there for a moment.
  const after = await until('the page to be closed anew', async () => {
    const origin = await page.evaluate(() => performance.timeOrigin).catch(() => 0);
    return origin >= before && (await isClosedPage(page)) ? origin : undefined;
  });
  expect(after - before - (await held())).toBeLessThan(3000);
});

test('Back does not reopen a site that asks or is closed', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?back=1');
  await waitUntilPlayed(page, 1500);
  await page.goto(`${embedderOrigin}/plain`);
  await setRules(kintime, daily(0, 'soft'));
  await goBack(page);
  await until('the question', async () => isCovered(page).catch(() => false));
  // It was restored from the back/forward cache and did not play.
  const { restores, playing } = await truthOf(page);
  expect([restores, playing]).toEqual([1, false]);
  await setRules(kintime, daily(0));
  await waitForClosedPage(page);
  for (let step = 0; step < 3; step += 1) {
    await goBack(page);
    await until('another page', () => !page.url().includes('tiktok.com'));
  }
});

test('messages that stay open do not lead back into the feed', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/messages');
  await setRules(kintime, daily(0, 'firm', true));
  const other = await kintime.visit('/messages');
  expect(other.url()).toContain('/messages');
  await page.bringToFront();
  await page.click('[data-testid="nav-foryou"]');
  await waitForClosedPage(page);
  expect(other.url()).toContain('/messages');
  // Once the site is open again, the tab plays as before.
  await setPin(kintime);
  await setRules(kintime, {});
  await other.bringToFront();
  await other.click('[data-testid="nav-foryou"]');
  await waitUntilPlayed(other, 1000);
});

test('a tab from before the browser was started again, and each of the addresses', async ({
  open,
  profile,
}) => {
  const before = await open({ profile });
  await before.visit('/foryou?still=1');
  await before.reader.bringToFront();
  await writeRules(before, await memberId(before));
  await before.launched.close();
  const kintime = await open({ profile, args: ['--restore-last-session'] });
  await until('the closed page in the tab that came back', async () => {
    const pages = await kintime.launched.browser.pages();
    return (await Promise.all(pages.map(isClosedPage))).includes(true);
  });
  for (const page of await kintime.launched.browser.pages()) {
    expect(page.url()).not.toContain('tiktok.com');
  }
  for (const address of [
    `${feedOrigin}/foryou`,
    'https://m.tiktok.com/',
    'https://vm.tiktok.com/abc',
    'https://tiktok.com/@evening.kiln',
    'http://www.tiktok.com/foryou',
    'http://m.tiktok.com/live',
  ]) {
    const page = await kintime.launched.browser.newPage();
    await page.goto(address).catch(() => undefined);
    await waitForClosedPage(page);
    await page.close();
  }
});

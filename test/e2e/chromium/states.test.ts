import type { Page } from 'puppeteer-core';
import { MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import {
  request,
  waitForClosedPage,
  daily,
  browserProfile,
  memberId,
  insertWatchedTime,
  setRules,
  currentVerdict,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

async function isPlaying(page: Page): Promise<boolean> {
  return page.evaluate(() => [...document.querySelectorAll('video')].some((one) => !one.paused));
}

/** Whether the overlay is shown and nothing plays. */
async function isAsked(page: Page): Promise<boolean> {
  const drawn = await page.evaluate(
    () => document.documentElement.querySelectorAll(':scope > :not(head, body)').length > 0,
  );
  return drawn && !(await isPlaying(page));
}

/** Watches a little, and inserts time until today's limit is used up. */
async function useUp(kintime: Kintime, page: Page): Promise<void> {
  await waitUntilPlayed(page, 3000);
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  await insertWatchedTime(kintime, 3 * MINUTE);
}

test.describe('the background is stopped', () => {
  test('while the site is closed: it stays closed', async ({ open }) => {
    const kintime = await open();
    await setRules(kintime, daily(0));
    await kintime.launched.stopBackground();
    const page = await kintime.visit('/foryou');
    await waitForClosedPage(page);
    // The closed page would start the background again with its next message.
    await page.close();
    await kintime.launched.stopBackground();
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  });

  test('while a soft rule asks: it still asks, takes the answer, and asks again in other tabs', async ({
    open,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await useUp(kintime, page);
    await setRules(kintime, daily(MINUTE, 'soft'), 'together');
    await until('the question', async () => isAsked(page));
    await kintime.launched.stopBackground();
    expect(await isAsked(page)).toBe(true);
    const counted = await kintime.stableCountMs();
    // "Stop here" has the focus; "Continue" comes after it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until('the video to play on', async () => isPlaying(page));
    const { playedMs } = await truthOf(page);
    await waitUntilPlayed(page, playedMs + 2000);
    expect(await currentVerdict(kintime)).toMatchObject({
      state: 'open',
      next: { strength: 'soft' },
    });
    await page.close();
    expect(await kintime.stableCountMs()).toBeGreaterThan(counted + 1000);
  });

  test('during the opening pause: nothing plays before the pause is over', async ({ open }) => {
    const kintime = await open();
    await request(kintime, 'set-opening-pause', {
      member: await memberId(kintime),
      pauseMs: 3 * SECOND,
    });
    const page = await kintime.visit('/foryou');
    await until('the pause', async () => isAsked(page));
    await kintime.launched.stopBackground();
    expect(await isAsked(page)).toBe(true);
    // "Not now" has the focus and counts as a declined opening.
    await page.keyboard.press('Enter');
    await waitForClosedPage(page);
    const { days, skips } = await kintime.stored();
    expect(skips).toHaveLength(1);
    expect(days.map(({ skipped }) => skipped)).toEqual([1]);
    expect(await kintime.countedMs()).toBe(0);
  });

  test('while the last video may finish: the site closes when it has', async ({ open }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?clip=long');
    await waitUntilPlayed(page, 3000);
    await until('something to be counted', async () => (await kintime.countedMs()) > 0);
    const limit = 2 * MINUTE;
    await insertWatchedTime(kintime, limit - 8000 - (await kintime.countedMs()));
    await setRules(kintime, daily(limit));
    await until('the limit', async () => (await currentVerdict(kintime)).state === 'ending');
    await kintime.launched.stopBackground();
    await page.evaluate(() => {
      const { video } = (globalThis as unknown as { __feed: { video: HTMLVideoElement } }).__feed;
      video.currentTime = video.duration - 1;
    });
    await waitForClosedPage(page);
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  });
});

test('the browser is killed while the site is closed, and started again', async ({
  open,
  profile,
}) => {
  const first = await open({ profile });
  await setRules(first, daily(0));
  await waitForClosedPage(await first.visit('/foryou'));
  await first.launched.kill('SIGKILL');
  const second = await open({ profile });
  await waitForClosedPage(await second.visit('/foryou'));
  expect(await currentVerdict(second)).toMatchObject({ state: 'closed', reason: 'daily' });
});

test('a video that plays while members are switched counts each second for one of them', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const first = await memberId(kintime);
  const { member: second } = await request(kintime, 'add-member', { memberName: 'Ben' });
  // With two members, the site stays closed until one is chosen.
  const page = await kintime.visit('/foryou');
  await waitForClosedPage(page);
  expect((await browserProfile(kintime)).current).toBeNull();
  await request(kintime, 'switch-member', { member: first, pin: '' });
  await page.goto('https://www.tiktok.com/foryou');
  await waitUntilPlayed(page, 4000);
  await request(kintime, 'switch-member', { member: second, pin: '' });
  await waitUntilPlayed(page, 8000);
  const { playedMs } = await kintime.leave(page);
  const counted = await kintime.stableCountMs();
  compare(counted, playedMs);
  const { days } = await kintime.stored();
  for (const member of [first, second]) {
    const mine = days.filter((day) => day.member === member);
    expect(mine.reduce((sum, { activeMs }) => sum + activeMs, 0)).toBeGreaterThan(3000);
  }
});

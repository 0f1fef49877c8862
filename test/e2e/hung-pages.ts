import type { Page } from 'puppeteer-core';
import { MINUTE } from '../../src/domain/time/units.ts';
import { embedderOrigin } from '../fixtures/site/hosts.ts';
import { measureSchedulingDelay } from './browsers/scheduling-delay.ts';
import { until } from './browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from './kintime.ts';
import type { Kintime } from './kintime.ts';
import { daily, redirectCount, request, setPin, setRules } from './messaging.ts';

const PIN = '2468';

/** How soon a site that may open again is open, in milliseconds. */
const MAX_OPENING = 1000;

/** A tab of another site with embedded players, which stops to answer. */
export interface StoppedTab {
  readonly players: number;
  readonly stop: (page: Page) => unknown;
}

/** Another site with embedded players that play. */
async function openPlayers(kintime: Kintime, count: number): Promise<Page> {
  const page = await kintime.visit(`/?players=${count}&player=v1&clip=long`, embedderOrigin);
  const [first] = await until('the players', () => {
    const frames = page.frames().filter((one) => one.url().includes('/player/v1/'));
    return frames.length === count && frames;
  });
  await until('the first to start', async () => first?.evaluate(() => '__feed' in window));
  if (first !== undefined) await waitUntilPlayed(first, 1000);
  return page;
}

/** Unloads a tab of the feed that is not in front, as browsers do when memory is short. */
async function discard({ reader }: Kintime): Promise<void> {
  await reader.evaluate(async () => {
    const [feed] = await chrome.tabs.query({ url: '*://*.tiktok.com/*' });
    if (feed?.id !== undefined) await chrome.tabs.discard(feed.id);
  });
  await until('the tab to be discarded', async () =>
    reader.evaluate(async () => (await chrome.tabs.query({ discarded: true })).length > 0),
  );
}

/**
 * Tests that tabs which answer nothing hold up nobody.
 * @param afterwards what else holds once the site is open again
 */
export function testHungPages(
  what: string,
  tabs: readonly StoppedTab[],
  afterwards: (kintime: Kintime) => Promise<void> = async () => undefined,
): void {
  test(`${what} and a discarded tab hold up neither a save nor an opening`, async ({ open }) => {
    const kintime = await open();
    await setPin(kintime, PIN);
    // Without the pages that hang, whose waiting for a core says nothing.
    const pids = await kintime.launched.pids();
    await kintime.visit('/foryou');
    await kintime.reader.bringToFront();
    await discard(kintime);
    for (const { players, stop } of tabs) {
      const page = await openPlayers(kintime, players);
      await kintime.reader.bringToFront();
      await stop(page);
    }
    const delay = await measureSchedulingDelay(pids);
    const saving = Date.now();
    await setRules(kintime, daily(0));
    const savedMs = Date.now() - saving - (await delay());
    await until('the redirect', async () => (await redirectCount(kintime)) > 0);

    const before = await delay();
    const asked = Date.now();
    const answer = request(kintime, 'extra-time', {
      minutes: 5,
      code: PIN,
      pastBedtime: false,
      reason: '',
    }).then(() => Date.now() - asked);
    await until('the redirect to be gone', async () => (await redirectCount(kintime)) === 0);
    const openedMs = Date.now() - asked - ((await delay()) - before);
    const answeredMs = await answer;
    process.stdout.write(
      `    saved in ${Math.round(savedMs)} ms, open after ${Math.round(openedMs)} ms, answered after ${answeredMs} ms\n`,
    );
    expect(savedMs).toBeLessThan(2 * MAX_OPENING);
    expect(openedMs).toBeLessThan(MAX_OPENING);
    const { status } = await request(kintime, 'tracking-status', {});
    expect(status.overdueAt).toBeNull();
    await afterwards(kintime);
  });
}

/** Longer than the test: what hangs does so until the end. */
export const HANG_MS = 2 * MINUTE;

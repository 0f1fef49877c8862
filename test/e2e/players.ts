import { embedderOrigin } from '../fixtures/site/hosts.ts';
import { daily, isCovered } from './messaging.ts';
import { MAX_LATENCY, measureClosing, playerIn } from './enforcement-latency.ts';
import { until } from './browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from './kintime.ts';

/** Tests of players and pages that are the same in every browser. */
export function testPlayers(): void {
  test('two players on another site count once, and each is covered and paused', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/?players=2&player=v1&clip=long', embedderOrigin);
    const players = await until('two players', () => {
      const frames = page.frames().filter((one) => one.url().includes('/player/v1/'));
      return frames.length === 2 && frames;
    });
    for (const player of players) {
      await until('the player to start', async () => player.evaluate(() => '__feed' in window));
      await waitUntilPlayed(player, 8000);
    }
    const documents = await Promise.all(players.map(async (player) => playerIn(kintime, player)));
    const { ms, line } = await measureClosing(kintime, documents);
    expect(ms, line).toBeLessThan(MAX_LATENCY);
    expect(page.url()).toContain(embedderOrigin);
    for (const player of players) await until('the cover', async () => isCovered(player));
    // They started within a moment of each other.
    const truths = await Promise.all(players.map(async (player) => truthOf(player)));
    const playedMs = Math.max(...truths.map((truth) => truth.playedMs));
    compare(await kintime.stableCountMs(playedMs), playedMs);
    const { spans } = await kintime.stored();
    expect(new Set(spans.map(({ feed }) => feed))).toEqual(new Set(['other']));
  });

  test('a video floats over messages, counts there once, and is held while they stay open', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?mini=1&clip=long');
    await waitUntilPlayed(page, 4000);
    await page.click('[data-testid="nav-messages"]');
    await page.waitForSelector('[data-testid="mini-player"] video');
    await waitUntilPlayed(page, 9000);
    const { ms, line } = await measureClosing(
      kintime,
      [await playerIn(kintime, page)],
      daily(0, 'firm', true),
    );
    expect(ms, line).toBeLessThan(MAX_LATENCY);
    expect(page.url()).toContain('/messages');
    expect((await truthOf(page)).playing).toBe(false);
    const { playedMs, viewsMs } = await truthOf(page);
    await kintime.stableCountMs(playedMs);
    const { days } = await kintime.stored();
    const feedsMs = days[0]?.feedsMs;
    compare(feedsMs?.['for-you'] ?? 0, viewsMs['foryou'] ?? 0);
    // What plays over messages is not messages.
    compare(feedsMs?.other ?? 0, viewsMs['messages'] ?? 0);
  });
}

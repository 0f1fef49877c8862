import { feedOrigin, embedderOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';

test.describe('a visit to the feed', () => {
  test('a steady visit, muted and without input', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    // Longer than the report interval.
    await waitUntilPlayed(page, 12_000);
    const { playedMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(playedMs), playedMs);
    const { days } = await kintime.stored();
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ opens: 1, sessions: 1, site: 'tiktok' });
    expect(Object.keys(days[0]?.feedsMs ?? {})).toEqual(['for-you']);
  });

  test('the address changes every 2 s', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?hop=2000&address=push');
    await waitUntilPlayed(page, 10_000);
    const { moves } = await truthOf(page);
    const { visibleMs } = await kintime.leave(page);
    expect(moves).toBeGreaterThan(3);
    compare(await kintime.stableCountMs(visibleMs), visibleMs);
  });

  test('a page that is busy for 2.6 s at a time', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?busy=2600&clip=long');
    await waitUntilPlayed(page, 9000);
    const { playedMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(playedMs), playedMs, 2000);
  });

  test('many full navigations', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 2000);
    let trueMs = 0;
    for (let i = 0; i < 4; i += 1) {
      const next = `${feedOrigin}/@somebody/video/70000000000000000${10 + i}`;
      trueMs += (await kintime.leaveFor(page, next)).playedMs;
      await waitUntilPlayed(page, 2000);
    }
    trueMs += (await kintime.leave(page)).playedMs;
    compare(await kintime.stableCountMs(trueMs), trueMs, 2000);
  });

  test('feeds are told apart', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 3000);
    await page.click('[data-testid="nav-following"]');
    await waitUntilPlayed(page, 6000);
    const { viewsMs, visibleMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(visibleMs), visibleMs);
    const { days } = await kintime.stored();
    const feedsMs = days[0]?.feedsMs;
    expect(Math.abs((feedsMs?.['for-you'] ?? 0) - (viewsMs['foryou'] ?? 0))).toBeLessThan(1000);
    expect(Math.abs((feedsMs?.following ?? 0) - (viewsMs['following'] ?? 0))).toBeLessThan(1000);
  });

  test('nothing is counted, nor stored, before it was agreed to', async ({ open }) => {
    const kintime = await open({ agrees: false });
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 9000);
    await page.close();
    const stored = await kintime.stored();
    expect(Object.values(stored).flat()).toEqual([]);
    expect(await kintime.badge()).toBe('off');
  });
});

test.describe('an embedded player on another site', () => {
  test('counts in view, as feed "other"', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/', embedderOrigin);
    const frame = await until('the player', () =>
      page.frames().find((one) => one.url().includes('/embed/')),
    );
    await until('the player to start', async () =>
      frame.evaluate(() => window.__feed !== undefined),
    );
    await waitUntilPlayed(frame, 9000);
    const { playedMs } = await kintime.leaveFor(page, `${embedderOrigin}/plain`, frame);
    compare(await kintime.stableCountMs(playedMs), playedMs);
    const { spans } = await kintime.stored();
    expect(new Set(spans.map(({ feed }) => feed))).toEqual(new Set(['other']));
  });

  test('does not count far below the fold, but in view, however tall its document', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/?below=1', embedderOrigin);
    const frame = await until('the player', () =>
      page.frames().find((one) => one.url().includes('/embed/')),
    );
    await until('the player to start', async () =>
      frame.evaluate(() => window.__feed !== undefined),
    );
    await waitUntilPlayed(frame, 9000);
    compare(await kintime.stableCountMs(), 0, 0);
    const setHeight = async (height: string): Promise<void> =>
      frame.evaluate((css) => {
        document.documentElement.style.height = css;
      }, height);
    await setHeight('2500vh');
    await page.$eval('iframe', (element) => element.scrollIntoView());
    const before = (await truthOf(frame)).playedMs;
    await waitUntilPlayed(frame, before + 5000);
    await setHeight('0');
    await waitUntilPlayed(frame, before + 10_000);
    const { playedMs } = await kintime.leaveFor(page, `${embedderOrigin}/plain`, frame);
    compare(await kintime.stableCountMs(playedMs - before), playedMs - before, 2000);
  });
});

import { feedOrigin, embedderOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/condition.ts';
import { expect, test, truthOf, watched } from '../kintime.ts';

test.describe('a visit to the feed', () => {
  test('a steady visit, muted and without input', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    const playedMs = await watched(page, 20_000);
    await page.close();
    compare(await kintime.settledMs(playedMs), playedMs);
    const { days } = await kintime.stored();
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ opens: 1, sessions: 1, site: 'tiktok' });
    expect(Object.keys(days[0]?.feedsMs ?? {})).toEqual(['for-you']);
  });

  test('the address changes every 2 s', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?hop=2000');
    await watched(page, 10_000);
    const { visibleMs, moves } = await truthOf(page);
    await page.close();
    expect(moves).toBeGreaterThan(3);
    compare(await kintime.settledMs(visibleMs), visibleMs);
  });

  test('a page that is busy for 2.6 s at a time', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?busy=2600&clip=long');
    const playedMs = await watched(page, 13_000);
    await page.close();
    compare(await kintime.settledMs(playedMs), playedMs, 2000);
  });

  test('many full navigations', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    let trueMs = await watched(page, 2000);
    for (let i = 0; i < 6; i += 1) {
      await page.goto(`${feedOrigin}/@somebody/video/70000000000000000${10 + i}`);
      trueMs += await watched(page, 2000);
    }
    await page.close();
    compare(await kintime.settledMs(trueMs), trueMs, 2000);
  });

  test('feeds are told apart', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await watched(page, 4000);
    await page.click('[data-testid="nav-following"]');
    await watched(page, 8000);
    const { viewsMs, visibleMs } = await truthOf(page);
    await page.close();
    compare(await kintime.settledMs(visibleMs), visibleMs);
    const { days } = await kintime.stored();
    const feedsMs = days[0]?.feedsMs;
    expect(Math.abs((feedsMs?.['for-you'] ?? 0) - (viewsMs['foryou'] ?? 0))).toBeLessThan(1000);
    expect(Math.abs((feedsMs?.following ?? 0) - (viewsMs['following'] ?? 0))).toBeLessThan(1000);
  });

  test('nothing is counted, nor stored, before it was agreed to', async ({ open }) => {
    const kintime = await open({ agrees: false });
    const page = await kintime.visit('/foryou');
    await watched(page, 9000);
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
    const trueMs = await until(
      '10 s of playing',
      async () => {
        const playedMs = await frame.evaluate(() => window.__feed?.playedMs ?? 0);
        return playedMs >= 10_000 && playedMs;
      },
      { within: 40_000 },
    );
    await page.goto(`${embedderOrigin}/plain`);
    compare(await kintime.settledMs(trueMs), trueMs);
    const { spans } = await kintime.stored();
    expect(new Set(spans.map(({ feed }) => feed))).toEqual(new Set(['other']));
  });

  test('does not count far below the fold', async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/?below=1', embedderOrigin);
    const frame = await until('the player', () =>
      page.frames().find((one) => one.url().includes('/embed/')),
    );
    await until(
      '10 s of playing',
      async () => frame.evaluate(() => (window.__feed?.playedMs ?? 0) >= 10_000),
      { within: 40_000 },
    );
    await page.close();
    compare(await kintime.settledMs(), 0, 0);
  });
});

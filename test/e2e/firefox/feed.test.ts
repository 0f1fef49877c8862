import { until } from '../browsers/wait-until.ts';
import { expect, goBack, test, truthOf, waitUntilPlayed } from '../kintime.ts';

test.describe('a visit to the feed', () => {
  test('two tabs of the feed take turns in front', async ({ open, compare }) => {
    const kintime = await open();
    const one = await kintime.visit('/foryou');
    await waitUntilPlayed(one, 3000);
    const other = await kintime.visit('/following');
    await waitUntilPlayed(other, 3000);
    await one.bringToFront();
    await waitUntilPlayed(one, (await truthOf(one)).playedMs + 3000);
    await other.bringToFront();
    await waitUntilPlayed(other, (await truthOf(other)).playedMs + 3000);

    const second = await kintime.leave(other);
    const trueMs = second.visibleMs + (await kintime.leave(one)).visibleMs;
    compare(await kintime.stableCountMs(trueMs), trueMs, 2000);
  });

  test('the page comes back from the back/forward cache', async ({ open, compare }) => {
    const kintime = await open();
    // Firefox does not resume a fully decoded looping clip after the return, and keeps no page with a
    // `MediaSource`, which the second video of the feed has.
    const page = await kintime.visit('/foryou?loop=one&clip=long&back=1');
    await waitUntilPlayed(page, 4000);
    await page.evaluate(() => location.assign('/plain')).catch(() => undefined);
    // Going back before the page has loaded has no effect.
    await until('the plain page', async () =>
      page
        .evaluate(() => location.pathname === '/plain' && document.readyState === 'complete')
        .catch(() => false),
    );
    await goBack(page);
    await until('the page to come back', async () =>
      truthOf(page).then(
        ({ restores }) => restores === 1,
        () => false,
      ),
    );
    await waitUntilPlayed(page, 7000);
    expect((await truthOf(page)).restores).toBe(1);
    const { playedMs } = await kintime.leave(page);
    compare(await kintime.stableCountMs(playedMs), playedMs, 2000);
  });
});

import { connect } from 'puppeteer-core';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, goBack, READER_PATH, test, truthOf, waitUntilPlayed } from '../kintime.ts';

test('the back/forward cache: leaving and coming back', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?back=1');
  await waitUntilPlayed(page, 4000);
  await page.goto(`${feedOrigin}/plain`);
  await goBack(page);
  await until('the page to come back', async () =>
    truthOf(page)
      .then(({ restores }) => restores === 1)
      .catch(() => false),
  );
  await waitUntilPlayed(page, 8000);
  const { playedMs } = await kintime.leave(page);
  compare(await kintime.stableCountMs(playedMs), playedMs, 2000);
  const { days } = await kintime.stored();
  expect(days[0]?.opens).toBe(1);
});

test("pages from the site's own service worker", async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?sw=1');
  await until('the worker to take over', async () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  // The worker does not forward final states of its pages to the server, so the precision of the
  // true time is the duration of leaving the page.
  const leaving = async (going: () => Promise<unknown>): Promise<[ms: number, unsure: number]> => {
    const { visibleMs } = await truthOf(page);
    const from = performance.now();
    await going();
    return [visibleMs, performance.now() - from];
  };
  const [before, unsure] = await leaving(async () => page.reload());
  await waitUntilPlayed(page, 5000);
  expect((await truthOf(page)).answeredBy).toBe('service-worker');
  const [after, unsureToo] = await leaving(async () => page.close());
  const trueMs = before + after;
  compare(await kintime.stableCountMs(trueMs), trueMs, Math.max(2000, unsure + unsureToo));
});

test('a page that was prerendered counts from when it is shown', async ({ open, compare }) => {
  const kintime = await open();
  const { browser } = kintime.launched;
  const endpoint = browser.wsEndpoint();
  const port = new URL(endpoint).port;
  // Chromium does not prerender in a tab with an attached driver: detach, and attach again later.
  await browser.disconnect();
  const address = encodeURIComponent(`${feedOrigin}/prerender?activate=2500`);
  await fetch(`http://127.0.0.1:${port}/json/new?${address}`, { method: 'PUT' });
  await until('the prerendered page to be shown', async () => {
    const list = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      url: string;
      type: string;
    }[];
    return list.some(({ url, type }) => type === 'page' && /from=prerender|\/video\//.test(url));
  });
  const again = await connect({ browserWSEndpoint: endpoint, defaultViewport: null });
  const pages = await again.pages();
  const page = pages.find((one) => /from=prerender|\/video\//.test(one.url()));
  const reader = pages.find((one) => one.url().endsWith(READER_PATH));
  if (page === undefined || reader === undefined) throw new Error('a tab is missing');
  kintime.reader = reader;
  await waitUntilPlayed(page, 6000);
  expect((await truthOf(page)).prerendered).toBe(true);
  const { playedMs } = await kintime.leave(page);
  compare(await kintime.stableCountMs(playedMs), playedMs);
  await again.disconnect();
});

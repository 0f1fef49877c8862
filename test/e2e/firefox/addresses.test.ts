import {
  expectSupportedRules,
  expectVideoToStayInFeed,
  NOT_WATCHING,
  WATCHING,
} from '../addresses.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { daily, isClosedPage, isCovered, setRules, waitForClosedPage } from '../messaging.ts';

test('what is the site and what is not, counted and closed', async ({ open, compare }) => {
  const kintime = await open();
  const settings = await kintime.visit('/setting');
  await waitUntilPlayed(settings, 3000);
  const feed = await kintime.visit('/foryou');
  await waitUntilPlayed(feed, 5000);
  const { visibleMs } = await truthOf(feed);
  await setRules(kintime, daily(0));
  await waitForClosedPage(feed);
  await expectSupportedRules(kintime);
  const { playedMs } = await truthOf(settings);
  await settings.bringToFront();
  await waitUntilPlayed(settings, playedMs + 1000);
  const feedMs = (await kintime.stored()).days[0]?.feedsMs;
  expect(Object.keys(feedMs ?? {})).toEqual(['for-you']);
  compare(await kintime.stableCountMs(visibleMs), visibleMs, 1500);

  const page = await kintime.visit('/', 'https://developers.tiktok.com');
  for (const url of NOT_WATCHING) {
    await page.goto(url);
    expect(await page.evaluate(() => location.href)).toBe(url);
    expect(await isCovered(page)).toBe(false);
  }
  for (const url of WATCHING) {
    const { length } = kintime.site.requests;
    const closed = await kintime.launched.browser.newPage();
    closed.goto(url).catch(() => undefined);
    await until(`the closed page instead of ${url}`, async () => isClosedPage(closed));
    await closed.close();
    const requested = kintime.site.requests.slice(length).map(({ host }) => host);
    expect(requested.filter((host) => host.includes('tiktok'))).toEqual([]);
  }
});

test('a video that plays on stays in the feed, whatever address the page writes', async ({
  open,
  compare,
}) => {
  await expectVideoToStayInFeed(await open(), compare);
});

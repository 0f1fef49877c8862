import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { testPlayers } from '../players.ts';

testPlayers();

test('a player in a page that is no secure context counts and is paused', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const page = await kintime.launched.browser.newPage();
  await page.bringToFront();
  const player = `${feedOrigin}/player/v1/7300000000001000003?clip=long`;
  await page.goto(
    `data:text/html,<iframe width="325" height="580" allow="autoplay" src="${player}">`,
  );
  const frame = await until('the player', () =>
    page.frames().find((one) => one.url().includes('/player/v1/')),
  );
  await until('the player to start', async () => frame.evaluate(() => '__feed' in window));
  await waitUntilPlayed(frame, 6000);
  const { ms, line } = await measureClosing(kintime, [await playerIn(kintime, frame)]);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  const { playedMs } = await truthOf(frame);
  compare(await kintime.stableCountMs(playedMs), playedMs);
});

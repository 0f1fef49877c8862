import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';

/** Waits in real time, which is what these tests measure. */
async function pass(ms: number): Promise<void> {
  const from = performance.now();
  await until(`${ms} ms to pass`, () => performance.now() - from >= ms, {
    within: ms + 5000,
    every: 500,
  });
}

test('a page without video stops 60 s after the last input', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/messages?still=1');
  await page.mouse.move(300, 300);
  await pass(80_000);
  const counted = await kintime.stableCountMs();
  await page.close();
  compare(counted, 60_000);
});

test('a page without video and without any input does not count', async ({ open, compare }) => {
  const kintime = await open();
  await kintime.visit('/messages?still=1');
  await pass(15_000);
  compare(await kintime.stableCountMs(), 0, 0);
});

test('a looping video without input stops counting after 3 minutes, with a gap', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?loop=one');
  await waitUntilPlayed(page, 210_000);
  compare(await kintime.stableCountMs(180_000), 180_000);
  await page.mouse.move(300, 300);
  await until('the empty room to be noted', async () =>
    (await kintime.stored()).gaps.some(({ reason }) => reason === 'nobody'),
  );
});

test('three minutes of a feed that moves on by itself', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?hop=9000');
  await waitUntilPlayed(page, 180_000);
  const { visibleMs } = await kintime.leave(page);
  compare(await kintime.stableCountMs(visibleMs), visibleMs);
});

test('the browser is stopped for a minute', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  const before = await waitUntilPlayed(page, 10_000);
  await kintime.launched.kill('SIGSTOP');
  const stopped = performance.now();
  await pass(60_000);
  await kintime.launched.kill('SIGCONT');
  const sleptMs = performance.now() - stopped;
  const from = performance.now();
  await pass(10_000);
  const after = performance.now() - from;
  await page.close();
  compare(await kintime.stableCountMs(before + after), before + after, 2000);
  const { gaps } = await kintime.stored();
  const slept = gaps.find(({ reason }) => reason === 'stopped' || reason === 'asleep');
  expect(slept).toBeDefined();
  expect(Math.abs((slept?.end ?? 0) - (slept?.start ?? 0) - sleptMs)).toBeLessThan(3000);
});

test('the background is stopped once in a visit', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 6000);
  await kintime.launched.stopBackground();
  await waitUntilPlayed(page, 16_000);
  const { playedMs } = await kintime.leave(page);
  compare(await kintime.stableCountMs(playedMs), playedMs);
});

test('a full minute of full navigations', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou');
  let trueMs = 0;
  for (let i = 0; i < 12; i += 1) {
    await page.goto(`${feedOrigin}/@somebody/video/70000000000000000${10 + i}`);
    trueMs += await waitUntilPlayed(page, 4000);
  }
  await page.close();
  compare(await kintime.stableCountMs(trueMs), trueMs, 2000);
});

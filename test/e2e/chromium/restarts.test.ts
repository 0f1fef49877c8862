import { until } from '../browsers/wait-until.ts';
import { browserProfile, request } from '../messaging.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';

test('the background is stopped six times in a visit', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou');
  for (let i = 1; i <= 6; i += 1) {
    await waitUntilPlayed(page, i * 1500);
    await kintime.launched.stopBackground();
  }
  await waitUntilPlayed(page, 12_000);
  const { playedMs } = await kintime.leave(page);
  compare(await kintime.stableCountMs(playedMs), playedMs);
});

test('the extension is reloaded while a page is open', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(page, 2000);
  await kintime.reader.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await kintime.reopenReader();
  await page.bringToFront();
  const { visibleMs: before } = await truthOf(page);
  await until('8 s more', async () => (await truthOf(page)).visibleMs >= before + 8000);
  const { visibleMs } = await kintime.leave(page);
  // Unreported time is lost with the old content script, and the reader tab hid the page.
  const counted = await kintime.stableCountMs();
  compare(counted, visibleMs, 10_000);
  expect(counted).toBeLessThanOrEqual(visibleMs + 1000);
  expect(counted).toBeGreaterThan(7000);
});

test('an update does not ask again who is watching, a new start of the browser does', async ({
  open,
  profile,
}) => {
  const first = await open({ profile });
  const { member } = await request(first, 'add-member', { memberName: 'Ben' });
  await request(first, 'switch-member', { member, pin: '' });
  expect((await browserProfile(first)).current).toBe(member);
  // What an update does.
  await first.reader.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
  await first.reopenReader();
  expect((await browserProfile(first)).current).toBe(member);
  await first.launched.close();
  const second = await open({ profile });
  expect((await browserProfile(second)).current).toBeNull();
});

test('the browser is killed and started again on the same profile', async ({
  open,
  profile,
  compare,
}) => {
  const first = await open({ profile });
  const page = await first.visit('/foryou');
  await waitUntilPlayed(page, 9000);
  // It plays until it is killed, and cannot be evaluated afterwards.
  const asked = performance.now();
  const { playedMs: beforeMs } = await truthOf(page);
  await first.launched.kill('SIGKILL');
  const atMostMs = beforeMs + performance.now() - asked;
  const second = await open({ profile });
  const kept = await second.countedMs();
  expect(kept).toBeGreaterThanOrEqual(beforeMs - 10_000);
  expect(kept).toBeLessThanOrEqual(atMostMs + 1000);
  const again = await second.visit('/foryou');
  await waitUntilPlayed(again, 4000);
  const { playedMs: afterMs } = await second.leave(again);
  compare(await second.stableCountMs(kept + afterMs), beforeMs + afterMs, 10_000);
});

test("the machine's zone changes between two starts", async ({ open, profile, compare }) => {
  const first = await open({ profile, env: { TZ: 'Europe/Berlin' } });
  const here = await first.visit('/foryou');
  await waitUntilPlayed(here, 4000);
  const before = await first.leave(here);
  await first.stableCountMs(before.playedMs);
  await first.launched.close();
  const second = await open({ profile, env: { TZ: 'America/New_York' } });
  const there = await second.visit('/foryou');
  await waitUntilPlayed(there, 4000);
  const trueMs = before.playedMs + (await second.leave(there)).playedMs;
  compare(await second.stableCountMs(trueMs), trueMs);
  const { spans, log } = await second.stored();
  expect(new Set(spans.map(({ zone }) => zone))).toEqual(
    new Set(['Europe/Berlin', 'America/New_York']),
  );
  expect(log).toContainEqual(
    expect.objectContaining({ what: 'zone-changed', zone: 'America/New_York' }),
  );
});

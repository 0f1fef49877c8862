import type { Page } from 'puppeteer-core';
import { embedderOrigin, feedOrigin } from '../../fixtures/site/hosts.ts';
import { hasOverlayFocus, isCovered } from '../messaging.ts';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import type { Playing } from '../enforcement-latency.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { dismissPrompts } from '../page-actions.ts';
import type { Kintime } from '../kintime.ts';

/** Opens a page that asks before unload, with the user activation that this needs. */
async function visitHeld(kintime: Kintime, path: string): Promise<Page> {
  const page = await kintime.visit(path);
  dismissPrompts(page);
  await page.click('[data-testid="sound"]');
  await page.click('[data-testid="sound"]');
  await waitUntilPlayed(page, 1500);
  return page;
}

/** Closes the site and expects nothing to play within the limit. */
async function closeAndLook(kintime: Kintime, document: Playing): Promise<void> {
  const { ms, line } = await measureClosing(kintime, [document]);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
}

for (const [what, path] of [
  ['plays on against a pause', '/foryou?clip=long&unload=hold&stubborn=1'],
  ['has a strict policy', '/foryou?clip=long&unload=hold&csp=strict'],
] as const) {
  test(`a page that asks before it is left and ${what} keeps its tab, covered and still`, async ({
    open,
  }) => {
    const kintime = await open();
    const page = await visitHeld(kintime, path);
    await closeAndLook(kintime, await playerIn(kintime, page));
    expect(page.url()).toContain('tiktok.com');
    await until('the cover', async () => isCovered(page));
    const counted = await kintime.stableCountMs();
    expect(await hasOverlayFocus(page)).toBe(true);
    // Nothing counts under the overlay, and Escape does not close it.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await isCovered(page)).toBe(true);
    expect(await kintime.stableCountMs()).toBe(counted);
  });
}

test('a page that removes the overlay and calls play() in a loop stays paused', async ({
  open,
}) => {
  const kintime = await open();
  const page = await visitHeld(kintime, '/foryou?clip=long&unload=hold&fight=1');
  await closeAndLook(kintime, await playerIn(kintime, page));
  const { playedMs } = await truthOf(page);
  let covered = 0;
  for (let look = 0; look < 20; look += 1) if (await isCovered(page)) covered += 1;
  expect(covered).toBeGreaterThan(15);
  expect((await truthOf(page)).playedMs).toBe(playedMs);
});

test('videos in a closed shadow root and in an about:blank frame are paused', async ({ open }) => {
  const kintime = await open();
  const page = await visitHeld(kintime, '/foryou?clip=long&unload=hold');
  await page.evaluate(() => {
    const behind = document.createElement('div');
    const frame = document.createElement('iframe');
    document.body.append(behind, frame);
    const hidden = [behind.attachShadow({ mode: 'closed' }), frame.contentDocument?.body].map(
      (place) => {
        const video = document.createElement('video');
        video.muted = true;
        video.loop = true;
        video.src = window.__feed.video?.currentSrc ?? '';
        place?.append(video);
        void video.play();
        return video;
      },
    );
    const places = hidden.map(({ currentTime }) => currentTime);
    const seen = { moved: hidden.map(() => 0) };
    setInterval(() => {
      for (const [i, { currentTime }] of hidden.entries()) {
        if (Math.abs(currentTime - (places[i] ?? 0)) > 0.02) seen.moved[i] = Date.now();
        places[i] = currentTime;
      }
    }, 50);
    Object.assign(window, { seen });
  });
  const moved = async (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { seen: { moved: number[] } }).seen.moved);
  await until('both to play', async () => (await moved()).every(Boolean));
  await closeAndLook(kintime, { movedAt: async () => Math.max(...(await moved())) });
});

test('a player embedded in another site is covered and paused', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/?clip=long', embedderOrigin);
  const frame = await until('the player', async () =>
    page.frames().find((one) => one.url().startsWith(feedOrigin)),
  );
  await until('the player to play', async () => frame.evaluate(() => window.__feed.playing));
  await closeAndLook(kintime, await playerIn(kintime, frame));
  expect(page.url()).toContain(embedderOrigin);
  await until('the cover', async () => isCovered(frame));
  // The embedding page keeps the focus, and a reloaded player stays paused.
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await page.reload();
  const again = await until('the player', async () =>
    page.frames().find((one) => one.url().startsWith(feedOrigin)),
  );
  await until('the cover', async () => isCovered(again));
  expect(await again.evaluate(() => window.__feed.playing)).toBe(false);
});

for (const [kind, button] of [
  ['a video', 'pip'],
  ['a page', 'document-pip'],
] as const) {
  test(`${kind} in a floating window of a tab in the background`, async ({ open }) => {
    const kintime = await open();
    const page = await visitHeld(kintime, '/foryou?clip=long&unload=hold');
    await page.click(`[data-testid="${button}"]`);
    const floats = async () =>
      page.evaluate(
        () =>
          document.pictureInPictureElement !== null ||
          Boolean((window.documentPictureInPicture as { window?: unknown } | undefined)?.window),
      );
    await until('the floating window', floats);
    await kintime.reader.bringToFront();
    const player = await playerIn(kintime, page);
    const before = await player.movedAt();
    await until('it to play on', async () => (await player.movedAt()) > before);
    await closeAndLook(kintime, player);
    expect(await floats()).toBe(false);
  });
}

import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { dismissPrompts } from '../page-actions.ts';
import { photoPost, testSilentPicture, watchUntouched } from '../media.ts';
import { daily, hasOverlayFocus, isCovered, setRules, waitForClosedPage } from '../messaging.ts';

/** Sound may begin before the first click, as it may for people who often play sound on a site. */
const autoplay = ['--autoplay-policy=no-user-gesture-required'];

/** By browser, and by what plays: counting goes on from one to the next. */
const UNTOUCHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'photo posts, videos at another speed, and a page that writes itself anew': {
    'a photo post with sound': `${photoPost}?sound=1`,
    'a photo post with muted sound': photoPost,
    'a video at half speed': '/foryou?rate=0.5',
    'a video at double speed': '/foryou?rate=2',
    'a page that writes itself anew': '/foryou?open=1',
  },
  'live streams, shadow roots, a page that replaces what a script could measure with, and recycled elements':
    {
      'live streams between videos': '/foryou?live=slides&hop=4000',
      'videos in open shadow roots': '/foryou?shadow=open',
      'videos in closed shadow roots': '/foryou?shadow=closed',
      'a page that replaces what a script could measure with': '/foryou?hostile=1&hop=4000',
      // Last, since its service worker stays.
      'recycled elements, streams, swapped sources, photo posts, a next video that plays unseen and a service worker of assets':
        '/foryou?autoscroll=1&photos=1&swap=1&ahead=play&sw=assets',
    },
};

for (const [those, paths] of Object.entries(UNTOUCHED)) {
  test(`${those}: each counts untouched`, async ({ open, compare }) => {
    const kintime = await open({ args: autoplay });
    let before = 0;
    for (const [what, path] of Object.entries(paths)) {
      await test.step(what, async () => {
        const { playedMs } = await watchUntouched(kintime, path);
        const counted = await kintime.stableCountMs(before + playedMs);
        compare(counted - before, playedMs, undefined, what);
        before = counted;
      });
    }
  });
}

testSilentPicture('a photo post without sound', `${photoPost}?audio=none`);
testSilentPicture('a picture on a canvas', '/foryou?canvas=1');

test('a video that plays outside the viewport does not count, once the one in view has stopped', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?ahead=play&clip=long');
  await waitUntilPlayed(page, 4000);
  const { playedMs } = await page.evaluate(() => {
    window.__feed.video?.pause();
    return { ...window.__feed };
  });
  await waitUntilPlayed(page, playedMs + 6000);
  await kintime.leave(page);
  compare(await kintime.stableCountMs(playedMs), playedMs);
});

for (const [what, path] of [
  ['the sound of a photo post', `${photoPost}?sound=1&unload=hold`],
  ['a video in a closed shadow root', '/foryou?shadow=closed&unload=hold'],
  ['a hostile page', '/foryou?hostile=1&unload=hold'],
  ['a canvas', '/foryou?canvas=1&unload=hold'],
] as const) {
  test(`${what} is paused and covered, also once the page writes itself anew`, async ({ open }) => {
    const kintime = await open({ args: autoplay });
    const page = await kintime.visit(path);
    dismissPrompts(page);
    // `beforeunload` asks only after an interaction.
    await page.keyboard.press('Shift');
    await until('the page to play', async () => {
      const { playedMs, shownMs } = await truthOf(page);
      return playedMs + shownMs > 2000;
    });
    const { ms, line } = await measureClosing(kintime, [await playerIn(kintime, page)]);
    expect(ms, line).toBeLessThan(MAX_LATENCY);
    await until('the cover', async () => isCovered(page));
    await writeAnew(page);
    await until('the cover to be back', async () => isCovered(page));
  });
}

test('a page that was written anew is paused and closed', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?open=1');
  await waitUntilPlayed(page, 3000);
  const { ms, line } = await measureClosing(kintime, [await playerIn(kintime, page)]);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  await waitForClosedPage(page);
});

test('a question can still be answered once the page writes itself anew', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 2000);
  await setRules(kintime, daily(0, 'soft'));
  await until('the question', async () => hasOverlayFocus(page));
  await writeAnew(page);
  await until('the question to be back', async () => hasOverlayFocus(page));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await isCovered(page)).toBe(true);
  // The first button stops; the second one goes on.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until('the question to go', async () => !(await isCovered(page)));
});

async function writeAnew(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.open();
    document.write('<!doctype html><p>Anew');
    document.close();
  });
}

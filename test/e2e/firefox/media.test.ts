import { until } from '../browsers/wait-until.ts';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import { photoPost, testSilentPicture, watchUntouched } from '../media.ts';
import { daily, isCovered } from '../messaging.ts';

/** Sound may begin before the first click. */
const prefs = { 'media.autoplay.default': 0 };

for (const [what, path] of [
  ['a photo post with sound', `${photoPost}?sound=1`],
  [
    'recycled elements, streams, swapped sources, photo posts and a next video that plays unseen',
    '/foryou?autoscroll=1&photos=1&swap=1&ahead=play',
  ],
  ['videos in closed shadow roots', '/foryou?shadow=closed'],
  ['a page that writes itself anew', '/foryou?open=1'],
  ['a page that replaces what a script could measure with', '/foryou?hostile=1&clip=long'],
  ['a video at half speed', '/foryou?rate=0.5'],
] as const) {
  test(`${what}: counts untouched, and is held`, async ({ open, compare }) => {
    const kintime = await open({ prefs });
    const { playedMs } = await watchUntouched(kintime, path);
    compare(await kintime.stableCountMs(playedMs), playedMs);
    const page = await kintime.visit(path);
    await waitUntilPlayed(page, 2000);
    const { ms, line } = await measureClosing(
      kintime,
      [await playerIn(kintime, page)],
      daily(0, 'soft'),
    );
    expect(ms, line).toBeLessThan(MAX_LATENCY);
    await until('the cover', async () => isCovered(page));
  });
}

testSilentPicture('a photo post without sound', `${photoPost}?audio=none`);

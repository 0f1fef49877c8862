import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_LATENCY, measureClosing, playerIn } from '../enforcement-latency.ts';
import { until } from '../browsers/wait-until.ts';
import { startDisplay } from '../browsers/display.ts';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';

test('a floating window that opens by itself when the tab is left counts once, and closes', async ({
  open,
  profile,
  compare,
  signal,
}) => {
  // Without the permission, Chromium asks in the floating window after much watching only.
  await mkdir(join(profile, 'Default'));
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      profile: {
        content_settings: {
          exceptions: { auto_picture_in_picture: { [`${feedOrigin}:443,*`]: { setting: 1 } } },
        },
      },
    }),
  );
  const display = await startDisplay({ signal });
  const kintime = await open({ profile, display });
  const page = await kintime.visit('/foryou?autopip=1&clip=long&unload=hold');
  page.on('dialog', (dialog) => void dialog.dismiss());
  await waitUntilPlayed(page, 1000);
  // It opens only for a video that is heard.
  await page.click('[data-testid="sound"]');
  await until('Chromium to hear it', async () =>
    kintime.reader.evaluate(async () => (await chrome.tabs.query({ audible: true })).length === 1),
  );
  await kintime.reader.bringToFront();
  await until('the floating window', async () =>
    page.evaluate(() => document.hidden && document.pictureInPictureElement !== null),
  );
  await waitUntilPlayed(page, (await truthOf(page)).playedMs + 6000);
  const { ms, line } = await measureClosing(kintime, [await playerIn(kintime, page)]);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
  expect(await page.evaluate(() => document.pictureInPictureElement)).toBe(null);
  const { playedMs, visibleMs } = await truthOf(page);
  expect(playedMs - visibleMs).toBeGreaterThan(5000);
  compare(await kintime.stableCountMs(playedMs), playedMs);
  await display.close();
});

import { feedOrigin } from '../fixtures/site/hosts.ts';
import {
  agreeOnNothing,
  ALL_LEFT,
  guess,
  hasHistory,
  startOn,
  waitForBadge,
  whatIsLeft,
} from './full-disk.ts';
import type { BrowserName } from './browsers/launched.ts';
import { until } from './browsers/wait-until.ts';
import { expect, test } from './kintime.ts';
import { waitForClosedPage } from './messaging.ts';
import { canMount, SmallDisk } from './small-disk.ts';

/** The same for each browser: a disk that fills up, and has room again. */
export function fullDiskTest(browser: BrowserName): void {
  test('a full disk is said, and loses nothing', async ({ site, signal }) => {
    test.skip(!canMount, 'Mounting a small disk needs root on Linux');
    const disk = await SmallDisk.mount('tmpfs');
    try {
      const trial = { browser, disk, site, signal };
      const first = await startOn(trial);
      await agreeOnNothing(first);
      // The browser itself makes some room at times.
      for (const pin of ['9999', '9998']) {
        await until('the disk to be full', async () => {
          await disk.fill();
          return (await guess(first, pin)) === 'storage-full';
        });
      }
      await waitForBadge(first, true);
      const page = await first.launched.browser.newPage();
      await page.goto(`${feedOrigin}/foryou`).catch(() => undefined);
      await waitForClosedPage(page);
      await disk.free();
      // Nobody has to do anything for it.
      await waitForBadge(first, false);
      expect(await guess(first, '9997')).toBe('wrong-pin');
      await first.launched.kill('SIGKILL');
      const second = await startOn(trial);
      expect(await whatIsLeft(second)).toBe(ALL_LEFT);
      expect(await hasHistory(second)).toBe(true);
      await second.launched.close();
    } finally {
      await disk.unmount();
    }
  });
}

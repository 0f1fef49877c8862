import type { Page } from 'puppeteer-core';
import { MINUTE } from '../../src/domain/time/units.ts';
import {
  request,
  daily,
  hasOverlayFocus,
  isCovered,
  memberId,
  setPin,
  setRules,
} from '../../test/e2e/messaging.ts';
import { until } from '../../test/e2e/browsers/wait-until.ts';
import type { Kintime } from '../../test/e2e/kintime.ts';
import { applyAppearance } from '../../test/e2e/visual/appearances.ts';
import type { Appearance } from '../../test/e2e/visual/appearances.ts';
import { writeMessage } from '../../test/e2e/written-words.ts';
import { embedderOrigin } from '../../test/fixtures/site/hosts.ts';

/** Shows each overlay on the stand-in feed. */
export async function showOverlays(
  kintime: Kintime,
  appearances: readonly Appearance[],
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const inEachLook = async (page: Page, name: string): Promise<void> => {
    for (const each of appearances) {
      // The direction of overlays follows the browser's language, not the page.
      if (each.rightToLeft === true) continue;
      await applyAppearance(page, '', each);
      await take(page, `${name}-${each.name}`);
    }
    await page.close();
  };
  const member = await memberId(kintime);

  await request(kintime, 'set-opening-pause', { member, pauseMs: 15_000 });
  const opened = await kintime.visit('/foryou?clip=long');
  await until('the pause', async () => hasOverlayFocus(opened));
  await inEachLook(opened, 'screen-pause');
  await request(kintime, 'set-opening-pause', { member, pauseMs: null });

  await setPin(kintime);
  await setRules(kintime, daily(4 * MINUTE));
  const warned = await kintime.visit('/foryou?clip=long');
  await until('the notice', async () =>
    warned.evaluate(() => {
      const { lastElementChild } = document.documentElement;
      return lastElementChild !== document.body;
    }),
  );
  await inEachLook(warned, 'screen-notice');

  await setRules(kintime, daily(0, 'soft'));
  const asked = await kintime.visit('/foryou?clip=long');
  await until('the question', async () => hasOverlayFocus(asked));
  await inEachLook(asked, 'screen-question');

  const kept = await kintime.visit('/messages');
  await until('the question', async () => hasOverlayFocus(kept));
  await setRules(kintime, {});
  await until('the message', async () => !(await isCovered(kept)));
  await writeMessage(kept, 'See you on Saturday');
  await setRules(kintime, daily(0));
  await until('the cover', async () => hasOverlayFocus(kept));
  await inEachLook(kept, 'screen-kept');

  const other = await kintime.visit('/?clip=long', embedderOrigin);
  await until('the cover of the player', async () => {
    const frame = other.frames().find((one) => one.url().includes('/embed/'));
    return frame !== undefined && isCovered(frame).catch(() => false);
  });
  await inEachLook(other, 'screen-cover');
}

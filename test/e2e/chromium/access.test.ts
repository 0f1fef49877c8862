import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

/** Sets site access on chrome://extensions. */
async function setAccess(kintime: Kintime, hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'): Promise<void> {
  const settings = await kintime.launched.browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(
    async (extensionId, access) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { updateExtensionConfiguration: (change: object) => Promise<void> };
      };
      await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access });
    },
    kintime.launched.extensionId,
    hostAccess,
  );
  await settings.close();
}

test('site access is withheld and granted again', async ({ open, compare }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  await waitUntilPlayed(page, 4000);
  await setAccess(kintime, 'ON_CLICK');
  await until('the loss to be noted', async () =>
    (await kintime.stored()).gaps.some(({ reason, end }) => reason === 'access' && end === null),
  );
  await until('the badge to say off', async () => (await kintime.badge()) === 'off');
  await page.bringToFront();
  const withheld = (await truthOf(page)).visibleMs;
  const countedThen = await kintime.stableCountMs();
  compare(countedThen, withheld, 2500);
  await until('4 s without access', async () => (await truthOf(page)).visibleMs >= withheld + 4000);
  expect(await kintime.stableCountMs()).toBe(countedThen);
  await setAccess(kintime, 'ON_ALL_SITES');
  await page.bringToFront();
  await until('the return to be noted', async () =>
    (await kintime.stored()).gaps.every(({ end }) => end !== null),
  );
  const back = (await truthOf(page)).visibleMs;
  await until('5 s with access', async () => (await truthOf(page)).visibleMs >= back + 5000);
  const { visibleMs } = await kintime.leave(page);
  compare((await kintime.stableCountMs()) - countedThen, visibleMs - back, 2500);
  const { log } = await kintime.stored();
  expect(log.map(({ what }) => what)).toEqual(['counting-agreed', 'access-lost', 'access-back']);
  expect(await kintime.badge()).toMatch(/^\d+$/);
});

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import {
  browserProfile,
  daily,
  request,
  setPin,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';

/** Loads a popup again and waits for a text. */
async function says(popup: Page, words: string): Promise<void> {
  await popup.bringToFront();
  await popup.reload();
  await until(`the popup to say "${words}"`, async () =>
    popup.evaluate((text) => document.body.textContent?.includes(text), words),
  );
}

test('a database of a later version is left as it is, with a message', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 3000);
  await page.close();
  const countedMs = await kintime.stableCountMs();
  // An open page has to let go of the database.
  const popup = await kintime.launched.openExtensionPage('popup.html');
  await popup.waitForSelector('[data-testid="today-total"]');
  await kintime.reader.evaluate(
    async () =>
      new Promise((done, fail) => {
        const opening = indexedDB.open('kintime', 9000);
        opening.addEventListener('success', () => {
          opening.result.close();
          done(undefined);
        });
        opening.addEventListener('error', () => fail(opening.error));
      }),
  );
  const again = await kintime.visit('/foryou');
  await waitUntilPlayed(again, 2000);
  await until(
    'the badge to say that something is wrong',
    async () => (await kintime.badge()) === '!',
  );
  await says(popup, 'newer Kintime');
  expect(await kintime.countedMs()).toBe(countedMs);
  const versions = await kintime.reader.evaluate(async () =>
    (await indexedDB.databases()).map(({ version }) => version),
  );
  expect(versions).toEqual([9000]);
});

test('a database that the browser threw away takes no rule, member or PIN with it', async ({
  open,
  profile,
}) => {
  const first = await open({ profile });
  const page = await first.visit('/foryou');
  await waitUntilPlayed(page, 3000);
  await page.close();
  await first.stableCountMs();
  await setPin(first);
  await setRules(first, daily(0));
  const before = await browserProfile(first);
  await first.launched.close();
  const folder = join(
    profile,
    'Default/IndexedDB',
    `chrome-extension_${first.launched.extensionId}_0.indexeddb.leveldb`,
  );
  const files = (await readdir(folder)).filter((name) => /^(MANIFEST|CURRENT|.*\.log)/.test(name));
  expect(files.length).toBeGreaterThan(1);
  await Promise.all(files.map(async (name) => writeFile(join(folder, name), 'damaged')));
  const second = await open({ profile, agrees: false });
  const popup = await second.launched.openExtensionPage('popup.html');
  await says(popup, 'The browser lost what was counted');
  await until(
    'the badge to say that something is wrong',
    async () => (await second.badge()) === '!',
  );
  const after = await browserProfile(second);
  expect(after.members).toEqual(before.members);
  expect(after.parents).toEqual(before.parents);
  expect(after.verdict).toMatchObject({ state: 'closed', reason: 'daily' });
  // A copy was written with the rules, so the seconds before them are known.
  expect(await second.setting('usedBeforeLoss')).toMatchObject({ used: [{ leftMs: null }] });
  const { agreements, gaps, log } = await second.stored();
  expect(agreements).toHaveLength(1);
  expect(gaps).toMatchObject([{ reason: 'lost' }]);
  expect(log).toMatchObject([{ what: 'history-lost' }]);
  const closed = await second.launched.browser.newPage();
  await closed.goto(`${feedOrigin}/foryou`).catch(() => undefined);
  await waitForClosedPage(closed);
  await request(second, 'choose-language', { language: 'ar' });
  await says(popup, 'فقد المتصفح ما جرى عدّه');
  const time = await second.launched.openExtensionPage('app.html#/time');
  await until('the page to say it', async () =>
    time.evaluate(() => document.body.textContent?.includes('فقد المتصفح ما جرى عدّه')),
  );
  // A parent has looked.
  await setPin(second);
  await request(second, 'confirm-loss', {});
  await until('the badge to count again', async () => (await second.badge()) !== '!');
});

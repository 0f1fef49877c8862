import { readdir } from 'node:fs/promises';
import { closing } from '../../../scripts/disposable.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { startSabredav } from '../../fixtures/webdav/sabredav.ts';
import { weekPage } from '../household.ts';
import { click, waitForText } from '../page-actions.ts';
import { expect, test } from '../kintime.ts';
import { daily, request, setRules } from '../messaging.ts';
import { dailyLimitOf, folderOf, GRANTING, openPair, untilHeard } from '../connected-folder.ts';

test('Firefox and Chromium keep each other in step, until Firefox leaves', async ({
  open,
  signal,
}) => {
  test.setTimeout(10 * MINUTE);
  await using server = closing(await startSabredav(signal));
  const folder = { ...server, address: `${server.address}Kintime` };
  const { laptop, family } = await openPair(open, folder, daily(50 * MINUTE), {
    laptop: { prefs: GRANTING },
    family: { browser: 'chromium' },
  });

  /** Whether Firefox was told that time leaves the device. */
  const mayTransmit = async (): Promise<boolean> =>
    laptop.reader.evaluate(async () => {
      const { data_collection: granted = [] } = (await chrome.permissions.getAll()) as {
        data_collection?: readonly string[];
      };
      return granted.includes('browsingActivity');
    });
  expect(await mayTransmit()).toBe(true);

  await setRules(family, daily(40 * MINUTE));
  await untilHeard(
    laptop,
    'the new limit',
    async () => (await dailyLimitOf(laptop)) === 40 * MINUTE,
  );

  await test.step('what is wrong with another address is said, and the folder stays', async () => {
    const page = await weekPage(laptop);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const [address, password, words] of [
      ['http://cloud.example/dav', '', /https/],
      // A stored password is for the stored address alone.
      [`${server.address}Other`, '', /password/],
      [`${server.address}missing/Kintime`, folder.password, /folder/],
      [folder.address, 'wrong', /password/],
    ] as const) {
      await page.locator('[data-testid="folder-address"]').fill(address);
      await page.locator('[data-testid="folder-password"]').fill(password);
      await click(page, 'folder-connect');
      await waitForText(page, 'folder-connect-result', words);
    }
    expect((await folderOf(laptop))?.address).toBe(`${folder.address}/`);
    await page.close();
  });

  await test.step('whoever leaves takes their file along', async () => {
    const files = async (): Promise<string[]> =>
      (await readdir(`${server.folder}/Kintime`)).filter((name) => name.startsWith('kintime-'));
    expect(await files()).toHaveLength(2);
    await request(laptop, 'leave-folder', {});
    expect(await files()).toHaveLength(1);
    expect(await folderOf(laptop)).toBeNull();
    expect(await mayTransmit()).toBe(false);
    await untilHeard(family, 'the laptop to be gone', async () => {
      const view = await folderOf(family);
      return view?.others.length === 0;
    });
  });
});

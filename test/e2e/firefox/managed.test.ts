import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from 'puppeteer-core';
import policies from '../../../docs/policies/firefox.policies.json' with { type: 'json' };
import { readFolder } from '../../../scripts/build/folder.ts';
import { archive } from '../../../scripts/package/archive.ts';
import { createManagedBrowser, canManageBrowsers } from '../managed-browser.ts';
import type { ManagedBrowser } from '../managed-browser.ts';
import { request, browserProfile, setPin, currentVerdict } from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { executableOf } from '../browsers/executable.ts';
import { expect, test } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';

const DIST = resolve(import.meta.dirname, '../../../dist');

test.skip(!canManageBrowsers, 'A namespace of mounts is made by root on Linux');

let administered: ManagedBrowser;
let firefox: string;

test.beforeEach(async () => {
  firefox = executableOf('firefox');
  // The distribution folder of Debian's Firefox.
  administered = await createManagedBrowser(firefox, '/usr/share/firefox-esr/distribution');
  process.env['KINTIME_FIREFOX'] = administered.executable;
});

test.afterEach(async () => {
  process.env['KINTIME_FIREFOX'] = firefox;
  await administered.remove();
});

test('managed rules apply until they are removed', async ({ open, profile }) => {
  const [id = ''] = Object.keys(policies.policies['3rdparty'].Extensions);
  const values = { dailyLimitMinutes: [0, 0, 0, 0, 0, 0, 0] };
  const wanted = { policies: { '3rdparty': { Extensions: { [id]: values } } } };
  await administered.write('policies.json', wanted);
  const kintime = await open({ profile });
  expect(kintime.launched.extensionId).toBe(id);
  await until(
    'the policy to be heard of',
    async () => (await browserProfile(kintime)).managed !== null,
  );
  const closed = { state: 'closed', reason: 'daily', byAdministrator: true };
  expect(await currentVerdict(kintime)).toMatchObject(closed);
  await setPin(kintime);
  const wish = { minutes: 30, code: '2468', pastBedtime: true, reason: '' };
  await request(kintime, 'extra-time', wish);
  expect(await currentVerdict(kintime)).toMatchObject(closed);
  expect(await kintime.setting('administered')).toBe(true);
  await kintime.launched.close();
  await administered.write('policies.json', { policies: {} });
  const later = await open({ profile });
  expect(await currentVerdict(later)).toMatchObject({ state: 'open' });
  // There is no event for a removed policy; it is noticed at the next start.
  await until(
    'the household to be its own again',
    async () => (await later.setting('administered')) === false,
  );
});

test('installed by policy, it runs in private windows and cannot be removed', async () => {
  const home = await mkdtemp(join(tmpdir(), 'kintime-policy-'));
  const file = join(home, 'kintime.xpi');
  await writeFile(file, await archive(await readFolder(DIST)));
  // The documented file would keep the driver out as well.
  const seen = { policies: { ...policies.policies, DisableDeveloperTools: false } };
  const filled = JSON.stringify(seen).replace(/https:[^"]*latest[.]xpi/, `file://${file}`);
  await administered.write('policies.json', JSON.parse(filled) as object);
  const browser = await launch({
    browser: 'firefox',
    executablePath: administered.executable,
    headless: true,
    userDataDir: join(home, 'profile'),
    args: ['--remote-allow-system-access'],
    // This package is not signed by the store.
    extraPrefsFirefox: { 'xpinstall.signatures.required': false },
  });
  try {
    const page = await openedPage(browser, '#/welcome');
    const told = await page.evaluate(async () => {
      const { browser: own } = globalThis as unknown as { browser: typeof chrome };
      const { extension, management, storage } = own;
      const { installType, mayDisable } = await management.getSelf();
      return {
        installType,
        mayDisable,
        inPrivate: await extension.isAllowedIncognitoAccess(),
        values: await storage.managed.get(),
        removal: await management.uninstallSelf().then(() => 'went through', String),
      };
    });
    expect(told).toMatchObject({ installType: 'admin', mayDisable: false, inPrivate: true });
    expect(told.removal).toContain('cannot be uninstalled');
    expect(told.values).toHaveProperty('bedtime');
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

import { generateKeyPairSync, createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import policies from '../../../docs/policies/chromium.json' with { type: 'json' };
import {
  createManagedBrowser,
  canManageBrowsers,
  idOf,
  run,
  unpackedId,
} from '../managed-browser.ts';
import type { ManagedBrowser } from '../managed-browser.ts';
import {
  request,
  waitForClosedPage,
  daily,
  browserProfile,
  insertWatchedTime,
  setPin,
  setRules,
  sendMessage,
  currentVerdict,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { executableOf } from '../browsers/executable.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';

const DIST = resolve(import.meta.dirname, '../../../dist');
const POLICY = 'policies/managed/kintime.json';

test.skip(!canManageBrowsers, 'A namespace of mounts is made by root on Linux');

let administered: ManagedBrowser;
let chromium: string;

test.beforeEach(async () => {
  chromium = executableOf('chromium');
  administered = await createManagedBrowser(chromium, '/etc/chromium');
  process.env['KINTIME_CHROMIUM'] = administered.executable;
});

test.afterEach(async () => {
  process.env['KINTIME_CHROMIUM'] = chromium;
  await administered.remove();
});

async function set(values: object): Promise<void> {
  await administered.write(POLICY, { '3rdparty': { extensions: { [unpackedId(DIST)]: values } } });
}

test('managed rules apply, and nothing in Kintime loosens them', async ({ open }) => {
  await set({ dailyLimitMinutes: 1, weeklyLimitMinutes: 'much' });
  const kintime = await open();
  expect(kintime.launched.extensionId).toBe(unpackedId(DIST));
  await until(
    'the policy to be heard of',
    async () => (await browserProfile(kintime)).managed !== null,
  );
  await setPin(kintime);
  await setRules(kintime, daily(600 * 60_000));
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 3000);
  await page.close();
  await kintime.stableCountMs();
  const { verdict: early, current, today } = await browserProfile(kintime);
  expect(early).toMatchObject({ state: 'open', next: { reason: 'daily' } });
  // Time of one member counts for all of them.
  const { member: ben } = await request(kintime, 'add-member', { memberName: 'Ben' });
  await request(kintime, 'switch-member', { member: ben, pin: '2468' });
  const { verdict: bens } = await browserProfile(kintime);
  expect(bens.next?.at).toBeLessThan(bens.now + 59_000);
  await request(kintime, 'switch-member', { member: current ?? '', pin: '2468' });
  const { archive: before } = await request(kintime, 'export', {});
  // Long enough ago for the last video to be over.
  await insertWatchedTime(kintime, 4 * 60_000);
  const closed = { state: 'closed', reason: 'daily', byAdministrator: true };
  expect(await currentVerdict(kintime)).toMatchObject(closed);
  await waitForClosedPage(await kintime.visit('/foryou'));
  const wish = { minutes: 30, code: '2468', pastBedtime: true, reason: '' };
  const doors: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['extra time', async () => request(kintime, 'extra-time', wish)],
    ['looser rules', async () => setRules(kintime, daily(1439 * 60_000))],
    [
      'deleting',
      async () => {
        // Even unlocked, today stays.
        const { keptFrom } = await request(kintime, 'delete', { everything: true });
        expect(keptFrom).toBe(today);
      },
    ],
    ['a file of before', async () => request(kintime, 'import', { archive: before })],
    [
      'removing the member who watched',
      async () => {
        await request(kintime, 'switch-member', { member: ben, pin: '2468' });
        const removal = await sendMessage(kintime, 'remove-member', { member: current ?? '' });
        expect(removal).toMatchObject({ ok: false, error: 'not-allowed' });
      },
    ],
    ['another member', async () => expect((await browserProfile(kintime)).current).toBe(ben)],
  ];
  for (const [door, go] of doors) {
    await go();
    expect(await currentVerdict(kintime), door).toMatchObject(closed);
  }
});

test('installed by policy, it can be neither disabled nor removed', async ({ signal }) => {
  const home = await mkdtemp(join(tmpdir(), 'kintime-policy-'));
  const { id, address, close } = await offer(home, signal);
  const filled = JSON.stringify(policies)
    .replaceAll('EXTENSION_ID', id)
    .replace(/https:[^"]*update2[^"]*/, address);
  // 0, as in the documented file, would keep the driver out of the extension as well.
  await administered.write(POLICY, { ...JSON.parse(filled), DeveloperToolsAvailability: 1 });
  const browser = await launch({
    executablePath: administered.executable,
    headless: true,
    userDataDir: join(home, 'profile'),
    // The second start requests the extension from the update server.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-background-networking'],
    args: ['--no-sandbox', '--disable-component-update'],
  });
  try {
    await browser.waitForTarget((one) => one.url() === `chrome-extension://${id}/background.js`);
    const refusals = await refusalsOf(browser, id);
    expect(refusals).toHaveLength(2);
    for (const refusal of refusals) expect(refusal).toContain('cannot be modified by user');
    const own = await browser.newPage();
    await own.goto(`chrome-extension://${id}/popup.html`);
    const self = await own.evaluate(async () => chrome.management.getSelf());
    expect(self).toMatchObject({ installType: 'admin', mayDisable: false, enabled: true });
    const inPrivate = await own.evaluate(async () =>
      chrome.windows.create({ incognito: true }).then(
        () => 'went through',
        (error: unknown) => String(error),
      ),
    );
    expect(inPrivate).toContain('Incognito mode is disabled');
    // The managed rules are those of the documented file.
    await own.evaluate(async () =>
      chrome.runtime.sendMessage({ name: 'start-counting', memberName: 'Mia' }),
    );
    const rules = await until('the rules of the policy', async () =>
      own.evaluate(async () => {
        const { profile: told } = await chrome.runtime.sendMessage<
          object,
          { profile: { managed: object | null } }
        >({ name: 'profile' });
        return told.managed ?? false;
      }),
    );
    const { bedtime } = policies['3rdparty'].extensions.EXTENSION_ID;
    expect(rules).toMatchObject({ windows: [{ kind: 'bedtime', strength: 'firm', ...bedtime }] });
  } finally {
    await browser.close();
    close();
    await rm(home, { recursive: true, force: true });
  }
});

/** What chrome://extensions gets when it disables or removes the extension. */
async function refusalsOf(browser: Browser, id: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  return page.evaluate(async (extension) => {
    const said = (): string => chrome.runtime.lastError?.message ?? 'went through';
    return [
      await new Promise<string>((done) => {
        chrome.management.setEnabled(extension, false, () => done(said()));
      }),
      await new Promise<string>((done) => {
        chrome.management.uninstall(extension, {}, () => done(said()));
      }),
    ];
  }, id);
}

/** Packs the build with a new key, and serves it with an update manifest. */
async function offer(
  home: string,
  signal: AbortSignal,
): Promise<{ id: string; address: string; close: () => void }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(home, 'key.pem');
  await writeFile(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const id = idOf(createHash('sha256').update(der).digest());
  const source = join(home, 'kintime');
  await cp(DIST, source, { recursive: true });
  await run(
    chromium,
    [
      '--no-sandbox',
      '--headless',
      `--user-data-dir=${join(home, 'packing')}`,
      `--pack-extension=${source}`,
      `--pack-extension-key=${key}`,
    ],
    { signal, timeout: 30_000 },
  );
  const [packed, manifest] = await Promise.all([
    readFile(`${source}.crx`),
    readFile(join(DIST, 'manifest.json'), 'utf8'),
  ]);
  const { version } = JSON.parse(manifest) as { version: string };
  const server = createServer(({ url = '' }, response) => {
    if (url.startsWith('/kintime.crx')) {
      response.setHeader('content-type', 'application/x-chrome-extension');
      response.end(packed);
      return;
    }
    const { port } = server.address() as AddressInfo;
    const check = `<updatecheck codebase="http://127.0.0.1:${port}/kintime.crx" version="${version}"/>`;
    response.setHeader('content-type', 'text/xml');
    response.end(
      `<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${id}">${check}</app></gupdate>`,
    );
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return { id, address: `http://127.0.0.1:${port}/update.xml`, close: () => server.close() };
}

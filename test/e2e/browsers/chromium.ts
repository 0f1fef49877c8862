import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch, TargetType } from 'puppeteer-core';
import type { Browser, CDPSession, Page, Protocol } from 'puppeteer-core';
import { chromiumArgs } from '../../fixtures/site/hosts.ts';
import { DEFAULT_TIMEOUT, until } from './wait-until.ts';
import { executableOf } from './executable.ts';
import { lifetimeOf, profileAt, WELCOME_TIMEOUT } from './lifetime.ts';
import type { Profile } from './lifetime.ts';
import type { LaunchedBrowser, LaunchOptions, Size } from './launched.ts';
import { waitUntilLoaded } from './wait-until-loaded.ts';
import { quietChromiumArgs } from './no-background-traffic.ts';

/** Puppeteer's default arguments that make background pages behave like foreground pages. */
const driverOverrides = [
  '--disable-extensions',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** `runtime.reload()` leaves an unpacked extension disabled unless developer mode is on from the start. */
async function turnOnDeveloperMode(profile: Profile): Promise<void> {
  if (!profile.isNew) return;
  await mkdir(join(profile.path, 'Default'), { recursive: true });
  const preferences = { extensions: { ui: { developer_mode: true } } };
  await writeFile(join(profile.path, 'Default', 'Preferences'), JSON.stringify(preferences));
}

async function extensionTargets(session: CDPSession): Promise<Protocol.Target.TargetInfo[]> {
  // The empty filter includes workers.
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  return targetInfos.filter(
    ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'),
  );
}

function start(options: LaunchOptions, profile: Profile, dist: string): Promise<Browser> {
  // Branded builds ignore --load-extension and take extensions only over the pipe.
  const isBranded = options.browser !== 'chromium';
  return launch({
    executablePath: executableOf(options.browser),
    headless: options.headless ?? options.display === undefined,
    userDataDir: profile.path,
    timeout: DEFAULT_TIMEOUT,
    defaultViewport: null,
    acceptInsecureCerts: options.site !== undefined,
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    pipe: isBranded,
    enableExtensions: isBranded,
    ignoreDefaultArgs: isBranded ? driverOverrides.slice(1) : driverOverrides,
    env: { ...process.env, ...options.display?.env, ...options.env },
    args: [
      ...quietChromiumArgs,
      '--window-size=1280,860',
      // Chromium refuses to run its sandbox as root, which containers do.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(isBranded ? [] : [`--disable-extensions-except=${dist}`, `--load-extension=${dist}`]),
      ...(options.site === undefined ? [] : chromiumArgs(options.site, options.site)),
      ...(options.args ?? []),
    ],
  });
}

/** Opens a tab at a URL. A blank tab first would start one more process. */
async function openTab(browser: Browser, url: string): Promise<Page> {
  const session = await browser.target().createCDPSession();
  const { targetId } = await session.send('Target.createTarget', { url });
  await session.detach();
  const target = await browser.waitForTarget((one) => Reflect.get(one, '_targetId') === targetId, {
    timeout: DEFAULT_TIMEOUT,
  });
  const page = await target.page();
  if (page === null) throw new Error(`${url} did not open`);
  await waitUntilLoaded(page, url);
  return page;
}

/** Opens a tab that has its size before it loads. */
async function openSizedTab(browser: Browser, url: string, size: Size): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.goto(url, { timeout: DEFAULT_TIMEOUT });
  return page;
}

async function openPage(browser: Browser, url: string, size: Size | undefined): Promise<Page> {
  const page = await (size === undefined
    ? openTab(browser, url)
    : openSizedTab(browser, url, size));
  page.setDefaultTimeout(DEFAULT_TIMEOUT);
  // Another tab may have opened meanwhile, and clicks in a hidden tab never resolve.
  await page.bringToFront();
  return page;
}

/** Waits for the tab that a new installation opens, which could otherwise cover a test's tab later. */
async function welcomePage(browser: Browser, extensionOrigin: string): Promise<Page | undefined> {
  const target = await browser
    .waitForTarget(
      (one) => one.type() === TargetType.PAGE && one.url().startsWith(extensionOrigin),
      {
        timeout: WELCOME_TIMEOUT,
      },
    )
    .catch(() => undefined);
  return (await target?.page()) ?? undefined;
}

/** Chromium, Chrome or Edge. */
export async function launchChromium(options: LaunchOptions): Promise<LaunchedBrowser> {
  options.signal.throwIfAborted();
  const dist = resolve(options.dist);
  const profile = await profileAt(options.profile, 'chromium');
  await turnOnDeveloperMode(profile);
  const browser = await start(options, profile, dist);
  const lifetime = lifetimeOf(browser, profile, options.signal);
  try {
    const session = await browser.target().createCDPSession();
    const extensionId =
      options.browser === 'chromium'
        ? await until('the extension to start', async () => {
            const [worker] = await extensionTargets(session);
            return worker && new URL(worker.url).host;
          })
        : await browser.installExtension(dist);

    const extensionOrigin = `chrome-extension://${extensionId}`;
    const workers = async () =>
      (await extensionTargets(session)).filter(({ url }) => url.startsWith(`${extensionOrigin}/`));

    const inBackground: LaunchedBrowser['inBackground'] = async (work, ...args) => {
      const [worker] = await workers();
      if (worker === undefined) throw new Error('The background is not running');
      const inside = await session.connection()?.createSession(worker);
      if (!inside) throw new Error('The browser is closed');
      try {
        const { result, exceptionDetails } = await inside.send('Runtime.evaluate', {
          expression: `(${String(work)})(...${JSON.stringify(args)})`,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails !== undefined) {
          throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        }
        return result.value;
      } finally {
        await inside.detach().catch(() => undefined);
      }
    };

    return {
      name: options.browser,
      engine: 'chromium',
      browser,
      extensionId,
      extensionOrigin,
      profile: profile.path,
      welcome: profile.isNew ? await welcomePage(browser, extensionOrigin) : undefined,
      ...lifetime,
      openExtensionPage: (path, size) => openPage(browser, `${extensionOrigin}/${path}`, size),
      isBackgroundRunning: async () => (await workers()).length > 0,
      setEnabled: async (enabled) => {
        const page = await browser.newPage();
        await page.goto('chrome://extensions');
        await page.evaluate(
          async (id, on) =>
            new Promise<void>((done) => {
              chrome.management.setEnabled(id, on, done);
            }),
          extensionId,
          enabled,
        );
        await page.close();
      },
      stopBackground: async () => {
        const running = await workers();
        // An attended page starts a new worker at once, so only the old ones count. A worker that is
        // just starting may ignore the first call.
        await until(
          'the background to stop',
          async () => {
            const left = await workers();
            const old = running.filter(({ targetId }) =>
              left.some((one) => one.targetId === targetId),
            );
            for (const { targetId } of old) {
              await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
            }
            return old.length === 0;
          },
          { every: 300 },
        );
      },
      inBackground,
    };
  } catch (error) {
    await lifetime.close();
    throw error;
  }
}

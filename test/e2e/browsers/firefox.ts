import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { firefoxPrefs } from '../../fixtures/site/hosts.ts';
import { DEFAULT_TIMEOUT, until } from './wait-until.ts';
import { executableOf } from './executable.ts';
import { privilegedFirefox } from './privileged-firefox.ts';
import { fillProfile } from './used-profile.ts';
import { lifetimeOf, profileAt, WELCOME_TIMEOUT } from './lifetime.ts';
import type { LaunchedBrowser, LaunchOptions, Size } from './launched.ts';
import { waitUntilLoaded } from './wait-until-loaded.ts';
import { quietFirefoxPrefs } from './no-background-traffic.ts';

/** Firefox draws one for each installation; a fixed one makes the extension's pages addressable. */
const uuid = '6f1c1f0e-2f5b-4c39-9c5e-6b1d7c0a4e21';

/** The refresh rate of the display in hertz. Firefox draws each frame without a graphics card. */
const REFRESH_RATE = 20;

interface Manifest {
  browser_specific_settings?: { gecko?: { id?: string } };
}

async function geckoId(dist: string): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${dist}/manifest.json has no id for Firefox`);
  return id;
}

function start(options: LaunchOptions, profile: string, id: string): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: executableOf('firefox'),
    headless: options.headless ?? options.display === undefined,
    userDataDir: profile,
    timeout: DEFAULT_TIMEOUT,
    defaultViewport: null,
    acceptInsecureCerts: options.site !== undefined,
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    env: { ...process.env, ...options.display?.env, ...options.env },
    // The first lets Puppeteer open extension pages.
    args: ['--remote-allow-system-access', '--width=1280', '--height=860', ...(options.args ?? [])],
    extraPrefsFirefox: {
      ...quietFirefoxPrefs,
      ...(options.site === undefined ? {} : firefoxPrefs(options.site)),
      'layout.frame_rate': REFRESH_RATE,
      'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
      // A temporary extension is uninstalled at exit; this keeps its data for the next start.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...options.prefs,
    },
  });
}

/** Starts Firefox on an empty profile and closes it. @returns whether it ended by itself */
async function useOnce(options: LaunchOptions, path: string, id: string): Promise<boolean> {
  const browser = await start(options, path, id);
  await lifetimeOf(browser, { path, isNew: true, isTemporary: false }, options.signal).close();
  return browser.process()?.exitCode === 0;
}

async function openPage(browser: Browser, url: string, size: Size | undefined): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(DEFAULT_TIMEOUT);
  if (size !== undefined) await page.setViewport(size);
  // Puppeteer never learns that an extension page has loaded.
  page.goto(url).catch(() => undefined);
  await waitUntilLoaded(page, url);
  await page.bringToFront();
  return page;
}

/** Waits for the tab that a new installation opens, which could otherwise cover a test's tab later. */
function welcomePage(browser: Browser, before: ReadonlySet<Page>): Promise<Page | undefined> {
  return until(
    'the welcome page',
    async () => (await browser.pages()).find((page) => !before.has(page)),
    { within: WELCOME_TIMEOUT },
  ).catch(() => undefined);
}

export async function launchFirefox(options: LaunchOptions): Promise<LaunchedBrowser> {
  options.signal.throwIfAborted();
  const dist = resolve(options.dist);
  const id = await geckoId(dist);
  const profile = await profileAt(options.profile, 'firefox');
  if (profile.isTemporary && options.template !== undefined) {
    await fillProfile(profile.path, options.template, async (path) => useOnce(options, path, id));
  }
  const browser = await start(options, profile.path, id);
  const lifetime = lifetimeOf(browser, profile, options.signal);
  try {
    const before = new Set(await browser.pages());
    await browser.installExtension(dist);
    const inside = privilegedFirefox(browser, id);
    const extensionOrigin = `moz-extension://${uuid}`;
    return {
      name: 'firefox',
      engine: 'firefox',
      browser,
      extensionId: id,
      extensionOrigin,
      profile: profile.path,
      welcome: profile.isNew ? await welcomePage(browser, before) : undefined,
      ...lifetime,
      openExtensionPage: (path, size) => openPage(browser, `${extensionOrigin}/${path}`, size),
      isBackgroundRunning: async () => (await inside.backgroundState()) === 'running',
      setEnabled: async (enabled) => {
        await inside.setEnabled(enabled);
      },
      stopBackground: async () => {
        await inside.terminateBackground();
        await until(
          'the background to stop',
          async () => (await inside.backgroundState()) === 'stopped',
        );
      },
      inBackground: () =>
        Promise.reject(new Error('Firefox has no access to a running background')),
    };
  } catch (error) {
    await lifetime.close();
    throw error;
  }
}

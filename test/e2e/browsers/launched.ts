import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from '../../../scripts/setup/browsers.mjs';
import type { Reach, SitePorts } from '../../fixtures/site/hosts.ts';
import type { Display } from './display.ts';

export type { BrowserName };

export interface LaunchOptions {
  browser: BrowserName;
  /** The folder of the built extension. */
  dist: string;
  /** The stand-in feed that *.tiktok.com leads to; the real network without it. */
  site?: (SitePorts & Reach) | undefined;
  /** A profile to go on with and to keep; a fresh one, removed at the end, without it. */
  profile?: string | undefined;
  headless?: boolean | undefined;
  /** A screen of its own, on which windows lose and gain the focus as they do for a person. */
  display?: Display | undefined;
  /** More of the environment, such as `TZ`, which pages and worker take over. */
  env?: Record<string, string> | undefined;
  args?: readonly string[] | undefined;
  /** More of Firefox's preferences. */
  prefs?: Record<string, string | number | boolean> | undefined;
  /** Ends the browser at once, as a crash would. */
  signal: AbortSignal;
}

export interface Size {
  width: number;
  height: number;
}

/**
 * A real browser with the built extension in it. Nothing of it is emulated: a tab
 * in the background is hidden, an idle background goes to sleep, and Back may come
 * from the back/forward cache.
 */
export interface LaunchedBrowser {
  readonly name: BrowserName;
  readonly engine: 'chromium' | 'firefox';
  readonly browser: Browser;
  readonly extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  readonly profile: string;
  /** The page that the extension opened by itself when it was installed, if this was its first start. */
  readonly welcome: Page | undefined;
  /** Settles when the browser's main process is gone, whoever ended it. */
  readonly ended: Promise<void>;

  /** Opens a page of the extension, such as `app.html#/time`, in a new tab in front. */
  openExtensionPage(path: string, size?: Size): Promise<Page>;
  /** Whether the background is running now; asking does not keep it awake. */
  isBackgroundRunning(): Promise<boolean>;
  /** Ends the background as idling would; the next event starts it again. */
  stopBackground(): Promise<void>;
  /**
   * Runs a function in the background itself (Chromium only), which must be running.
   * The function travels as text: it sees its arguments and nothing else from here.
   */
  inBackground<Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;

  /** The browser's processes, its main one first. */
  pids(): Promise<readonly number[]>;
  /** Sends a signal to all of them: SIGKILL for a crash, SIGSTOP and SIGCONT for sleep. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Ends the browser as a person would. Closing twice does no harm. */
  close(): Promise<void>;
}

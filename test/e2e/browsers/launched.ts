import type { Browser, Page } from 'puppeteer-core';
import type { BrowserName } from '../../../scripts/setup/browsers.mjs';
import type { Reach, SitePorts } from '../../fixtures/site/hosts.ts';
import type { Display } from './display.ts';

export type { BrowserName };

export interface LaunchOptions {
  browser: BrowserName;
  /** The folder of the built extension. */
  dist: string;
  /** The stand-in feed to which *.tiktok.com resolves; the real network if undefined. */
  site?: (SitePorts & Reach) | undefined;
  /** A profile to reuse and keep; by default a new one that is removed at the end. */
  profile?: string | undefined;
  /** A folder for a profile of Firefox to begin new ones from; it is made if it is missing. */
  template?: string | undefined;
  headless?: boolean | undefined;
  /** A virtual display with real window focus. */
  display?: Display | undefined;
  /** More environment variables, such as `TZ`. */
  env?: Record<string, string> | undefined;
  args?: readonly string[] | undefined;
  /** More Firefox preferences. */
  prefs?: Record<string, string | number | boolean> | undefined;
  /** Kills the browser, as in a crash. */
  signal: AbortSignal;
}

export interface Size {
  width: number;
  height: number;
}

/**
 * A real browser with the built extension. Nothing is emulated: background tabs are hidden, an idle
 * background is stopped, and Back may use the back/forward cache.
 */
export interface LaunchedBrowser {
  readonly name: BrowserName;
  readonly engine: 'chromium' | 'firefox';
  readonly browser: Browser;
  readonly extensionId: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a trailing slash. */
  readonly extensionOrigin: string;
  readonly profile: string;
  /** The page that the extension opens on installation, if the profile is new. */
  readonly welcome: Page | undefined;
  /** Resolves when the browser has exited for any reason. */
  readonly ended: Promise<void>;

  /** Opens a page of the extension, such as `app.html#/time`, in a new foreground tab. */
  openExtensionPage(path: string, size?: Size): Promise<Page>;
  /** Whether the background is running; does not keep it awake. */
  isBackgroundRunning(): Promise<boolean>;
  /** The switch on the browser's page of extensions. */
  setEnabled(enabled: boolean): Promise<void>;
  /** Stops the background as when idle; the next event starts it again. */
  stopBackground(): Promise<void>;
  /**
   * Runs a function in the background (Chromium only), which must be running. It is sent as source
   * text and cannot use variables from its scope.
   */
  inBackground<Args extends readonly unknown[], Result>(
    work: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;

  /** The processes of the browser, the main process first. */
  pids(): Promise<readonly number[]>;
  /** Sends a signal to all processes: SIGKILL for a crash, SIGSTOP and SIGCONT for sleep. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Closes the browser gracefully; idempotent. */
  close(): Promise<void>;
}

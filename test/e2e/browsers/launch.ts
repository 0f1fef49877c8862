import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { LaunchedBrowser, LaunchOptions } from './launched.ts';

export type { LaunchedBrowser, LaunchOptions } from './launched.ts';

/** Launches a browser with the built extension; the signal kills it. */
export function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  return options.browser === 'firefox' ? launchFirefox(options) : launchChromium(options);
}

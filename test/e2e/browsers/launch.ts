import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { LaunchedBrowser, LaunchOptions } from './launched.ts';

export type { LaunchedBrowser, LaunchOptions } from './launched.ts';

/** Starts a browser with the built extension in it; it ends with the signal at the latest. */
export function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  return options.browser === 'firefox' ? launchFirefox(options) : launchChromium(options);
}

import { parseArgs } from 'node:util';
import { findBrowser } from '../setup/browsers.mjs';
import type { BrowserName } from '../setup/browsers.mjs';
import { UsageError } from '../usage-error.ts';

export interface Options {
  browser: BrowserName;
  /** Why the browser stays out of sight; `null` where it does not. */
  headless: 'asked for' | 'no screen' | null;
  seconds: number | undefined;
  /** Whether the pages are shown filled with made-up weeks. */
  sample: boolean;
}

const browsers: readonly BrowserName[] = ['chromium', 'chrome', 'edge', 'firefox'];

/** Whether a window would be seen by anybody here. */
function canShowWindows(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

function browserFor(wish: string | undefined): BrowserName {
  const known = browsers.find((name) =>
    wish === undefined ? 'path' in findBrowser(name) : name === wish,
  );
  if (known !== undefined) return known;
  throw new UsageError(
    wish === undefined
      ? 'No browser was found'
      : `--browser takes ${browsers.join(', ')}; not "${wish}"`,
  );
}

function secondsFor(wish: string | undefined): number | undefined {
  if (wish === undefined) return undefined;
  const seconds = Number(wish);
  if (seconds > 0) return seconds;
  throw new UsageError(`--seconds takes a number above 0; not "${wish}"`);
}

/** What the command line asks for, and what is left open settled by what is there. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      browser: { type: 'string' },
      headless: { type: 'boolean' },
      sample: { type: 'boolean' },
      seconds: { type: 'string' },
    },
  });
  return {
    browser: browserFor(values.browser),
    headless: values.headless ? 'asked for' : canShowWindows() ? null : 'no screen',
    seconds: secondsFor(values.seconds),
    sample: values.sample === true,
  };
}

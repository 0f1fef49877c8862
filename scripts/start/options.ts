import { parseArgs } from 'node:util';
import { findBrowser } from '../setup/browsers.mjs';
import { browserNames } from '../setup/commands.mjs';
import type { BrowserName } from '../setup/commands.mjs';
import { UsageError } from '../cli.ts';

export interface Options {
  browser: BrowserName;
  /** Why the browser is headless; `null` if it is not. */
  headless: 'asked for' | 'no screen' | null;
  seconds: number | undefined;
  /** Whether to show the pages with demo data. */
  sample: boolean;
}

/** Whether there is a screen and somebody to look at it. */
function canShowWindows(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return false;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

function browserFor(value: string | undefined): BrowserName {
  const known = browserNames.find((name) =>
    value === undefined ? 'path' in findBrowser(name) : name === value,
  );
  if (known !== undefined) return known;
  throw new UsageError(
    value === undefined
      ? 'No browser was found'
      : `--browser takes ${browserNames.join(', ')}; not "${value}"`,
  );
}

function secondsFor(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (seconds > 0) return seconds;
  throw new UsageError(`--seconds takes a number above 0; not "${value}"`);
}

/** Parses the command line; without `--browser` it takes the first that is installed. */
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

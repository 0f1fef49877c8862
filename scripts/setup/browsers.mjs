import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {import('./commands.mjs').BrowserName} BrowserName */

/** Minimum versions, as in manifest.json. */
const minVersions = { chromium: 144, chrome: 144, edge: 144, firefox: 147 };

/** Environment variables with the path of a browser. */
export const pathVariable = {
  chromium: 'KINTIME_CHROMIUM',
  chrome: 'KINTIME_CHROME',
  edge: 'KINTIME_EDGE',
  firefox: 'KINTIME_FIREFOX',
};

/** @type {Record<BrowserName, { linux: string[], mac: string[], windows: string[] }>} */
const executables = {
  chromium: {
    linux: ['chromium', 'chromium-browser', 'ungoogled-chromium'],
    mac: ['Chromium.app/Contents/MacOS/Chromium'],
    windows: ['Chromium/Application/chrome.exe'],
  },
  chrome: {
    linux: ['google-chrome-stable', 'google-chrome', 'chrome'],
    mac: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
    windows: ['Google/Chrome/Application/chrome.exe'],
  },
  edge: {
    linux: ['microsoft-edge-stable', 'microsoft-edge', 'msedge'],
    mac: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    windows: ['Microsoft/Edge/Application/msedge.exe'],
  },
  firefox: {
    linux: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    mac: [
      'Firefox.app/Contents/MacOS/firefox',
      'Firefox Developer Edition.app/Contents/MacOS/firefox',
    ],
    windows: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
  },
};

/** @param {(string | undefined)[]} folders */
const defined = (folders) => folders.filter((folder) => folder !== undefined && folder !== '');

/** @param {BrowserName} browser */
function candidatePaths(browser) {
  const { env, platform } = process;
  const { linux, mac, windows } = executables[browser];
  /** @param {string[]} names @param {(string | undefined)[]} folders */
  const inEach = (names, folders) =>
    names.flatMap((name) => defined(folders).map((folder) => join(folder, name)));
  if (platform === 'darwin')
    return inEach(mac, ['/Applications', env.HOME && join(env.HOME, 'Applications')]);
  if (platform === 'win32')
    return inEach(windows, [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]);
  return inEach(linux, [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a command in `PATH`, or where servers are. @param {string} name */
export function findTool(name) {
  const folders = [...defined((process.env.PATH ?? '').split(delimiter)), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/**
 * Undefined if the executable does not run, such as Ubuntu's placeholder for the snap.
 * @param {string} path
 */
function majorVersion(path) {
  // Browsers on Windows open a window instead of printing their version.
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const digits = status === 0 ? /(\d+)\.\d/.exec(stdout)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Finds a browser that Kintime supports; a path in the environment takes precedence.
 * @param {BrowserName} browser
 * @returns {{ path: string } | { problem: string }}
 */
export function findBrowser(browser) {
  const variable = pathVariable[browser];
  const given = process.env[variable];
  if (given) {
    return isExecutable(given)
      ? { path: given }
      : { problem: `${variable} is ${given}, which is not an executable file` };
  }
  let tooOld;
  for (const path of new Set(candidatePaths(browser))) {
    if (!isExecutable(path)) continue;
    const version = majorVersion(path);
    if (version === undefined) continue;
    if (version >= minVersions[browser]) return { path };
    tooOld ??= `${path} is version ${version}; Kintime needs ${minVersions[browser]} or newer`;
  }
  return {
    problem: tooOld ?? `${browser} was not found; install it, or set its path in ${variable}`,
  };
}

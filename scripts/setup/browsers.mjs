import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {import('./commands.mjs').BrowserName} BrowserName */

/** The oldest versions that Kintime runs in; the same numbers as in manifest.json. */
const oldest = { chromium: 144, chrome: 144, edge: 144, firefox: 147 };

/** Where a person, or the setup of a command, names a browser's path. */
export const pathVariable = {
  chromium: 'KINTIME_CHROMIUM',
  chrome: 'KINTIME_CHROME',
  edge: 'KINTIME_EDGE',
  firefox: 'KINTIME_FIREFOX',
};

/** @type {Record<BrowserName, string[]>} */
const commandNames = {
  chromium: ['chromium', 'chromium-browser', 'ungoogled-chromium'],
  chrome: ['google-chrome-stable', 'google-chrome', 'chrome'],
  edge: ['microsoft-edge-stable', 'microsoft-edge', 'msedge'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

/** @type {Record<BrowserName, string[]>} */
const applications = {
  chromium: ['Chromium.app/Contents/MacOS/Chromium'],
  chrome: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
  edge: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  firefox: [
    'Firefox.app/Contents/MacOS/firefox',
    'Firefox Developer Edition.app/Contents/MacOS/firefox',
  ],
};

/** @type {Record<BrowserName, string[]>} */
const programs = {
  chromium: ['Chromium/Application/chrome.exe'],
  chrome: ['Google/Chrome/Application/chrome.exe'],
  edge: ['Microsoft/Edge/Application/msedge.exe'],
  firefox: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
};

/** @param {(string | undefined)[]} folders */
const present = (folders) => folders.filter((folder) => folder !== undefined && folder !== '');

/** @param {BrowserName} browser */
function usualPlaces(browser) {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const folders = present(['/Applications', env.HOME && join(env.HOME, 'Applications')]);
    return folders.flatMap((folder) => applications[browser].map((name) => join(folder, name)));
  }
  if (platform === 'win32') {
    const folders = present([env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]);
    return folders.flatMap((folder) => programs[browser].map((name) => join(folder, name)));
  }
  const folders = present([...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']);
  return commandNames[browser].flatMap((name) => folders.map((folder) => join(folder, name)));
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

/** A command on the path. @param {string} name */
export function findTool(name) {
  const folders = present((process.env.PATH ?? '').split(delimiter));
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/**
 * The version that an executable says it has; undefined if it cannot be started,
 * as with the package that only points to a snap.
 * @param {string} path
 */
function majorVersion(path) {
  // There, browsers open a window instead of answering.
  if (process.platform === 'win32') return Number.POSITIVE_INFINITY;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const digits = status === 0 ? /(\d+)\.\d/.exec(stdout)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Where a browser is that Kintime runs in; a path named in the environment goes first.
 * @param {BrowserName} browser
 * @returns {{ path: string } | { problem: string }}
 */
export function findBrowser(browser) {
  const name = pathVariable[browser];
  const named = process.env[name];
  if (named) {
    return isExecutable(named)
      ? { path: named }
      : { problem: `${name} names ${named}, which is not an executable file` };
  }
  let tooOld;
  for (const path of new Set(usualPlaces(browser))) {
    if (!isExecutable(path)) continue;
    const version = majorVersion(path);
    if (version === undefined) continue;
    if (version >= oldest[browser]) return { path };
    tooOld ??= `${path} is version ${version}; Kintime needs ${oldest[browser]} or newer`;
  }
  return { problem: tooOld ?? `${browser} was not found; install it, or name its path in ${name}` };
}

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The system provides the browsers; packages must not download their own. */
const skipDownloads = {
  PUPPETEER_SKIP_DOWNLOAD: '1',
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
};

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Compares the lock file with the copy that npm writes into node_modules at the end of an
 * installation: it is missing after an interrupted installation.
 */
function isInstalled() {
  const wanted = packagesIn(`${root}package-lock.json`);
  const installed = packagesIn(`${root}node_modules/.package-lock.json`);
  if (wanted === undefined || installed === undefined) return false;
  const isSame = (path) =>
    wanted[path]?.version === installed[path]?.version &&
    wanted[path]?.integrity === installed[path]?.integrity;
  return (
    Object.keys(installed).every(isSame) &&
    // Optional packages may be for other platforms.
    Object.entries(wanted).every(
      ([path, entry]) => path === '' || entry.optional === true || isSame(path),
    )
  );
}

function runNpm() {
  const env = { ...process.env, ...skipDownloads };
  const options = { cwd: root, env, stdio: 'inherit' };
  const args = ['ci', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Runs `npm ci` unless node_modules matches the lock file.
 * @returns {string | undefined} an error message
 */
export function installDependencies() {
  if (isInstalled()) return undefined;
  process.stdout.write('Installing packages from package-lock.json …\n');
  const { status, error } = runNpm();
  if (status === 0) return undefined;
  return `The packages could not be installed (npm ci${error ? `: ${error.message}` : ` ended with ${status}`}).`;
}

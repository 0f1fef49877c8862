import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Browsers come from the system; no package may fetch one of its own. */
const withoutDownloads = {
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
 * npm writes what it installed into node_modules, last of all: an installation that
 * was cut short has no such file, and one from before the lock changed differs.
 */
function isInstalled() {
  const wanted = packagesIn(`${root}package-lock.json`);
  const present = packagesIn(`${root}node_modules/.package-lock.json`);
  if (wanted === undefined || present === undefined) return false;
  const same = (path) =>
    wanted[path]?.version === present[path]?.version &&
    wanted[path]?.integrity === present[path]?.integrity;
  return (
    Object.keys(present).every(same) &&
    // Optional packages are those of other platforms.
    Object.entries(wanted).every(
      ([path, entry]) => path === '' || entry.optional === true || same(path),
    )
  );
}

function runNpm() {
  const env = { ...process.env, ...withoutDownloads };
  const parameters = ['ci', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...parameters], { cwd: root, env, stdio: 'inherit' })
    : spawnSync('npm', parameters, {
        cwd: root,
        env,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
}

/**
 * Installs what the lock file names, unless it is there already.
 * @returns {string | undefined} what went wrong
 */
export function installDependencies() {
  if (isInstalled()) return undefined;
  process.stdout.write('Installing packages from package-lock.json …\n');
  const { status, error } = runNpm();
  if (status === 0) return undefined;
  return `The packages could not be installed (npm ci${error ? `: ${error.message}` : ` ended with ${status}`}).`;
}

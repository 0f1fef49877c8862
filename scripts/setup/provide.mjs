import { spawnSync } from 'node:child_process';
import { findBrowser, findTool, pathVariable } from './browsers.mjs';

/**
 * @typedef {import('./commands.mjs').Requirement} Requirement
 * @typedef {keyof typeof packageOf} ToolName
 * @typedef {{ env: Record<string, string> } | { missing: string, packages: string[] }} Result
 */

/** Debian packages. */
const packageOf = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  oathtool: 'oathtool',
  // Without the service, which would start.
  apache2: 'apache2-bin',
  rclone: 'rclone',
  sabredav: 'php-sabre-dav',
};

/**
 * @param {Requirement} requirement
 * @returns {Result}
 */
function find(requirement) {
  if ('tool' in requirement) {
    const name = packageOf[requirement.tool];
    return findTool(requirement.tool) === undefined
      ? {
          missing: `${requirement.tool} was not found; install the package ${name}`,
          packages: [name],
        }
      : { env: {} };
  }
  const problems = [];
  for (const browser of requirement.anyOf) {
    const found = findBrowser(browser);
    if ('path' in found) return { env: { [pathVariable[browser]]: found.path } };
    problems.push(found.problem);
  }
  // Never installs another browser in place of one whose path was given.
  const packages = requirement.anyOf
    .filter((browser) => !process.env[pathVariable[browser]])
    .map((browser) => packageOf[browser])
    .filter((name) => name !== undefined);
  return { missing: problems.join('\n    or '), packages: packages.slice(0, 1) };
}

/** Whether packages can be installed without asking. */
function canInstall() {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && findTool('apt-get') !== undefined
  );
}

/** @param {string[]} args */
function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/**
 * Finds what a command requires, and installs what is missing where that needs no confirmation.
 * @param {readonly Requirement[]} requirements
 * @returns {{ env: Record<string, string>, missing: string[] }}
 */
export function provide(requirements) {
  let results = requirements.map(find);
  const packages = results.flatMap((result) => ('missing' in result ? result.packages : []));
  if (packages.length > 0 && canInstall()) {
    process.stdout.write(`Installing ${packages.join(', ')} with apt-get …\n`);
    aptGet(['-qq', 'update']);
    // One by one: a package that does not exist (Ubuntu has no firefox-esr) must not stop others.
    for (const name of packages) {
      aptGet(['-qq', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', 'install', name]);
    }
    results = requirements.map(find);
  }
  return {
    env: Object.assign({}, ...results.map((result) => ('env' in result ? result.env : {}))),
    missing: results.flatMap((result) => ('missing' in result ? [result.missing] : [])),
  };
}

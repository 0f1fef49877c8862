import { spawnSync } from 'node:child_process';
import { findTool } from './browsers.mjs';

let updated = false;

/** Whether packages can be installed here without asking anybody. */
export function canInstall() {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && findTool('apt-get') !== undefined
  );
}

/** @param {string[]} parameters */
function aptGet(parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync('apt-get', parameters, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

/**
 * Installs packages one by one, so that one that does not exist here (Ubuntu has no
 * firefox-esr) does not keep the others away. What is still missing is found out afterwards.
 * @param {readonly string[]} packages
 */
export function install(packages) {
  process.stdout.write(`Installing ${packages.join(', ')} with apt-get …\n`);
  updated ||= aptGet(['-qq', 'update']);
  for (const name of packages) {
    aptGet(['-qq', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', 'install', name]);
  }
}

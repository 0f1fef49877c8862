import { findBrowser, findTool, pathVariable } from './browsers.mjs';
import { canInstall, install } from './debian.mjs';

/**
 * @typedef {import('./commands.mjs').Need} Need
 * @typedef {{ env: Record<string, string> } | { missing: string, packages: string[] }} Answer
 */

const packageOf = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  oathtool: 'oathtool',
};

/**
 * @param {Need} need
 * @returns {Answer}
 */
function lookFor(need) {
  if ('tool' in need) {
    const name = packageOf[need.tool];
    return findTool(need.tool) === undefined
      ? { missing: `${need.tool} was not found; install the package ${name}`, packages: [name] }
      : { env: {} };
  }
  const problems = [];
  for (const browser of need.anyOf) {
    const found = findBrowser(browser);
    if ('path' in found) return { env: { [pathVariable[browser]]: found.path } };
    problems.push(found.problem);
  }
  // Whoever names a path means that one; another browser would not be what was asked for.
  const installable = need.anyOf
    .filter((browser) => !process.env[pathVariable[browser]])
    .map((browser) => packageOf[browser])
    .filter((name) => name !== undefined);
  return { missing: problems.join('\n    or '), packages: installable.slice(0, 1) };
}

/**
 * Finds what a command needs and, where that is possible without asking, installs what is missing.
 * @param {readonly Need[]} needs
 * @returns {{ env: Record<string, string>, missing: string[] }}
 */
export function provide(needs) {
  let answers = needs.map(lookFor);
  const packages = answers.flatMap((answer) => ('missing' in answer ? answer.packages : []));
  if (packages.length > 0 && canInstall()) {
    install(packages);
    answers = needs.map(lookFor);
  }
  return {
    env: Object.assign({}, ...answers.map((answer) => ('env' in answer ? answer.env : {}))),
    missing: answers.flatMap((answer) => ('missing' in answer ? [answer.missing] : [])),
  };
}

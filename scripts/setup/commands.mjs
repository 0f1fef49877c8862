/**
 * @typedef {'chromium' | 'chrome' | 'edge' | 'firefox'} BrowserName
 * @typedef {{ anyOf: readonly BrowserName[] } | { tool: 'Xvfb' | 'openbox' | 'xdotool' | 'oathtool' }} Need
 * @typedef {{ usage: import('./usage.mjs').Usable, script: string, args: readonly string[], needs: (args: readonly string[]) => Need[] }} Command
 */

/** @type {readonly BrowserName[]} */
const browserNames = ['chromium', 'chrome', 'edge', 'firefox'];

/**
 * The value of `--name value` or `--name=value`.
 * @param {readonly string[]} args
 * @param {string} name
 */
function valueOf(args, name) {
  const at = args.indexOf(name);
  if (at >= 0) return args[at + 1];
  return args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** @type {Need[]} */
const bothBrowsers = [{ anyOf: ['chromium'] }, { anyOf: ['firefox'] }];

/**
 * Focus between windows is only real on a screen with a window manager.
 * @type {Need[]}
 */
const screen =
  process.platform === 'linux' ? [{ tool: 'Xvfb' }, { tool: 'openbox' }, { tool: 'xdotool' }] : [];

/**
 * Phone codes are held against another program's.
 * @type {Need[]}
 */
const authenticator = [{ tool: 'oathtool' }];

/** @type {Command['needs']} */
const testNeeds = (args) => {
  const only = valueOf(args, '--only');
  if (only === 'check') return [];
  return only === 'unit' ? authenticator : [...bothBrowsers, ...screen, ...authenticator];
};

/** @type {Command['needs']} */
const startNeeds = (args) => {
  const wish = browserNames.find((name) => name === valueOf(args, '--browser'));
  return [{ anyOf: wish === undefined ? browserNames : [wish] }];
};

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start: { usage: 'start', script: 'start.ts', args: [], needs: startNeeds },
  test: { usage: 'test', script: 'test.ts', args: [], needs: testNeeds },
  e2e: { usage: 'test', script: 'test.ts', args: ['--only', 'e2e'], needs: testNeeds },
  long: { usage: 'test', script: 'test.ts', args: ['--long'], needs: testNeeds },
  package: { usage: 'package', script: 'package.ts', args: [], needs: () => [] },
  bench: { usage: 'bench', script: 'bench.ts', args: [], needs: () => bothBrowsers },
};

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Need[]}
 */
export function needsOf(name, args) {
  const command = commands[name];
  return command === undefined ? [] : command.needs([...command.args, ...args]);
}

/**
 * @typedef {'chromium' | 'chrome' | 'edge' | 'firefox'} BrowserName
 * @typedef {{ anyOf: readonly BrowserName[] } | { tool: 'Xvfb' | 'openbox' | 'xdotool' | 'oathtool' }} Requirement
 * @typedef {'start' | 'test' | 'bench' | 'pictures' | 'package'} Usage
 * @typedef {{ usage: Usage, script: string, args: readonly string[], requires: (args: readonly string[]) => Requirement[] }} Command
 */

/** @type {readonly BrowserName[]} */
export const browserNames = ['chromium', 'chrome', 'edge', 'firefox'];

/** @type {Readonly<Record<Usage, string>>} */
const usages = {
  start: `npm start -- [options]
  --browser <name>  chromium, chrome, edge or firefox; the first that is found without it
  --headless        a short visit without a window
  --sample          the pages with made-up weeks
  --seconds <n>     ends after n seconds`,
  test: `npm test -- [options]
  --only <part>     check, unit or e2e
  --long            the tests that take minutes
  and all options of Playwright, such as -g "two tabs"`,
  bench: `npm run bench -- [options]
  --long            also what takes minutes
  --only <name>     one measurement alone`,
  pictures: `npm run pictures -- [names]
  names             parts of the names of pictures; all without any`,
  package: 'npm run package',
};

/** @param {Usage} usage */
export function usageOf(usage) {
  return `Usage: ${usages[usage]}\n\n  --help            prints this`;
}

/** @param {readonly string[]} args */
export function asksForHelp(args) {
  return args.includes('--help') || args.includes('-h');
}

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

/** @type {Requirement[]} */
const bothBrowsers = [{ anyOf: ['chromium'] }, { anyOf: ['firefox'] }];

/**
 * Window focus is only real on an X screen with a window manager.
 * @type {Requirement[]}
 */
const screen =
  process.platform === 'linux' ? [{ tool: 'Xvfb' }, { tool: 'openbox' }, { tool: 'xdotool' }] : [];

/**
 * An independent implementation of TOTP to test ours against.
 * @type {Requirement[]}
 */
const authenticator = [{ tool: 'oathtool' }];

/** @type {Command['requires']} */
const testRequires = (args) => {
  const only = valueOf(args, '--only');
  if (only === 'check') return [];
  return only === 'unit' ? authenticator : [...bothBrowsers, ...screen, ...authenticator];
};

/** @type {Command['requires']} */
const startRequires = (args) => {
  const chosen = browserNames.find((name) => name === valueOf(args, '--browser'));
  return [{ anyOf: chosen === undefined ? browserNames : [chosen] }];
};

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start: { usage: 'start', script: 'start.ts', args: [], requires: startRequires },
  test: { usage: 'test', script: 'test.ts', args: [], requires: testRequires },
  e2e: { usage: 'test', script: 'test.ts', args: ['--only', 'e2e'], requires: testRequires },
  long: { usage: 'test', script: 'test.ts', args: ['--long'], requires: testRequires },
  package: { usage: 'package', script: 'package.ts', args: [], requires: () => [] },
  bench: { usage: 'bench', script: 'bench.ts', args: [], requires: () => bothBrowsers },
};

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
export function requirementsOf(name, args) {
  const command = commands[name];
  return command === undefined ? [] : command.requires([...command.args, ...args]);
}

/**
 * @typedef {'chromium' | 'chrome' | 'edge' | 'firefox'} BrowserName
 * @typedef {{ anyOf: readonly BrowserName[] } | { tool: import('./provide.mjs').ToolName }} Requirement
 * @typedef {'start' | 'test' | 'build' | 'check' | 'bench' | 'pictures' | 'gallery' | 'icons' | 'package'} Usage
 *
 * What Node runs, and what that needs. Tools without a usage here explain themselves.
 * @typedef {{ usage?: Usage, run: readonly string[], requires: (args: readonly string[]) => Requirement[] }} Command
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
  build: `npm run build -- [options]
  --dev             unminified, with source maps
  --watch           builds again after each change`,
  check: 'npm run check',
  bench: `npm run bench -- [options]
  --long            also what takes minutes
  --only <name>     one measurement alone`,
  pictures: `npm run pictures -- [names]
  names             parts of the names of pictures; all without any.
                    family: those of the README and of the stores
  --look name       one appearance, such as dark or narrow; can be repeated
  --unfolded        with everything open that pages fold`,
  gallery: 'npm run gallery',
  icons: 'npm run icons',
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
const chromium = [{ anyOf: ['chromium'] }];
/** @type {Requirement[]} */
const bothBrowsers = [...chromium, { anyOf: ['firefox'] }];

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

/**
 * WebDAV servers to test shared folders against.
 * @type {Requirement[]}
 */
const webdavServers = [{ tool: 'apache2' }, { tool: 'rclone' }, { tool: 'sabredav' }];

/** @type {Command['requires']} */
const testRequires = (args) => {
  const only = valueOf(args, '--only');
  if (only === 'check') return [];
  const others = [...authenticator, ...webdavServers];
  return only === 'unit' ? others : [...bothBrowsers, ...screen, ...others];
};

/** @type {Command['requires']} */
const startRequires = (args) => {
  const chosen = browserNames.find((name) => name === valueOf(args, '--browser'));
  return [{ anyOf: chosen === undefined ? browserNames : [chosen] }];
};

/** @type {Command['requires']} */
const nothing = () => [];

/**
 * The command line of a script in TypeScript.
 * @param {string} name
 */
const script = (name) => ['--import', 'tsx', `scripts/${name}.ts`];

/** @type {Readonly<Record<string, Command>>} */
export const commands = {
  start: { usage: 'start', run: script('start'), requires: startRequires },
  test: { usage: 'test', run: script('test'), requires: testRequires },
  unit: {
    run: ['node_modules/vitest/vitest.mjs', 'run'],
    requires: () => [...authenticator, ...webdavServers],
  },
  e2e: { usage: 'test', run: [...script('test'), '--only', 'e2e'], requires: testRequires },
  long: { usage: 'test', run: [...script('test'), '--long'], requires: testRequires },
  build: { usage: 'build', run: script('build'), requires: nothing },
  check: { usage: 'check', run: script('check'), requires: nothing },
  format: { run: ['node_modules/oxfmt/bin/oxfmt'], requires: nothing },
  package: { usage: 'package', run: script('package'), requires: nothing },
  bench: { usage: 'bench', run: script('bench'), requires: () => bothBrowsers },
  pictures: { usage: 'pictures', run: script('pictures'), requires: () => chromium },
  gallery: { usage: 'gallery', run: script('gallery'), requires: nothing },
  icons: { usage: 'icons', run: script('make-icons'), requires: () => chromium },
};

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
export function requirementsOf(name, args) {
  const command = commands[name];
  return command === undefined ? [] : command.requires([...command.run, ...args]);
}

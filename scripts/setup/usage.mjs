/** How each command is called: the only place that says it. Plain JavaScript, as `setup.mjs` is. */

/** @type {Readonly<Record<import('./usage.mjs').Usable, string>>} */
const usages = {
  start: `npm start -- [options]
  --browser <name>  chromium, chrome, edge or firefox; the first that is there without it
  --headless        a short visit, played out of sight
  --sample          the pages with made-up weeks
  --seconds <n>     ends after n seconds`,
  test: `npm test -- [options]
  --only <part>     check, unit or e2e
  --long            the tests that wait for minutes
  and whatever else Playwright understands, such as -g "two tabs"`,
  bench: `npm run bench -- [options]
  --long            also what waits for minutes
  --only <name>     one measurement alone`,
  pictures: `npm run pictures -- [names]
  names             parts of the names of the pictures that are wanted; all without any`,
  package: 'npm run package',
};

/** @param {import('./usage.mjs').Usable} command */
export function usageOf(command) {
  return `Usage: ${usages[command]}\n\n  --help            says this`;
}

/** @param {readonly string[]} args */
export function asksForHelp(args) {
  return args.includes('--help') || args.includes('-h');
}

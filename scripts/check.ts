import { isMain } from './paths.ts';
import { runCommand } from './cli.ts';
import { formatResults } from './format-table.ts';
import { runTool } from './run-tool.ts';

/** The slowest first, since they run in parallel. */
const checks = {
  lint: 'oxlint --deny-warnings',
  unused: 'knip --no-progress',
  'types of test and scripts': 'tsc -p test',
  'types of src': 'tsc -p .',
  imports: 'depcruise src',
  'types of src/domain': 'tsc -p src/domain',
  format: 'oxfmt --check',
};

/** Runs all static checks, and prints a table and the whole output of those that failed. */
export async function check(signal: AbortSignal): Promise<boolean> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, line]) => {
      const [command = '', ...args] = line.split(' ');
      const { exitCode, output, durationMs } = await runTool(command, args, signal);
      return { name, durationMs, hasPassed: exitCode === 0, output };
    }),
  );
  const failures = results.filter(({ hasPassed }) => !hasPassed);
  for (const { name, output } of failures) console.log(`\n== ${name} ==\n${output.trim()}`);
  console.log(`\n${formatResults(results)}`);
  return failures.length === 0;
}

if (isMain(import.meta.url))
  await runCommand(async (signal) => ((await check(signal)) ? 0 : 1), 'check');

import { command } from './command.ts';
import { isCommand, root } from './paths.ts';
import { say } from './say.ts';
import { table } from './table.ts';
import type { Row } from './table.ts';
import { capture } from './tool.ts';

interface Check {
  name: string;
  tool: string;
  args: readonly string[];
}

const typescript = '@typescript/native/bin/tsc';

/** The longest first: two cores are the least that a machine has. */
const checks: readonly Check[] = [
  { name: 'lint', tool: 'oxlint/bin/oxlint', args: ['--deny-warnings'] },
  { name: 'unused', tool: 'knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'types of test and scripts', tool: typescript, args: ['-p', 'test'] },
  { name: 'types of src', tool: typescript, args: ['-p', '.'] },
  { name: 'imports', tool: 'dependency-cruiser/bin/dependency-cruise.mjs', args: ['src'] },
  { name: 'types of src/domain', tool: typescript, args: ['-p', 'src/domain'] },
  { name: 'format', tool: 'oxfmt/bin/oxfmt', args: ['--check'] },
];

interface Finding extends Row {
  output: string;
}

async function perform({ name, tool, args }: Check, signal: AbortSignal): Promise<Finding> {
  const start = performance.now();
  const { code, output, errorOutput } = await capture(`${root}node_modules/${tool}`, args, {
    signal,
  });
  return {
    name,
    tookMs: performance.now() - start,
    outcome: code === 0 ? 'passed' : 'failed',
    output: `${output}${errorOutput}`.trim(),
  };
}

/** Looks at the source without running it; says what ran and, in full, what failed. */
export async function check(signal: AbortSignal): Promise<boolean> {
  const findings = await Promise.all(checks.map((one) => perform(one, signal)));
  const failures = findings.filter(({ outcome }) => outcome === 'failed');
  for (const { name, output } of failures) say(`\n== ${name} ==\n${output}`);
  say(`\n${table(findings)}`);
  return failures.length === 0;
}

if (isCommand(import.meta.url)) await command(async (signal) => ((await check(signal)) ? 0 : 1));

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { parseOptions } from '../../../scripts/start/options.ts';
import { isUsageError } from '../../../scripts/cli.ts';
import { commands } from '../../../scripts/setup/commands.mjs';

const setup = fileURLToPath(new URL('../../../scripts/setup.mjs', import.meta.url));

test('every command of package.json prepares what it needs', () => {
  const scripts = Object.entries(packageJson.scripts).filter(([name]) => name !== 'build-for-amo');
  const prepared = Object.keys(commands).map((name) => `node scripts/setup.mjs ${name}`);
  expect(scripts.map(([, line]) => line).toSorted()).toEqual(prepared.toSorted());
});

describe('how a command is called', () => {
  const rows: readonly [args: readonly string[], first: RegExp][] = [
    [['start', '--help'], /^Usage: npm start -- \[options\]\n {2}--browser <name>/],
    [['test', '-h'], /^Usage: npm test -- \[options\]/],
    [['e2e', '--help'], /^Usage: npm test -- \[options\]/],
    [['build', '--help'], /^Usage: npm run build -- \[options\]\n {2}--dev /],
    [['check', '--help'], /^Usage: npm run check\n/],
    [['bench', '--help'], /^Usage: npm run bench -- \[options\]/],
    [['package', '--help'], /^Usage: npm run package\n/],
  ];
  it.each(rows)('%j says it, and does nothing else', (args, first) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [setup, ...args], {
      encoding: 'utf8',
    });
    expect(stdout).toMatch(first);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('is said with a wrong option, not where it came from', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [setup, 'package', '--fast'], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/--fast.*\n\nUsage: npm run package\n/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it.each([[['--fats']], [['--browser', 'netscape']], [['--seconds', 'x']]])(
    '%j is no failure of the command itself',
    (args) => {
      const call = (): unknown => parseOptions(['--browser', 'chromium', ...args]);
      expect(call).toThrow(expect.toSatisfy(isUsageError));
    },
  );
});

import { UsageError } from '../usage-error.ts';

export type Part = 'check' | 'build' | 'unit' | 'package' | 'e2e';

export interface Plan {
  parts: readonly Part[];
  projects: readonly string[];
  /** For Playwright. */
  rest: readonly string[];
}

const partsOf: Readonly<Record<string, readonly Part[]>> = {
  check: ['check'],
  unit: ['unit'],
  e2e: ['build', 'e2e'],
};

const everything: readonly Part[] = ['check', 'build', 'unit', 'package', 'e2e'];
const usual: readonly string[] = ['chromium', 'firefox', 'focus'];

/**
 * What a command line asks for: `--only check|unit|e2e`, `--long` for the tests that wait
 * for minutes, and whatever else Playwright understands.
 */
export function planOf(args: readonly string[]): Plan {
  const rest: string[] = [];
  let parts = everything;
  let projects = usual;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--long') {
      parts = ['build', 'e2e'];
      projects = ['long'];
    } else if (arg === '--only' || arg.startsWith('--only=')) {
      const only = arg === '--only' ? (args[(index += 1)] ?? '') : arg.slice('--only='.length);
      const chosen = partsOf[only];
      if (chosen === undefined)
        throw new UsageError(`--only takes ${Object.keys(partsOf).join(', ')}; not "${only}"`);
      parts = chosen;
    } else {
      rest.push(arg);
    }
  }
  const choosesProject = rest.some((arg) => arg === '--project' || arg.startsWith('--project='));
  return { parts, projects: choosesProject ? [] : projects, rest };
}

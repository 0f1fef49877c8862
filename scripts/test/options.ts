import { UsageError } from '../cli.ts';

export type Step = 'check' | 'build' | 'unit' | 'package' | 'e2e';

export interface Options {
  steps: readonly Step[];
  projects: readonly string[];
  playwrightArgs: readonly string[];
}

const ALL_STEPS: readonly Step[] = ['check', 'build', 'unit', 'package', 'e2e'];
const ALL_PROJECTS = ['chromium', 'firefox', 'focus'];
const STEPS_OF_ONLY: Readonly<Record<string, readonly Step[]>> = {
  check: ['check'],
  unit: ['unit'],
  e2e: ['build', 'e2e'],
};

/** Parses `--only check|unit|e2e` and `--long`; Playwright gets all other arguments. */
export function parseOptions(args: readonly string[]): Options {
  const isLong = args.includes('--long');
  let steps = isLong ? (['build', 'e2e'] as const) : ALL_STEPS;
  const playwrightArgs: string[] = [];
  const rest = args.filter((arg) => arg !== '--long').values();
  for (const arg of rest) {
    const [name, value] = arg.split('=', 2);
    if (name !== '--only') {
      playwrightArgs.push(arg);
      continue;
    }
    const only = value ?? rest.next().value ?? '';
    const chosen = STEPS_OF_ONLY[only];
    if (chosen === undefined)
      throw new UsageError(`--only takes ${Object.keys(STEPS_OF_ONLY).join(', ')}; not "${only}"`);
    steps = chosen;
  }
  const choosesProject = playwrightArgs.some((arg) => /^--project(?:=|$)/.test(arg));
  const projects = isLong ? ['long'] : ALL_PROJECTS;
  return { steps, projects: choosesProject ? [] : projects, playwrightArgs };
}

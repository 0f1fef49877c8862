import { expect, test } from 'vitest';
import { parseOptions } from '../../../scripts/test/options.ts';

const defaultProjects = ['chromium', 'firefox', 'focus'];
const allSteps = ['check', 'build', 'unit', 'package', 'e2e'];

test.each([
  { args: [], steps: allSteps, projects: defaultProjects, playwrightArgs: [] },
  { args: ['--only', 'unit'], steps: ['unit'], projects: defaultProjects, playwrightArgs: [] },
  { args: ['--only=check'], steps: ['check'], projects: defaultProjects, playwrightArgs: [] },
  {
    args: ['--only', 'e2e', '-g', 'sleep'],
    steps: ['build', 'e2e'],
    projects: defaultProjects,
    playwrightArgs: ['-g', 'sleep'],
  },
  { args: ['--long'], steps: ['build', 'e2e'], projects: ['long'], playwrightArgs: [] },
  {
    args: ['--only', 'e2e', '--project=focus'],
    steps: ['build', 'e2e'],
    projects: [],
    playwrightArgs: ['--project=focus'],
  },
])('"$args" runs $steps', ({ args, ...options }) => {
  expect(parseOptions(args)).toEqual(options);
});

test('a part that does not exist is refused', () => {
  expect(() => parseOptions(['--only', 'most'])).toThrow('--only takes check, unit, e2e');
});

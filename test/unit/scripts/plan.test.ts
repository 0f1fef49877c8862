import { expect, test } from 'vitest';
import { planOf } from '../../../scripts/test/plan.ts';

const usual = ['chromium', 'firefox', 'focus'];
const everything = ['check', 'build', 'unit', 'package', 'e2e'];

test.each([
  { args: [], parts: everything, projects: usual, rest: [] },
  { args: ['--only', 'unit'], parts: ['unit'], projects: usual, rest: [] },
  { args: ['--only=check'], parts: ['check'], projects: usual, rest: [] },
  {
    args: ['--only', 'e2e', '-g', 'sleep'],
    parts: ['build', 'e2e'],
    projects: usual,
    rest: ['-g', 'sleep'],
  },
  { args: ['--long'], parts: ['build', 'e2e'], projects: ['long'], rest: [] },
  {
    args: ['--only', 'e2e', '--project=focus'],
    parts: ['build', 'e2e'],
    projects: [],
    rest: ['--project=focus'],
  },
])('"$args" runs $parts', ({ args, ...plan }) => {
  expect(planOf(args)).toEqual(plan);
});

test('a part that does not exist is refused', () => {
  expect(() => planOf(['--only', 'most'])).toThrow('--only takes check, unit, e2e');
});

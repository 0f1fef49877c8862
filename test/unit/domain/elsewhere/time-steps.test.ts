import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSteps, stepsOf, timesOf } from '../../../../src/domain/elsewhere/time-steps.ts';

it('steps give the times back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1e9, max: 5e9 })), (list) => {
      const seconds = list.toSorted((a, b) => a - b);
      const steps = stepsOf(seconds);
      expect(isSteps(steps)).toBe(true);
      expect(timesOf(steps)).toEqual(seconds.map((second) => second * 1000));
    }),
  );
});

it.each([
  ['no list', { length: 1 }],
  ['a repeated time', [1.7e9, 0]],
  ['a step back', [1.7e9, -5]],
  ['a part of a second', [1.7e9, 0.5]],
  ['a time before 2001', [5]],
  ['a time after 2128', [4.9e9, 1e9]],
  ['text', ['1700000000']],
])('%s is no list of steps', (_, value) => {
  expect(isSteps(value)).toBe(false);
});

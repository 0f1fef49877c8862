import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  isCodeLike,
  CODE_PERIOD,
  stepAt,
  acceptedSteps,
} from '../../../../src/domain/people/authenticator.ts';
import { MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';

const NOW = moment('2026-05-01T18:00:10Z');
const PRESENT = stepAt(NOW);

describe('the steps whose codes are taken', () => {
  it.each<[string, number, number, number[]]>([
    ['before any was used', NOW, 0, [PRESENT, PRESENT - 1, PRESENT + 1]],
    ['after an old one', NOW, PRESENT - 9, [PRESENT, PRESENT - 1, PRESENT + 1]],
    ['after the one before', NOW, PRESENT - 1, [PRESENT, PRESENT + 1]],
    ['after the present one', NOW, PRESENT, [PRESENT + 1]],
    ['after the next one, of a phone that is ahead', NOW, PRESENT + 1, []],
    ['half a minute later', NOW + CODE_PERIOD, PRESENT + 1, [PRESENT + 2]],
    ['with the clock set back', NOW - 10 * MINUTE, PRESENT, []],
  ])('%s', (_, wall, lastStep, steps) => {
    expect(acceptedSteps(wall, lastStep)).toEqual(steps);
  });

  test('are never one that was used, nor one before it, whatever the clock says', () => {
    const walls = fc.array(fc.integer({ min: NOW - 40 * MINUTE, max: NOW + 40 * MINUTE }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(walls, fc.infiniteStream(fc.nat(2)), (all, choices) => {
        const used: number[] = [];
        for (const wall of all) {
          const steps = acceptedSteps(wall, used.at(-1) ?? 0);
          for (const step of steps) {
            expect(Math.abs(step * CODE_PERIOD - wall)).toBeLessThan(2 * CODE_PERIOD + SECOND);
          }
          const step = steps[choices.next().value ?? 0];
          if (step !== undefined) used.push(step);
        }
        expect(used).toEqual([...new Set(used)].toSorted((a, b) => a - b));
      }),
    );
  });
});

it.each([
  ['287082', true],
  ['000000', true],
  ['28708', false],
  ['2870821', false],
  ['28708a', false],
  ['٢٨٧٠٨٢', false],
  ['', false],
])('"%s" looks like a code: %s', (typed, is) => {
  expect(isCodeLike(typed)).toBe(is);
});

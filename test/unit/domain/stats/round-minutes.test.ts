import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { roundToMinutes } from '../../../../src/domain/stats/round-minutes.ts';

const parts = fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { minLength: 1, maxLength: 8 });
const minutesOf = (list: readonly number[]): number =>
  list.reduce((sum, ms) => sum + Math.floor(ms / MINUTE), 0);

describe('the minutes of the parts', () => {
  it('add up to the minutes of the whole, each within a minute of what it was', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: MINUTE }), (list, moreMs) => {
        const wholeMs = list.reduce((sum, ms) => sum + ms, 0) + moreMs;
        const shown = roundToMinutes(list, wholeMs);
        expect(minutesOf(shown)).toBe(Math.floor(wholeMs / MINUTE));
        for (const [i, ms] of list.entries()) {
          expect(Math.abs((shown[i] ?? 0) - ms)).toBeLessThanOrEqual(MINUTE);
        }
      }),
    );
  });

  it('go to the parts that lost the most', () => {
    const list = [10 * MINUTE + 40 * SECOND, 6 * MINUTE + 50 * SECOND, 2 * MINUTE + 30 * SECOND];
    expect(roundToMinutes(list)).toEqual([11 * MINUTE, 7 * MINUTE, 2 * MINUTE]);
  });

  it('leave some time that is under a minute to be more than none', () => {
    expect(roundToMinutes([20 * SECOND, 0, 5 * MINUTE])).toEqual([20 * SECOND, 0, 5 * MINUTE]);
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitAfter } from '../../../../../src/domain/household/sharing/backoff.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';

it.each([
  [1, 2],
  [2, 4],
  [3, 8],
  [4, 16],
  [5, 32],
  [6, 60],
  [7, 60],
  [5000, 60],
])('after %d failures in a row the folder is left alone for %d minutes', (failures, minutes) => {
  expect(waitAfter(failures, null)).toBe(minutes * MINUTE);
});

it.each([
  ['shorter than that', 1000, 2 * MINUTE],
  ['longer than that', 5 * HOUR, 5 * HOUR],
  ['longer than a day', 9 * DAY, DAY],
])('a wait that the server asks for and that is %s', (_, asked, wait) => {
  expect(waitAfter(1, asked)).toBe(wait);
});

it('is never shorter after more failures, nor longer than a day', () => {
  const failures = fc.integer({ min: 1, max: 2000 });
  const asked = fc.option(fc.nat());
  fc.assert(
    fc.property(failures, asked, (count, retryAfterMs) => {
      const wait = waitAfter(count, retryAfterMs);
      expect(wait).toBeGreaterThanOrEqual(2 * MINUTE);
      expect(wait).toBeLessThanOrEqual(DAY);
      expect(waitAfter(count + 1, retryAfterMs)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

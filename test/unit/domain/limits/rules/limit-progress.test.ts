import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { leftSoon, limitProgress } from '../../../../../src/domain/limits/rules/limit-progress.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';

it.each([
  [5, 'daily', 5],
  [0, 'bedtime', 0],
  [5.01, 'daily', null],
  [1, 'who', null],
  [1, 'opening', null],
] as const)(
  'says what is left in the last minutes: of %s minutes until %s, %s',
  (at, reason, left) => {
    const next = { at: HOUR + at * MINUTE, reason, strength: 'firm' } as const;
    expect(leftSoon(next, HOUR)).toBe(left === null ? null : left * MINUTE);
    expect(leftSoon(null, HOUR)).toBeNull();
  },
);

it('adds up to the limit in whole minutes, whatever is used of it', () => {
  const limits = fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => minutes * MINUTE);
  fc.assert(
    fc.property(limits, fc.double({ min: 0, max: 1, noNaN: true }), (limit, share) => {
      const exact = Math.round(limit * share);
      const { usedMs, leftMs, limitMs } = limitProgress(exact, limit);
      expect(limitMs).toBe(limit);
      expect(usedMs + leftMs).toBe(limit);
      for (const ms of [usedMs, leftMs]) expect(ms % MINUTE).toBe(0);
      expect(exact - usedMs).toBeLessThan(MINUTE);
      // Nothing is left only once nothing is.
      expect(leftMs === 0).toBe(exact >= limit);
    }),
  );
});

it('has nothing left beyond the limit, which extra time may have made uneven', () => {
  expect(limitProgress(2 * HOUR, HOUR)).toEqual({ usedMs: 2 * HOUR, leftMs: 0, limitMs: HOUR });
  const { usedMs, leftMs, limitMs } = limitProgress(HOUR + 1, HOUR + 5 * MINUTE + 1);
  expect(usedMs + leftMs).toBe(limitMs);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certain } from '../../../../src/domain/elsewhere/estimate.ts';
import type { Estimate } from '../../../../src/domain/elsewhere/estimate.ts';
import { shareHere } from '../../../../src/domain/elsewhere/share-here.ts';
import type { KnownDay } from '../../../../src/domain/elsewhere/share-here.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';

/** Four days with these minutes a day. */
function days(here: number, elsewhere: Estimate | number, count = 4): KnownDay[] {
  return Array.from({ length: count }, () => ({
    hereMs: here * MINUTE,
    elsewhere: typeof elsewhere === 'number' ? certain(elsewhere * MINUTE) : elsewhere,
  }));
}

const between = (low: number, likely: number, high: number): Estimate => ({
  ms: likely * MINUTE,
  lowMs: low * MINUTE,
  highMs: high * MINUTE,
});

describe('which share of the time was in this browser', () => {
  it.each([
    ['one minute of six', 20, 100, '1 of 6'],
    ['half of it', 30, 30, '1 of 2'],
    ['two thirds', 40, 20, '2 of 3'],
    ['most of it', 90, 10, '9 of 10'],
    ['less than the smallest part', 2, 98, '1 of 50'],
    ['the nearest small numbers where none is exact', 47, 100, '1 of 3'],
    ['the smallest numbers that the range allows', 37, between(55, 70, 80), '1 of 3'],
  ])('%s', (_, here, elsewhere, share) => {
    const found = shareHere(days(here, elsewhere));
    expect(`${found?.part} of ${found?.of}`).toBe(share);
  });

  it.each([
    ['on too few days', days(20, 100, 3)],
    ['without any day', []],
    ['where nothing was watched here', days(0, 100)],
    ['where nothing was watched elsewhere', days(20, 0)],
    ['where nearly all of it was here', days(99, 1)],
    ['where nothing was watched at all', days(0, 0)],
  ])('is not told %s', (_, known) => {
    expect(shareHere(known)).toBeNull();
  });

  it('is a proper fraction, and never far from the likely share', () => {
    const minutes = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(minutes, minutes, (here, elsewhere) => {
        const found = shareHere(days(here, elsewhere));
        if (found === null) return;
        const likely = here / (here + elsewhere);
        expect(found.part).toBeLessThan(found.of);
        expect(Math.abs(found.part / found.of - likely)).toBeLessThan(0.06);
      }),
    );
  });
});

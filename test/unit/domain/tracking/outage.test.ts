import { describe, expect, it } from 'vitest';
import { SECOND } from '../../../../src/domain/time/units.ts';
import { unstoredParts } from '../../../../src/domain/tracking/outage.ts';

/** In seconds. */
function between(start: number, end: number) {
  return { start: start * SECOND, end: end * SECOND };
}

describe('an outage', () => {
  it('is a gap as a whole if nothing of it was reported', () => {
    expect(unstoredParts(between(100, 200), [])).toEqual([between(100, 200)]);
  });

  it('is no gap where pages reported later what they held', () => {
    const spans = [between(90, 110), between(140, 150), between(145, 160), between(300, 400)];
    expect(unstoredParts(between(100, 200), spans)).toEqual([between(110, 140), between(160, 200)]);
  });

  it('is no gap where it is shorter than the time between two reports', () => {
    expect(unstoredParts(between(100, 109), [])).toEqual([]);
    expect(unstoredParts(between(100, 110), [])).toEqual([between(100, 110)]);
    expect(unstoredParts(between(100, 120), [between(105, 110)])).toEqual([between(110, 120)]);
  });
});

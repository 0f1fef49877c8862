import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABELS_WIDTH, scalesFor } from '../../../../../src/app/time/plots/scales.ts';

const sheet = { width: 440, height: 120, isMirrored: false };
const mirrored = { ...sheet, isMirrored: true };
const values = { across: [0, 10], up: [0, 50], top: 20 } as const;

describe('the plane of a picture', () => {
  it('begins beside its labels, and ends with the sheet', () => {
    const { x, y, left, right, top, bottom, labels } = scalesFor(sheet, values);
    expect([x(0), x(5), x(10)]).toEqual([LABELS_WIDTH, 240, 440]);
    expect([y(0), y(25), y(50)]).toEqual([120, 70, 20]);
    expect({ left, right, top, bottom }).toEqual({
      left: LABELS_WIDTH,
      right: 440,
      top: 20,
      bottom: 120,
    });
    expect(labels).toEqual({ x: 0, 'text-anchor': 'start' });
  });

  it('is read from the other side where the page is', () => {
    const { x, left, right, labels } = scalesFor(mirrored, values);
    expect([x(0), x(10)]).toEqual([400, 0]);
    expect({ left, right }).toEqual({ left: 0, right: 400 });
    expect(labels).toEqual({ x: 440, 'text-anchor': 'end' });
  });

  it('counts from the top where its values do', () => {
    const { y } = scalesFor(sheet, { ...values, up: [7, 0] });
    expect([y(0), y(7)]).toEqual([20, 120]);
  });

  it('has its mirrored self as its mirror image, whatever is on it', () => {
    const reach = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }));
    fc.assert(
      fc.property(reach, fc.double({ min: 0, max: 1, noNaN: true }), ([from, length], share) => {
        const across = [from, from + length] as const;
        const at = from + length * share;
        const there = scalesFor(sheet, { ...values, across }).x(at);
        const context = scalesFor(mirrored, { ...values, across }).x(at);
        expect(there + context).toBeCloseTo(sheet.width, 6);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { clip, overlaps, subtract } from '../../../../src/domain/time/interval.ts';

/** An interval that carries something, which every part of it must still carry. */
function between(start: number, end: number) {
  return { start, end, reason: 'asleep' };
}

describe('two intervals', () => {
  test.each([
    ['overlap when they share a second', [0, 10], [9, 20], true],
    ['overlap when one lies in the other', [0, 10], [3, 4], true],
    ['only touch when one ends where the other starts', [0, 10], [10, 20], false],
    ['do not overlap when a pause lies between', [0, 10], [11, 20], false],
    ['do not overlap when one is empty', [0, 10], [5, 5], false],
  ] as const)('%s', (_, [a, b], [c, d], expected) => {
    expect(overlaps({ start: a, end: b }, { start: c, end: d })).toBe(expected);
    expect(overlaps({ start: c, end: d }, { start: a, end: b })).toBe(expected);
  });
});

describe('intervals within bounds', () => {
  const bounds = between(10, 20);
  test.each([
    ['stay as they are inside', [between(12, 15)], [between(12, 15)]],
    ['are cut at both bounds', [between(5, 25)], [between(10, 20)]],
    ['are left out outside', [between(0, 10), between(20, 30)], []],
    ['keep their order', [between(8, 11), between(19, 22)], [between(10, 11), between(19, 20)]],
  ])('%s', (_, intervals, expected) => {
    expect(clip(intervals, bounds)).toEqual(expected);
  });
});

describe('what is left of intervals', () => {
  const cut = between(10, 20);
  test.each([
    [
      'is all of them where they lie outside',
      [between(0, 10), between(20, 30)],
      [between(0, 10), between(20, 30)],
    ],
    ['is nothing where they lie inside', [between(10, 20), between(12, 15)], []],
    ['is both ends of one that reaches over', [between(5, 25)], [between(5, 10), between(20, 25)]],
    ['is the part outside', [between(8, 11), between(19, 22)], [between(8, 10), between(20, 22)]],
  ])('%s', (_, intervals, expected) => {
    expect(subtract(intervals, cut)).toEqual(expected);
  });
});

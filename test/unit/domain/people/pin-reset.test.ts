import { describe, expect, it, test } from 'vitest';
import {
  addResetTime,
  afterJump,
  newReset,
  resetProgress,
} from '../../../../src/domain/people/pin-reset.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';

describe('a forgotten PIN', () => {
  const ASKED = 1e12;

  /** A run, so many hours after the request and for so many minutes. */
  type Run = readonly [hours: number, minutes: number];

  function resetAfter(...runs: readonly Run[]) {
    return runs.reduce(
      (reset, [hours, minutes]) =>
        addResetTime(reset, ASKED + hours * HOUR + minutes * MINUTE, minutes * MINUTE),
      newReset(ASKED, ASKED),
    );
  }

  test.each<[string, readonly Run[], number, boolean]>([
    [
      'once Kintime ran on three days, for 2 hours',
      [
        [0, 60],
        [24, 50],
        [48, 10],
      ],
      49,
      true,
    ],
    [
      'not on two days, however long it ran',
      [
        [0, 600],
        [24, 600],
      ],
      47,
      false,
    ],
    [
      'not on three when it ran for less',
      [
        [0, 60],
        [24, 49],
        [48, 10],
      ],
      49,
      false,
    ],
    [
      'not when it ran too short on one',
      [
        [0, 60],
        [24, 60],
        [48, 9],
      ],
      49,
      false,
    ],
    [
      'on days that are not in a row',
      [
        [0, 60],
        [72, 50],
        [240, 10],
      ],
      241,
      true,
    ],
    ['not at once with the clock two days on', [[48, 120]], 50, false],
    [
      'not on days that the clock has left again',
      [
        [0, 60],
        [24, 60],
        [48, 10],
        [1, 10],
      ],
      2,
      false,
    ],
  ])('is done away with: %s', (_, runs, hours, expected) => {
    expect(resetProgress(resetAfter(...runs), ASKED + hours * HOUR).due).toBe(expected);
  });

  it('is due no day earlier for a clock that was seen to go forward', () => {
    const jumped = afterJump(resetAfter([0, 60]), 24 * HOUR);
    const reset = addResetTime(jumped, ASKED + 26 * HOUR, 60 * MINUTE);
    expect(reset.days).toEqual([{ day: 0, ranMs: 2 * HOUR }]);
    const { daysLeft, dueAt } = resetProgress(reset, ASKED + 26 * HOUR);
    expect([daysLeft, (dueAt - ASKED) / HOUR]).toEqual([2, 72]);
  });

  it('can be done away with 48 hours after the request at the earliest', () => {
    const { dueAt, daysLeft, runLeftMs } = resetProgress(newReset(ASKED, ASKED), ASKED);
    expect([dueAt - ASKED, daysLeft, runLeftMs]).toEqual([48 * HOUR, 3, 2 * HOUR]);
  });
});

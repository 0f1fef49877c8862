import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  afterFailure,
  isPinLength,
  NO_ATTEMPTS,
  normalizePin,
  countDown,
} from '../../../../src/domain/people/pin-attempts.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';

describe('wrong PINs', () => {
  it('are waited for from the fifth on, longer each time, five minutes at most', () => {
    let attempts = NO_ATTEMPTS;
    const waits = Array.from({ length: 10 }, () => {
      attempts = afterFailure(countDown(attempts, HOUR));
      return attempts.waitMs / SECOND;
    });
    expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 300, 300]);
  });

  it('never wait longer, however many there were', () => {
    expect(afterFailure({ failures: 1e6, waitMs: 0 }).waitMs).toBe(5 * MINUTE);
  });

  test.each([
    ['counts down', 30 * SECOND, 10 * SECOND, 20 * SECOND],
    ['ends at nothing', 30 * SECOND, HOUR, 0],
    ['grows with no clock that ran backwards', 30 * SECOND, -HOUR, 30 * SECOND],
  ])('a wait %s', (_, waitMs, ran, expected) => {
    expect(countDown({ failures: 5, waitMs }, ran)).toEqual({ failures: 5, waitMs: expected });
  });

  it('shorten no wait that is still running', () => {
    expect(afterFailure({ failures: 4, waitMs: HOUR }).waitMs).toBe(HOUR);
  });
});

describe('a PIN', () => {
  test.each([
    ['as it is', '1234', '1234'],
    ['with blanks around it, as when it was pasted', ' 1234\r\n', '1234'],
    ['with blanks within', '12 34\u00A056\t78', '12345678'],
    ['with blanks that nobody sees', '\uFEFF12\u200B34\u2060', '1234'],
    ['in digits of full width', '１２３４', '1234'],
    ['with marks written apart', 'cafe\u0301', 'caf\u00E9'],
    ['with a blank between a letter and its mark', 'cafe \u0301', 'caf\u00E9'],
    ['with a mark that is written with a blank', 'a\u00A8bc', '\u00E4bc'],
    ['with capital letters', 'AbCd', 'AbCd'],
    ['with a family of joined people', '👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
    ['of nothing but blanks', ' \t', ''],
  ])('is tidied %s', (_, typed, expected) => {
    expect(normalizePin(typed)).toBe(expected);
  });

  it('stays what it is once it is tidy, and does not mind blanks', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(text, text, (start, end) => {
        const tidy = normalizePin(start + end);
        expect(normalizePin(tidy)).toBe(tidy);
        expect(normalizePin(`${start} ${end}`)).toBe(tidy);
        expect(tidy).not.toMatch(/\s/u);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['four digits', '1234', true],
    ['three', '123', false],
    ['four emoji', '🐸🐙🦊🐝', true],
    ['three emoji, which are six units', '🐸🐙🦊', false],
    ['64 signs', 'x'.repeat(64), true],
    ['65', 'x'.repeat(65), false],
    ['64 emoji', '🐸'.repeat(64), true],
    ['nothing', '', false],
  ])('is of a length that is taken: %s', (_, pin, expected) => {
    expect(isPinLength(pin)).toBe(expected);
  });
});

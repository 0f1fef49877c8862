import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { memberSince, memberAt, splitAtSwitches } from '../../../../src/domain/people/members.ts';
import type { Switch } from '../../../../src/domain/people/members.ts';
import { switchesAround } from '../../../arbitraries.ts';

const toAda: Switch = { at: 100, member: 'ada' };
const toBen: Switch = { at: 200, member: 'ben' };

describe('the member of an instant', () => {
  test.each([
    ['before the first switch is the first member', [toAda, toBen], 50, 'ada'],
    ['at a switch is the new member', [toAda, toBen], 200, 'ben'],
    ['just before a switch is the old member', [toAda, toBen], 199, 'ada'],
    ['does not depend on the order of the log', [toBen, toAda], 150, 'ada'],
    [
      'of two switches at once is the later in the list',
      [toAda, { at: 100, member: 'cleo' }],
      100,
      'cleo',
    ],
    ['is nobody where nobody is', [], 100, null],
  ])('%s', (_, switches, at, expected) => {
    expect(memberAt(switches, at)).toBe(expected);
  });
});

describe('since when a browser is somebody’s', () => {
  test.each([
    ['for the first member from ever on', 'ada', -Infinity],
    ['for others from the first switch to them on', 'ben', 200],
    ['for whoever was never chosen not at all', 'cleo', Infinity],
  ])('%s', (_, member, since) => {
    expect(memberSince([{ at: 300, member: 'ben' }, toBen, toAda], member)).toBe(since);
  });
});

describe('an interval cut at switches', () => {
  test.each([
    ['stays whole when one member has it all', [toAda], 120, 180, [[120, 180, 'ada']]],
    [
      'is cut at a switch',
      [toAda, toBen],
      150,
      250,
      [
        [150, 200, 'ada'],
        [200, 250, 'ben'],
      ],
    ],
    [
      'gives the time before the log to the first member',
      [toAda, toBen],
      0,
      120,
      [[0, 120, 'ada']],
    ],
    [
      'is not cut by a switch to the same member',
      [toAda, { at: 200, member: 'ada' }],
      150,
      250,
      [[150, 250, 'ada']],
    ],
    [
      'is not cut by a switch at its start or its end',
      [toAda, toBen, { at: 300, member: 'ada' }],
      200,
      300,
      [[200, 300, 'ben']],
    ],
    ['is nothing when it is empty', [toAda], 150, 150, []],
  ])('%s', (_, switches, start, end, expected) => {
    const pieces = splitAtSwitches(switches, { start, end });
    expect(pieces.map((piece) => [piece.start, piece.end, piece.member])).toEqual(expected);
  });

  it('cannot be nobody’s', () => {
    expect(() => splitAtSwitches([], { start: 0, end: 1 })).toThrow(RangeError);
  });

  it('is covered by pieces whose every instant is the member’s that the log names', () => {
    const interval = { start: 0, end: 100 };
    fc.assert(
      fc.property(switchesAround({ start: 40, end: 60 }), (switches) => {
        const near = switches.map((entry) => ({ ...entry, at: entry.at % 120 }));
        const pieces = splitAtSwitches(near, interval);
        const owners = pieces.flatMap(({ start, end, member }) =>
          Array.from({ length: end - start }, () => member),
        );
        const expected = Array.from({ length: 100 }, (_, at) => memberAt(near, at));
        expect(owners).toEqual(expected);
        expect(pieces.map(({ member }) => member)).toEqual(
          expected.filter((member, i) => member !== expected[i - 1]),
        );
      }),
    );
  });
});

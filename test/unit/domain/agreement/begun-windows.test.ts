import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../../src/domain/agreement/agreement.ts';
import { begunWindows } from '../../../../src/domain/agreement/begun-windows.ts';
import { NO_PIN } from '../../../../src/domain/agreement/consent.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { at, bedtime, world } from '../limits/evaluation/context-fixture.ts';

const { calendar } = world({});
const NIGHT = [bedtime('22:00', '07:00')];

/** A version: its author, when it was made, from when it holds, and its windows. */
type Row = readonly [string, string, string, Rules['windows']];

/** One member's versions, in order. */
function versions(rows: readonly Row[]): Agreement[] {
  return rows.map(([madeBy, madeAt, from, windows], index) => ({
    id: String(index),
    member: 'ada',
    version: index + 1,
    way: 'together',
    rules: { ...NO_RULES, windows },
    madeAt: at(madeAt),
    madeBy,
    from: at(from),
    yeses: [],
    wishes: [],
    lookAgain: null,
  }));
}

const FIRST: Row = ['own', 'Mon 12:00', 'Mon 12:00', NIGHT];
const GONE: Row = ['own', 'Wed 23:00', 'Thu 04:00', []];

describe('a bedtime that began under rules which made way for others', () => {
  it.each<[string, string, readonly Row[], boolean]>([
    ['runs to its end', 'Thu 06:59', [GONE], true],
    ['is over then', 'Thu 07:00', [GONE], false],
    ['has not made way before the day begins', 'Thu 03:59', [GONE], false],
    [
      'is not lifted by what somebody without a PIN decides that day',
      'Thu 06:00',
      [GONE, [NO_PIN, 'Thu 05:00', 'Thu 05:00', []]],
      true,
    ],
    [
      'is lifted by what a parent decides that day',
      'Thu 06:00',
      [GONE, ['dad', 'Thu 05:00', 'Thu 05:00', []]],
      false,
    ],
    [
      'but not by what they decide for the next day',
      'Thu 06:00',
      [GONE, ['dad', 'Thu 05:00', 'Fri 04:00', []]],
      true,
    ],
    [
      'nor by what they decided the evening before',
      'Thu 06:00',
      [['dad', 'Wed 23:00', 'Thu 04:00', []]],
      true,
    ],
    [
      'was lifted by what held at once',
      'Thu 06:00',
      [['dad', 'Wed 23:00', 'Wed 23:00', []]],
      false,
    ],
  ])('%s', (_, now, later, isHeld) => {
    const begun = begunWindows(versions([FIRST, ...later]), 'ada', calendar, at(now));
    expect(begun.map(({ start, end }) => [start, end])).toEqual(
      isHeld ? [[at('22:00'), at('Thu 07:00')]] : [],
    );
  });

  it('is nothing to another member, nor without earlier rules', () => {
    const rows = versions([FIRST, GONE]);
    expect(begunWindows(rows, 'ben', calendar, at('Thu 06:00'))).toEqual([]);
    expect(begunWindows(rows.slice(1), 'ada', calendar, at('Thu 06:00'))).toEqual([]);
  });
});

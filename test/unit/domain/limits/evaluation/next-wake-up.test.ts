import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import { nextWakeUp } from '../../../../../src/domain/limits/evaluation/next-wake-up.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { at, bedtime, daily, session, contextAt, watched, world } from './context-fixture.ts';
import type { World } from './context-fixture.ts';

const wakes = (given: World, now: number): number => {
  const context = contextAt(given, now);
  return nextWakeUp(context, evaluate(context));
};

describe('the background wakes by itself', () => {
  const rows: readonly (readonly [string, World, string, string])[] = [
    ['at the end of the day', world({}), '15:00', 'Thu 04:00'],
    ['when bedtime begins', world({ windows: [bedtime('22:00', '06:30')] }), '15:00', '22:00'],
    [
      'when it begins by a wall clock that is 5 hours behind',
      world({ windows: [bedtime('12:00', '13:00')] }, { aheadMs: 5 * HOUR }),
      '15:00',
      '17:00',
    ],
    [
      'when a break is over',
      world({ session: session(45, 15) }, { watched: watched('14:00-14:45') }),
      '14:50',
      '15:00',
    ],
    [
      'when the last video has to end',
      world({ daily: daily(45) }, { watched: watched('14:00-14:45:30') }),
      '14:45:30',
      '14:47',
    ],
    [
      'not for what watching uses up',
      world({ daily: daily(45) }, { watched: watched('14:00-14:44') }),
      '14:44',
      'Thu 04:00',
    ],
  ];
  it.each(rows)('%s', (_, given, now, then) => {
    expect(wakes(given, at(now))).toBe(at(then));
  });
});

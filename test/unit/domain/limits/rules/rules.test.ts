import { describe, expect, test } from 'vitest';
import {
  dailyLimitOn,
  isWithoutRules,
  NO_RULES,
} from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { bedtime, daily, session, weekly } from '../evaluation/context-fixture.ts';

const date = { from: '2026-05-06', to: '2026-05-06', limitMs: null, windows: true };

describe('rules for a day', () => {
  const rules: Rules = { ...NO_RULES, daily: daily(60), dates: [date] };
  test.each([
    ['are those of the weekday', '2026-05-05', HOUR],
    ['are those of the date, where there are some', '2026-05-06', null],
  ])('%s', (_, on, expected) => {
    expect(dailyLimitOn(rules, on)).toBe(expected);
  });

  test.each<[string, Partial<Rules>, boolean]>([
    ['none', { freeExtension: true }, true],
    ['a daily rule without limits', { daily: daily(null) }, true],
    ['a date without a limit', { dates: [date] }, true],
    ['a date with one', { dates: [{ ...date, limitMs: 0 }] }, false],
    ['a limit of nothing', { daily: daily(0) }, false],
    ['a window', { windows: [bedtime('22:00', '07:00')] }, false],
    ['a session', { session: session(30, 15) }, false],
    ['a week', { weekly: weekly(60) }, false],
  ])('close nothing at all: %s', (_, some, expected) => {
    expect(isWithoutRules({ ...NO_RULES, ...some })).toBe(expected);
  });
});

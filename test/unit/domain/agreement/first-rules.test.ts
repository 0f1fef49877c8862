import { describe, expect, it } from 'vitest';
import {
  defaultFirstRules,
  toRules,
  withWay,
} from '../../../../src/domain/agreement/first-rules.ts';
import { isFirstRules } from '../../../../src/domain/agreement/first-rules.schema.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';

const TOGETHER = defaultFirstRules(false);
const BEDTIME = { kind: 'bedtime', from: '22:00', to: '07:00', weekdays: WEEKDAYS } as const;

describe('the first rules', () => {
  it('are at first a bedtime that asks, and no other rule', () => {
    expect(TOGETHER).toMatchObject({ way: 'together', forMyself: false });
    expect(toRules(TOGETHER)).toEqual({ ...NO_RULES, windows: [{ ...BEDTIME, strength: 'soft' }] });
  });

  it('are their own for members who are alone', () => {
    expect(defaultFirstRules(true)).toMatchObject({ way: 'self', forMyself: true });
    expect(toRules(defaultFirstRules(true))).toEqual(toRules(TOGETHER));
  });

  it('can be a limit in minutes alone, or none', () => {
    const limit = { ...TOGETHER, bedtime: null, dailyMs: HOUR };
    expect(toRules(limit)).toEqual({
      ...NO_RULES,
      daily: { limitsMs: WEEKDAYS.map(() => HOUR), strength: 'soft', messagesOpen: false },
    });
    expect(toRules({ ...limit, dailyMs: null })).toEqual(NO_RULES);
  });

  it.each([
    ['parent', 'soft', 'firm'],
    ['together', 'firm', 'soft'],
    ['self', 'firm', 'firm'],
  ] as const)('hold as whoever decides suggests: %s, %s before', (way, before, after) => {
    expect(withWay({ ...TOGETHER, strength: before }, way)).toMatchObject({ way, strength: after });
  });

  it.each([
    [TOGETHER, true],
    [{ ...TOGETHER, dailyMs: HOUR, bedtime: null }, true],
    [{ ...TOGETHER, way: 'nobody' }, false],
    [{ ...TOGETHER, bedtime: { from: '25:00', to: '07:00' } }, false],
    [{ ...TOGETHER, dailyMs: -1 }, false],
    [{ ...TOGETHER, more: 1 }, false],
    [null, false],
  ])('are told from what else a page may have kept: %j', (value, expected) => {
    expect(isFirstRules(value)).toBe(expected);
  });
});

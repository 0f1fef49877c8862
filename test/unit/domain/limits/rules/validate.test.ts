import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { validateRules, RULE_FAULTS } from '../../../../../src/domain/limits/rules/validate.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { bedtime, daily, session, weekly } from '../evaluation/context-fixture.ts';

const date = { from: '2026-05-06', to: '2026-05-06', limitMs: null, windows: true };

describe('rules', () => {
  test.each<[string, Partial<Rules>, string]>([
    ['may be none', {}, ''],
    ['may have a window across midnight', { windows: [bedtime('22:00', '07:00')] }, ''],
    [
      'may have windows that overlap',
      { windows: [bedtime('21:00', '23:00'), bedtime('22:00', '07:00')] },
      '',
    ],
    ['may have no window of zero length', { windows: [bedtime('22:00', '22:00')] }, 'window-empty'],
    ['may have no window at 24:00', { windows: [bedtime('22:00', '24:00')] }, 'window-time'],
    [
      'may have no window at 7:00 without its 0',
      { windows: [bedtime('22:00', '7:00')] },
      'window-time',
    ],
    [
      'may have no window on no day',
      { windows: [bedtime('22:00', '07:00', { weekdays: [] })] },
      'window-weekdays',
    ],
    [
      'may have 20 windows',
      { windows: Array.from({ length: 20 }, () => bedtime('22:00', '07:00')) },
      '',
    ],
    [
      'may not have 21',
      { windows: Array.from({ length: 21 }, () => bedtime('22:00', '07:00')) },
      'window-too-many',
    ],
    ['may allow 0 minutes', { daily: daily(0) }, ''],
    ['may allow a day less a minute', { daily: daily(24 * 60 - 1) }, ''],
    ['may not limit to a whole day', { daily: daily(24 * 60) }, 'limit-whole-day'],
    ['may not limit to less than nothing', { daily: daily(-1) }, 'limit-negative'],
    ['may not limit to half a minute', { daily: daily(0.5) }, 'limit-not-whole'],
    ['may not limit to what is no number', { daily: daily(NaN) }, 'limit-not-whole'],
    ['may not limit to what never ends', { daily: daily(Infinity) }, 'limit-not-whole'],
    [
      'have a limit for each of seven days',
      { daily: daily(60, { limitsMs: [HOUR] }) },
      'limit-not-whole',
    ],
    ['may allow more than a day in a week', { weekly: weekly(25 * 60) }, ''],
    ['may not limit to a whole week', { weekly: weekly((7 * DAY) / MINUTE) }, 'limit-whole-week'],
    ['have sessions of a minute at least', { session: session(0, 15) }, 'session-length'],
    ['have sessions shorter than a day', { session: session(24 * 60, 15) }, 'session-length'],
    ['have breaks of five minutes at least', { session: session(30, 4) }, 'break-length'],
    ['have breaks of twelve hours at most', { session: session(30, 12 * 60 + 1) }, 'break-length'],
    [
      'may have any break where they only ask',
      { session: session(30, 0, { strength: 'soft' }) },
      '',
    ],
    [
      'but none that is less than nothing',
      { session: session(30, -5, { strength: 'soft' }) },
      'break-length',
    ],
    ['may hold on one date', { dates: [date] }, ''],
    [
      'may not hold on dates in the wrong order',
      { dates: [{ ...date, to: '2026-05-05' }] },
      'dates-order',
    ],
    [
      'may not hold on a date that does not exist',
      { dates: [{ ...date, from: '2026-02-30' }] },
      'dates-order',
    ],
    [
      'may not limit a date to a whole day',
      { dates: [{ ...date, limitMs: DAY }] },
      'limit-whole-day',
    ],
    [
      'may not hold on more than 50 dates',
      { dates: Array.from({ length: 51 }, () => date) },
      'dates-too-many',
    ],
    [
      'have each fault named once',
      { windows: [bedtime('22:00', '22:00'), bedtime('07:00', '07:00')], daily: daily(-1) },
      'window-empty limit-negative',
    ],
  ])('%s', (_, rules, expected) => {
    expect(validateRules({ ...NO_RULES, ...rules }).join(' ')).toBe(expected);
  });

  it('are looked through whatever was typed', () => {
    const number = fc.double();
    fc.assert(
      fc.property(number, number, fc.string(), fc.string(), (one, other, from, to) => {
        const faults = validateRules({
          ...NO_RULES,
          windows: [bedtime(from, to)],
          daily: daily(null, { limitsMs: [one, other] }),
          session: session(one, other),
          dates: [{ from, to, limitMs: one, windows: true }],
        });
        expect(RULE_FAULTS).toEqual(expect.arrayContaining(faults));
        expect(new Set(faults).size).toBe(faults.length);
      }),
    );
  });
});

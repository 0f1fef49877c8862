import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRules } from '../../../../../src/domain/limits/rules/compare.ts';
import { validateRules } from '../../../../../src/domain/limits/rules/validate.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { QuietWindow, Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { mergeStrictest } from '../../../../../src/domain/limits/rules/merge-strictest.ts';
import { rulesAround } from './rules-arbitraries.ts';
import { bedtime, daily, session, weekly } from '../evaluation/context-fixture.ts';

const DAY_START = '04:00';
const quiet = (...windows: QuietWindow[]): Rules => ({ ...NO_RULES, windows });

describe('the strictest of several rules', () => {
  it('is none for nobody', () => {
    expect(mergeStrictest([], DAY_START)).toEqual(NO_RULES);
  });

  it('takes the stricter of each', () => {
    const one: Rules = {
      ...NO_RULES,
      session: session(45, 5),
      daily: daily(60, { messagesOpen: true }),
      freeExtension: true,
    };
    const other: Rules = {
      ...NO_RULES,
      session: session(60, 15, { strength: 'soft' }),
      daily: daily(90),
      weekly: weekly(300),
    };
    expect(mergeStrictest([one, other], DAY_START)).toEqual({
      ...NO_RULES,
      session: session(45, 15),
      daily: daily(60),
      weekly: weekly(300),
    });
  });

  const soft = { strength: 'soft' } as const;
  const rows: readonly (readonly [string, QuietWindow[], QuietWindow[]])[] = [
    [
      'the same twice',
      [bedtime('22:00', '06:30'), bedtime('22:00', '06:30')],
      [bedtime('22:00', '06:30')],
    ],
    [
      'one within another',
      [bedtime('22:00', '06:30'), bedtime('21:00', '07:00')],
      [bedtime('21:00', '07:00')],
    ],
    [
      'a soft one within a firm one',
      [bedtime('22:00', '06:30', soft), bedtime('21:00', '07:00')],
      [bedtime('21:00', '07:00')],
    ],
    [
      'a firm one within a soft one',
      [bedtime('22:00', '06:30'), bedtime('21:00', '07:00', soft)],
      [bedtime('22:00', '06:30'), bedtime('21:00', '07:00', soft)],
    ],
    [
      'one on several days',
      [
        bedtime('22:00', '06:30', { weekdays: [6, 7] }),
        bedtime('22:00', '06:30', { weekdays: [1] }),
      ],
      [bedtime('22:00', '06:30', { weekdays: [1, 6, 7] })],
    ],
  ];
  it.each(rows)('keeps no more windows than it needs: %s', (_, windows, kept) => {
    expect(mergeStrictest([quiet(...windows)], DAY_START).windows).toEqual(kept);
  });

  it('is looser than none of them, and can be saved', () => {
    const some = fc.array(rulesAround('2026-05-06'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(some, fc.constantFrom('04:00', '00:00', '02:30'), (all, dayStart) => {
        const plain = all.map((one) => ({ ...one, dates: [] }));
        const strict = mergeStrictest(plain, dayStart);
        expect(validateRules(strict)).toEqual([]);
        for (const one of plain) expect(compareRules(one, strict, dayStart).looser).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});

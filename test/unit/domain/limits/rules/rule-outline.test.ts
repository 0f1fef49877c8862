import { expect, it } from 'vitest';
import { outlineRules } from '../../../../../src/domain/limits/rules/rule-outline.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { bedtime } from '../evaluation/context-fixture.ts';

const minutes = (...each: (number | null)[]): Rules['daily'] => ({
  limitsMs: each.map((one) => one && one * MINUTE),
  strength: 'firm',
  messagesOpen: false,
});

it.each<[string, Partial<Rules>, unknown[]]>([
  ['no rules', {}, []],
  ['the free extension alone', { freeExtension: true }, []],
  ['a bedtime', { windows: [bedtime('22:00', '07:00')] }, [{ kind: 'bedtime', from: '22:00' }]],
  [
    'two bedtimes that begin together, and a quiet time',
    {
      windows: [
        bedtime('22:00', '07:00'),
        { ...bedtime('18:00', '19:00'), kind: 'quiet' },
        bedtime('22:00', '09:00'),
      ],
    },
    [
      { kind: 'bedtime', from: '22:00' },
      { kind: 'quiet', from: '18:00' },
    ],
  ],
  [
    'a later bedtime at the weekend',
    { windows: [bedtime('22:00', '07:00'), bedtime('23:00', '09:00')] },
    [{ kind: 'bedtime', from: null }],
  ],
  [
    'the same limit each day',
    { daily: minutes(45, 45, 45, 45, 45, 45, 45) },
    [{ kind: 'daily', ms: 45 * MINUTE }],
  ],
  [
    'no limit at the weekend',
    { daily: minutes(45, 45, 45, 45, 45, null, null) },
    [{ kind: 'daily', ms: null }],
  ],
  [
    'a daily rule without any limit',
    { daily: minutes(null, null, null, null, null, null, null) },
    [],
  ],
  [
    'session, week and dates',
    {
      session: { lengthMs: 30 * MINUTE, breakMs: MINUTE, strength: 'soft', messagesOpen: true },
      weekly: { limitMs: 300 * MINUTE, strength: 'firm' },
      dates: [{ from: '2026-05-01', to: '2026-05-02', limitMs: null, windows: false }],
    },
    [{ kind: 'session', ms: 30 * MINUTE }, { kind: 'weekly', ms: 300 * MINUTE }, { kind: 'dates' }],
  ],
])('%s', (_, rules, outline) => {
  expect(outlineRules({ ...NO_RULES, ...rules })).toEqual(outline);
});

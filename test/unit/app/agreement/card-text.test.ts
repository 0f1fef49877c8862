import { expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { ruleCards, ruleChanges } from '../../../../src/app/agreement/rules/card-text.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules, Strength } from '../../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { ALL } from './agreement-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

/** The cards as text: the kind, then each sentence with what is said in tags. */
function told(rules: Rules): string[] {
  return ruleCards(rules).flatMap(({ kind, lines }) =>
    lines.map(({ sentence, strength, tags = [] }) =>
      [kind, sentence, strength, ...tags]
        .filter((part) => part !== undefined)
        .join(' | ')
        .replaceAll(/\s/gu, ' '),
    ),
  );
}

it('each rule is one sentence on its card', () => {
  expect(told(ALL)).toEqual([
    'bedtime | TikTok is off from 10:00 PM to 7:00 AM. | firm',
    'daily | Mon – Fri: 1 hr a day.',
    'daily | Sat: 1 hr 30 min a day.',
    'daily | Sun: Not on this computer. | firm | Messages stay open',
    'session | After 20 min, a break of 10 min. | firm | Messages stay open',
    'weekly | 6 hr a week. | soft',
    'dates | May 20 to May 24: 2 hr; no bedtime or quiet times.',
    'free | Once a day, without asking.',
  ]);
});

it('a rule that asks says so', () => {
  const [quiet] = told({
    ...NO_RULES,
    windows: [{ kind: 'quiet', from: '16:00', to: '17:00', weekdays: [1, 2], strength: 'soft' }],
  });
  expect(quiet).toBe('quiet | Kintime asks from 4:00 PM to 5:00 PM. | soft | Mon, Tue');
  const session = {
    lengthMs: 30 * MINUTE,
    breakMs: 0,
    strength: 'soft',
    messagesOpen: false,
  } as const;
  expect(told({ ...NO_RULES, session })).toEqual([
    'session | After 30 min, Kintime asks: stop here? | soft',
  ]);
});

it('a change leaves out what stays the same', () => {
  const daily = (minutes: number, strength: Strength): Rules => ({
    ...NO_RULES,
    daily: {
      limitsMs: Array.from({ length: 7 }, () => minutes * MINUTE),
      strength,
      messagesOpen: true,
    },
  });
  const hour = daily(60, 'soft');
  expect(ruleChanges(hour, hour)).toEqual([]);
  expect(ruleChanges(hour, daily(90, 'soft'))).toEqual([
    {
      kind: 'daily',
      was: [{ sentence: '1 hr a day.' }],
      is: [{ sentence: '1 hr 30 min a day.' }],
    },
  ]);
  const tags = ['Messages stay open'];
  expect(ruleChanges(hour, daily(60, 'firm'))).toEqual([
    {
      kind: 'daily',
      was: [{ sentence: '1 hr a day.', strength: 'soft', tags }],
      is: [{ sentence: '1 hr a day.', strength: 'firm', tags }],
    },
  ]);
  expect(ruleChanges(hour, NO_RULES)).toEqual([
    { kind: 'daily', was: [{ sentence: '1 hr a day.', strength: 'soft', tags }], is: [] },
  ]);
});

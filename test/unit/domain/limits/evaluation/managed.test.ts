import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  dailyProgress,
  evaluateWithManaged,
  managedContext,
  opensAtWithManaged,
} from '../../../../../src/domain/limits/evaluation/managed.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { NO_ANSWERS } from '../../../../../src/domain/limits/evaluation/context.ts';
import type { EvaluationContext } from '../../../../../src/domain/limits/evaluation/context.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { evaluate, opensAt } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import { STATES } from '../../../../../src/domain/limits/evaluation/outcome.ts';
import { moment } from '../../../../arbitraries.ts';

/** A Friday evening in Berlin; the day lasts until 04:00. */
const NOW = moment('2026-05-01T18:00Z');
const MORNING = moment('2026-05-02T02:00Z');
const BERLIN = { from: 0, zone: 'Europe/Berlin', dayStart: '04:00', lateFrom: '22:00' };

function contextWith(
  rules: Partial<Rules>,
  parts: Partial<EvaluationContext> = {},
): EvaluationContext {
  return {
    rules: { ...NO_RULES, ...rules },
    begun: [],
    openingPauseMs: null,
    usage: {
      spans: [{ start: NOW - 3 * HOUR, end: NOW - 2 * HOUR, feed: 'for-you' }],
      lost: [],
      shared: [],
      weekBeforeMs: 0,
    },
    grants: [],
    answers: NO_ANSWERS,
    calendar: BERLIN,
    weekStart: '2026-04-27',
    now: NOW,
    aheadMs: 0,
    feed: null,
    isTracked: true,
    ...parts,
  };
}

function set(own: EvaluationContext, rules: Partial<Rules>): EvaluationContext {
  return managedContext(own, { ...NO_RULES, ...rules }, own.usage);
}

function daily(minutes: number, strength: 'soft' | 'firm' = 'firm'): Partial<Rules> {
  const limitsMs = Array<number>(7).fill(minutes * MINUTE);
  return { daily: { limitsMs, strength, messagesOpen: false } };
}

const grant = {
  id: 'g',
  member: 'ada',
  date: '2026-05-01',
  at: NOW - MINUTE,
  ms: 30 * MINUTE,
  pastBedtime: true,
  how: 'pin' as const,
  parent: 'dad',
  reason: '',
};

describe('the stricter of two verdicts', () => {
  it.each<[string, Partial<Rules>, Partial<Rules>, string, boolean]>([
    ['nothing by either', {}, daily(120), 'open', false],
    ["an administrator's limit", {}, daily(30), 'closed', true],
    ["the member's own limit", daily(30), daily(120), 'closed', false],
    ["an administrator's limit above a question", daily(30, 'soft'), daily(30), 'closed', true],
    [
      'of two limits that close, the one that lasts',
      daily(30),
      { weekly: { limitMs: 30 * MINUTE, strength: 'firm' } },
      'closed',
      true,
    ],
    [
      "the member's own where that lasts",
      { weekly: { limitMs: 30 * MINUTE, strength: 'firm' } },
      daily(30),
      'closed',
      false,
    ],
  ])('%s', (_, own, managed, state, byAdministrator) => {
    const ours = contextWith(own);
    expect(evaluateWithManaged(ours, set(ours, managed))).toMatchObject({ state, byAdministrator });
  });

  it('says what comes first', () => {
    const ours = contextWith(daily(100));
    expect(evaluateWithManaged(ours, set(ours, daily(80))).next).toMatchObject({
      at: NOW + 20 * MINUTE,
    });
    expect(evaluateWithManaged(ours, set(ours, daily(200))).next).toMatchObject({
      at: NOW + 40 * MINUTE,
    });
  });

  it('is the own one where nobody set anything', () => {
    const ours = contextWith(daily(30));
    expect(evaluateWithManaged(ours, null)).toEqual({ ...evaluate(ours), byAdministrator: false });
    expect(opensAtWithManaged(ours, null)).toBe(opensAt(ours));
  });
});

test('neither extra time nor an answer loosens what an administrator set', () => {
  const answers = { ...NO_ANSWERS, continuedUntil: NOW + HOUR };
  const ours = contextWith(daily(30), { grants: [grant], answers });
  expect(evaluate(ours).state).toBe('open');
  expect(evaluateWithManaged(ours, set(ours, daily(30)))).toMatchObject({
    state: 'closed',
    byAdministrator: true,
  });
});

describe('when the site opens', () => {
  const bedtime = { kind: 'bedtime', from: '02:00', to: '09:00', strength: 'firm' } as const;
  const windows = [{ ...bedtime, weekdays: [1, 2, 3, 4, 5, 6, 7] as const }];

  it('goes by whichever lasts longer, and by what comes in between', () => {
    const ours = contextWith(daily(30));
    expect(opensAtWithManaged(ours, set(ours, daily(30)))).toBe(MORNING);
    // The limit ends at 04:00, within a bedtime that began at 02:00.
    const nine = moment('2026-05-02T07:00Z');
    expect(opensAtWithManaged(ours, set(ours, { windows }))).toBe(nine);
    expect(
      opensAtWithManaged(contextWith({ windows }), set(contextWith({ windows }), daily(30))),
    ).toBe(nine);
  });

  it('forgets last week once a new one begins', () => {
    const weekly = { weekly: { limitMs: 30 * MINUTE, strength: 'firm' as const } };
    const ours = contextWith(weekly);
    const monday = moment('2026-05-04T02:00Z');
    expect(opensAtWithManaged(ours, set(ours, weekly))).toBe(monday);
    expect(opensAtWithManaged(ours, set(ours, daily(30)))).toBe(monday);
  });

  it('is not in sight where one never opens', () => {
    const ours = contextWith({});
    expect(opensAtWithManaged(ours, set(ours, daily(0)))).toBeNull();
  });
});

test('both together are never looser than either', () => {
  const minutes = fc.integer({ min: 0, max: 200 });
  const strength = fc.constantFrom('soft' as const, 'firm' as const);
  const used = fc.integer({ min: 1, max: 170 });
  fc.assert(
    fc.property(minutes, strength, minutes, used, (own, how, theirs, watched) => {
      const span = { start: NOW - 3 * HOUR, end: NOW - 3 * HOUR + watched * MINUTE };
      const spans = [{ ...span, feed: 'for-you' as const }];
      const ours = contextWith(daily(own, how), {
        usage: { spans, lost: [], shared: [], weekBeforeMs: 0 },
      });
      const managed = set(ours, daily(theirs));
      const both = evaluateWithManaged(ours, managed);
      for (const one of [ours, managed]) {
        const alone = evaluate(one);
        expect(STATES.indexOf(both.state)).toBeGreaterThanOrEqual(STATES.indexOf(alone.state));
        expect(both.until).toBeLessThanOrEqual(alone.until);
        expect(opensAtWithManaged(ours, managed) ?? Infinity).toBeGreaterThanOrEqual(
          opensAt(one) ?? Infinity,
        );
      }
    }),
  );
});

it.each([
  ['none without any', {}, {}, null, 1],
  ['ours', daily(90), {}, 90, 1],
  ['ours where theirs leaves more', daily(90), daily(120), 90, 1],
  ['theirs where ours leaves more', daily(90), daily(80), 80, 1],
  ['theirs, which all members use up', daily(90), daily(120), 120, 2],
] as const)('the daily limit that is shown is %s', (_, ours, theirs, minutes, hours) => {
  const own = contextWith(ours);
  const end = NOW - (3 - hours) * HOUR;
  const usage = { ...own.usage, spans: [{ start: NOW - 3 * HOUR, end, feed: 'for-you' as const }] };
  const managed = managedContext(own, { ...NO_RULES, ...theirs }, usage);
  const shown = dailyProgress(own, managed);
  expect(shown.allowanceMs).toBe(minutes === null ? null : minutes * MINUTE);
  expect(shown.chargedMs).toBe(hours * HOUR);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import {
  needsTracking,
  beforeTracking,
  withRules,
} from '../../../../../src/domain/limits/evaluation/before-tracking.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { evaluate } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import { nextWakeUp } from '../../../../../src/domain/limits/evaluation/next-wake-up.ts';
import { rulesAround } from '../rules/rules-arbitraries.ts';
import {
  at,
  bedtime,
  daily,
  extra,
  session,
  contextAt,
  watched,
  weekly,
  world,
} from './context-fixture.ts';
import type { World } from './context-fixture.ts';

const NIGHT = { windows: [bedtime('22:00', '07:00')] };
const holiday = (limitMs: number | null) => ({
  from: '2026-05-01',
  to: '2026-05-31',
  limitMs,
  windows: true,
});

const before = (given: World, now: string) => beforeTracking(contextAt(given, at(now)));
const verdictText = (given: World, now: string): string => {
  const { state, reason } = evaluate(before(given, now));
  return [state, reason ?? ''].join(' ').trim();
};

describe('before counting has begun', () => {
  const rows: readonly (readonly [string, World, string, string])[] = [
    ['bedtime closes', world(NIGHT), '22:30', 'closed bedtime'],
    ['bedtime that asks asks', world({ windows: [soft()] }), '22:30', 'paused bedtime'],
    ['the site is open before bedtime', world(NIGHT), '21:59', 'open'],
    ['“not on this computer” closes', world({ daily: daily(0) }), '15:00', 'closed daily'],
    ['a date of nothing closes', world({ dates: [holiday(0)] }), '15:00', 'closed daily'],
    ['a week of nothing closes', world({ weekly: weekly(0) }), '15:00', 'closed weekly'],
    [
      'no limit in minutes holds, whatever is known of another time',
      world(
        { daily: daily(10), weekly: weekly(10), session: session(10, 5) },
        { watched: watched('14:00-14:59') },
      ),
      '15:00',
      'open',
    ],
    [
      'no opening is asked about',
      world({}, { openingPauseMs: 8000, feed: 'for-you' }),
      '15:00',
      'open',
    ],
  ];
  it.each(rows)('%s', (_, given, now, then) => {
    expect(verdictText(given, now)).toBe(then);
  });

  it('extra time past bedtime runs by the clock, and the background wakes for its end', () => {
    const given = world(NIGHT, { grants: [extra(at('22:30'), 15, { pastBedtime: true })] });
    expect(verdictText(given, '22:31')).toBe('open');
    expect(verdictText(given, '22:44:59')).toBe('open');
    expect(verdictText(given, '22:48')).toBe('closed bedtime');
    const context = before(given, '22:31');
    expect(nextWakeUp(context, evaluate(context))).toBe(at('22:45'));
  });

  it('other rules that are tried out hold no more than those that are there', () => {
    const tried = { ...NO_RULES, daily: daily(10), windows: [bedtime('16:00', '17:00')] };
    const { next } = evaluate(withRules(before(world({}), '15:00'), tried));
    expect(next).toMatchObject({ reason: 'bedtime', at: at('16:00') });
    const counted = contextAt(world({}), at('15:00'));
    expect(evaluate(withRules(counted, tried)).next).toMatchObject({ reason: 'daily' });
  });

  it('never speaks of a limit in minutes, now or next', () => {
    fc.assert(
      fc.property(rulesAround('2026-05-06'), (given) => {
        const context = before(world(given, { watched: watched('05:00-14:59') }), '15:00');
        expect(needsTracking(context.rules)).toBe(false);
        expect(evaluate(context).reason).not.toBe('session');
      }),
    );
  });
});

function soft() {
  return bedtime('22:00', '07:00', { strength: 'soft' });
}

describe('a rule that needs a count', () => {
  const rows: readonly (readonly [string, Partial<Rules>, boolean])[] = [
    ['none', {}, false],
    ['bedtime', NIGHT, false],
    ['a session length', { session: session(20, 5) }, true],
    ['a daily limit', { daily: daily(30) }, true],
    ['a daily limit of nothing', { daily: daily(0) }, false],
    ['no limit on any day', { daily: daily(null) }, false],
    ['a weekly limit', { weekly: weekly(300) }, true],
    ['another limit for a date', { dates: [holiday(30 * MINUTE)] }, true],
    ['a date without a limit', { dates: [holiday(null)] }, false],
  ];
  it.each(rows)('is known: %s', (_, given, needs) => {
    expect(needsTracking({ ...NO_RULES, ...given })).toBe(needs);
  });
});

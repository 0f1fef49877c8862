import { describe, expect, it, test } from 'vitest';
import {
  canAskEarly,
  isOfferedEarly,
  isWaiting,
  amountsFor,
  answered,
  requestsFor,
  requestsOn,
  stateOf,
  whoAnswers,
} from '../../../../src/domain/agreement/extra-time-request.ts';
import type { EarlyOffer } from '../../../../src/domain/agreement/extra-time-request.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { requestOf } from '../../support/profile-fixture.ts';

describe('a request for extra time', () => {
  test.each([
    ['asked', null],
    ['given', 15],
    ['given', 30],
    ['fewer', 5],
    ['refused', 0],
  ] as const)('is %s after an answer of %s minutes', (state, minutes) => {
    const request = requestOf({ ms: 15 * MINUTE });
    const after = minutes === null ? request : answered(request, minutes * MINUTE, 'dad', 1, '');
    expect(stateOf(after)).toBe(state);
  });

  it('ends with its day, and the latest comes first', () => {
    const [early, late] = [requestOf({ at: 1 }), requestOf({ member: 'ben', at: 2 })];
    const old = requestOf({ member: 'ada', date: '2026-05-06', at: 3 });
    expect(requestsOn([early, old, late], '2026-05-07')).toEqual([late, early]);
    expect(requestsOn([early, old, late], '2026-05-08')).toEqual([]);
  });

  it('is seen by everybody until it is answered, and then by whoever asked', () => {
    const mine = answered(requestOf(), 0, 'dad', 1, 'no');
    const theirs = { ...mine, member: 'ben' };
    const waits = requestOf({ member: 'ada' });
    expect(requestsFor([mine, theirs, waits], 'mia')).toEqual([mine, waits]);
    expect(requestsFor([mine, theirs, waits], null)).toEqual([waits]);
  });

  test.each([
    [5, [5]],
    [15, [5, 15]],
    [30, [5, 15, 30]],
  ])('for %i minutes can be answered with %j', (minutes, amounts) => {
    const offered = amountsFor({ ms: minutes * MINUTE });
    expect(offered.map((ms) => ms / MINUTE)).toEqual(amounts);
  });

  test.each([
    ['self', true, 'parent'],
    ['together', true, 'parent'],
    ['parent', true, 'parent'],
    ['together', false, 'anyone'],
    ['parent', false, 'anyone'],
    ['self', false, 'nobody'],
  ] as const)(
    'where the way is "%s" and a PIN is there: %s, is answered by %s',
    (way, hasPin, who) => expect(whoAnswers(way, hasPin)).toBe(who),
  );
});

describe('asking before TikTok closes', () => {
  const next = (minutes: number, strength: 'firm' | 'soft') => ({
    at: minutes * MINUTE,
    reason: 'daily' as const,
    strength,
  });

  test.each([
    ['in the last minutes', next(5, 'firm'), null, true],
    ['not earlier', next(6, 'firm'), null, false],
    ['not where Kintime asks', next(5, 'soft'), null, false],
    ['not where an administrator set rules', next(5, 'firm'), NO_RULES, false],
    ['not while nothing is near', null, null, false],
  ])('is possible %s', (_, rule, managed, can) => {
    expect(canAskEarly(rule, 0, managed)).toBe(can);
  });

  const offer = {
    member: 'mia',
    next: next(5, 'firm'),
    now: 0,
    managed: null,
    way: 'together' as const,
    hasPin: false,
    requests: [{ member: 'ben' }],
  };

  test.each<[string, Partial<EarlyOffer>, boolean]>([
    ['where somebody can answer', {}, true],
    [
      'where a parent with a PIN can answer the member who decides',
      { way: 'self', hasPin: true },
      true,
    ],
    ['not where nobody can answer', { way: 'self' }, false],
    ['not twice a day', { requests: [{ member: 'mia' }] }, false],
    ['not where it is not possible', { next: next(6, 'firm') }, false],
  ])('is offered %s', (_, change, isOffered) => {
    expect(isOfferedEarly({ ...offer, ...change })).toBe(isOffered);
  });
});

test('a request waits for its member until it is answered', () => {
  const asked = requestOf();
  expect(isWaiting([asked], asked.member)).toBe(true);
  expect(isWaiting([asked], 'somebody else')).toBe(false);
  expect(isWaiting([answered(asked, 0, 'dad', 1, '')], asked.member)).toBe(false);
});

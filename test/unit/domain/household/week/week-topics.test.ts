import { describe, expect, it } from 'vitest';
import type { MemberWeek } from '../../../../../src/domain/household/week/household-week.ts';
import { weekToReview } from '../../../../../src/domain/household/week/review-week.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { suggestionFor, topicsOf } from '../../../../../src/domain/household/week/week-topics.ts';
import type { Suggestion } from '../../../../../src/domain/household/week/week-topics.ts';
import { memberWeek } from './member-week-fixture.ts';

describe('what a week gives reason to ask about', () => {
  const rows: readonly [what: string, week: Partial<MemberWeek>, topics: object][] = [
    ['nothing in a calm week', {}, { late: false, long: false, phone: false, elsewhere: false }],
    ['15 minutes late in the evening', { lateMs: 15 * MINUTE }, { late: true }],
    ['less than that', { lateMs: 10 * MINUTE }, { late: false }],
    ['an hour in one go', { longestMs: 60 * MINUTE }, { long: true }],
    ['less than that', { longestMs: 55 * MINUTE }, { long: false }],
    ['a phone that was typed in', { phoneMs: 0 }, { phone: true, elsewhere: false }],
    [
      'a larger phone',
      { phoneMs: 9 * HOUR, elsewhereLarger: true },
      { phone: true, elsewhere: true },
    ],
  ];
  it.each(rows)('%s', (_, week, topics) => {
    expect(topicsOf([null, memberWeek(), memberWeek(week)])).toMatchObject(topics);
  });

  it('nothing where no week is known', () => {
    expect(topicsOf([null])).toEqual({ late: false, long: false, phone: false, elsewhere: false });
  });
});

describe('what somebody could propose', () => {
  const rows: readonly [what: string, week: Partial<MemberWeek> | null, idea: Suggestion][] = [
    ['after a calm week', {}, 'keep'],
    ['of whom nothing is known', null, 'keep'],
    ['after late evenings', { lateMs: 30 * MINUTE, longestMs: 90 * MINUTE }, 'bedtime'],
    ['after a calm week of a browser beside a larger phone', { elsewhereLarger: true }, 'phone'],
    ['after a long session', { longestMs: 90 * MINUTE }, 'session'],
    [
      'after extra time on two days',
      { lateMs: 30 * MINUTE, extra: { days: 2, ms: 30 * MINUTE } },
      'limit',
    ],
    ['after extra time on one day', { extra: { days: 1, ms: 5 * MINUTE } }, 'keep'],
  ];
  it.each(rows)('%s', (_, week, idea) => {
    expect(suggestionFor(week === null ? null : memberWeek(week))).toBe(idea);
  });
});

describe('the week that is read together', () => {
  it.each([
    ['on its first day the one before', '2026-05-04', 1, '2026-04-27'],
    ['on its fourth day the one before', '2026-05-07', 1, '2026-04-27'],
    ['from its fifth day on this one', '2026-05-08', 1, '2026-05-04'],
    ['on its last day this one', '2026-05-10', 1, '2026-05-04'],
    ['by the first day of the household', '2026-05-10', 7, '2026-05-03'],
  ] as const)('%s', (_, today, firstDay, week) => {
    expect(weekToReview(today, firstDay)).toBe(week);
  });

  it('is the one that has begun where nothing is known of the one before', () => {
    expect(weekToReview('2026-05-10', 7, true)).toBe('2026-05-10');
    expect(weekToReview('2026-05-04', 1, true)).toBe('2026-05-04');
  });
});

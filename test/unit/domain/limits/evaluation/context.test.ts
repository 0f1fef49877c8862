import { describe, expect, it } from 'vitest';
import {
  isWithinSession,
  laterContext,
  opensToday,
} from '../../../../../src/domain/limits/evaluation/context.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { at, contextAt, watched, world } from './context-fixture.ts';

describe('the same context later', () => {
  const seen = world({}, { watched: watched('Tue 12:00-Tue 12:30', '14:00-14:20') });
  const now = at('15:00');
  const rows: readonly (readonly [string, number, string, number])[] = [
    ['on the same day has the same usage', at('Thu 03:59'), '2026-05-04', 30],
    ['on another day has today in the week before it', at('Thu 04:00'), '2026-05-04', 50],
    ['in another week begins anew', at('Sun 12:00') + 24 * 60 * MINUTE, '2026-05-11', 0],
    ['in the week after next is in that week', now + 14 * 24 * 60 * MINUTE, '2026-05-18', 0],
  ];
  it.each(rows)('%s', (_, then, weekStart, minutes) => {
    const later = laterContext(contextAt(seen, now), then);
    expect(later).toMatchObject({ now: then, weekStart });
    expect(later.usage.weekBeforeMs).toBe(minutes * MINUTE);
  });
});

describe('a session that is not over', () => {
  it.each([
    ['while somebody watches', '14:10', true],
    ['within 5 minutes after that', '14:24', true],
    ['not later', '14:25', false],
    ['not before anything was watched', '13:59', false],
  ])('is there %s', (_, now, expected) => {
    const seen = world({}, { watched: watched('14:00-14:20') });
    expect(isWithinSession(contextAt(seen, at(now)))).toBe(expected);
  });
});

describe('how often the site was opened today', () => {
  it.each([
    ['is none before anything was watched', [], 0],
    ['counts sessions', ['08:00-08:10', '08:14-08:20', '09:00-09:05'], 2],
    ['leaves out those of yesterday', ['Tue 20:00-Tue 21:00', '08:00-08:10'], 1],
    ['leaves out the one that began before the day', ['03:50-04:10', '09:00-09:05'], 1],
  ])('%s', (_, spans, opens) => {
    const seen = world({}, { watched: watched(...spans) });
    expect(opensToday(contextAt(seen, at('14:00')))).toBe(opens);
  });
});

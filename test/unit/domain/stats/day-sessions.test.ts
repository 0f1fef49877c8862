import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { dayOf } from '../../../../src/domain/tracking/day-totals.ts';
import { daySessionsOf } from '../../../../src/domain/stats/day-sessions.ts';
import type { Feed } from '../../../../src/domain/tracking/feeds.ts';
import { mergeSpans } from '../../../../src/domain/tracking/merge-spans.ts';
import type { Span } from '../../../../src/domain/tracking/span.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { spansWithin } from '../../../arbitraries.ts';

const DAY = '2024-05-03';

function span(from: number, to: number, feed: Feed, device = 'laptop'): Span {
  const place = { device, member: 'ada', site: 'tiktok', date: DAY, zone: 'Europe/Berlin' };
  return { ...place, feed, start: from * MINUTE, end: to * MINUTE };
}

describe('the sessions of a day', () => {
  it('say from when to when, how long, and mostly where', () => {
    const sessions = daySessionsOf([
      span(30, 40, 'messages'),
      span(0, 6, 'friends'),
      span(8, 12, 'for-you'),
      span(12, 15, 'for-you'),
    ]);
    expect(sessions).toEqual([
      {
        start: 0,
        end: 15 * MINUTE,
        activeMs: 13 * MINUTE,
        mostly: 'for-you',
        zone: 'Europe/Berlin',
      },
      {
        start: 30 * MINUTE,
        end: 40 * MINUTE,
        activeMs: 10 * MINUTE,
        mostly: 'messages',
        zone: 'Europe/Berlin',
      },
    ]);
  });

  it('are two where two devices were watched at the same time', () => {
    const sessions = daySessionsOf([span(0, 10, 'for-you'), span(5, 12, 'live', 'phone')]);
    expect(sessions.map(({ activeMs }) => activeMs)).toEqual([10 * MINUTE, 7 * MINUTE]);
  });

  it('add up to the day, are as many as its row says, and the longest is the longest', () => {
    fc.assert(
      fc.property(spansWithin(200, MINUTE), (claims) => {
        const spans = mergeSpans([], claims);
        const day = dayOf({ device: 'laptop', member: 'ada', site: 'tiktok', date: DAY }, spans, {
          calendar: firstCalendar('UTC'),
          endBefore: null,
        });
        const sessions = daySessionsOf(spans);
        expect(sessions.reduce((sum, { activeMs }) => sum + activeMs, 0)).toBe(day.activeMs);
        expect(sessions).toHaveLength(day.sessions);
        expect(Math.max(0, ...sessions.map(({ activeMs }) => activeMs))).toBe(day.longestMs);
      }),
    );
  });
});

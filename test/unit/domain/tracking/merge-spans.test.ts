import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOf, calendarAt } from '../../../../src/domain/time/calendar.ts';
import { FEEDS } from '../../../../src/domain/tracking/feeds.ts';
import { memberAt } from '../../../../src/domain/people/members.ts';
import { mergeSpans, splitClaim } from '../../../../src/domain/tracking/merge-spans.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import type { Span } from '../../../../src/domain/tracking/span.ts';
import { DAY, HOUR, SECOND } from '../../../../src/domain/time/units.ts';
import { journeys, moment, spansWithin, switchesAround } from '../../../arbitraries.ts';
import { spansIn } from './span-builder.ts';

const LENGTH = 30;
const claims = spansWithin(LENGTH, SECOND);

const span = spansIn(SECOND);

/** As `span`, in the feed that stands later. */
function search(start: number, end: number): Span {
  return span(start, end, { feed: 'search' });
}

/** As `span`, but of the next day. */
function next(start: number, end: number): Span {
  return span(start, end, { date: '2024-05-04' });
}

/** As `span`, but of the member who comes later. */
function ben(start: number, end: number): Span {
  return span(start, end, { member: 'ben' });
}

/** As `span`, but of the zone that comes later. */
function utc(start: number, end: number): Span {
  return span(start, end, { zone: 'UTC' });
}

describe('claims added to spans', () => {
  test.each<[string, Span[], Span[], Span[]]>([
    ['are kept when nothing was stored', [], [span(0, 8)], [span(0, 8)]],
    ['change nothing when repeated', [span(0, 8)], [span(0, 8)], [span(0, 8)]],
    ['change nothing when they lie inside', [span(0, 8)], [span(2, 5)], [span(0, 8)]],
    ['are joined where they touch', [span(0, 8)], [span(8, 16)], [span(0, 16)]],
    ['fill a hole', [span(0, 8), span(12, 20)], [span(6, 14)], [span(0, 20)]],
    ['stay apart over a pause', [span(0, 8)], [span(9, 16)], [span(0, 8), span(9, 16)]],
    ['are sorted', [span(20, 30)], [span(0, 8)], [span(0, 8), span(20, 30)]],
    ['give way to a feed before', [span(0, 8)], [search(4, 9)], [span(0, 8), search(8, 9)]],
    ['take over from later', [search(0, 8)], [span(2, 8)], [search(0, 2), span(2, 8)]],
    ['go to the smaller member', [ben(0, 8)], [span(4, 9)], [ben(0, 4), span(4, 9)]],
    ['go by feed before member', [search(0, 8)], [ben(0, 8)], [ben(0, 8)]],
    ['go by member before date', [ben(0, 8)], [next(0, 8)], [next(0, 8)]],
    ['go to the earlier date', [next(0, 8)], [span(4, 9)], [next(0, 4), span(4, 9)]],
    ['go by date before zone', [next(0, 8)], [utc(0, 8)], [utc(0, 8)]],
    ['go to the smaller zone', [utc(0, 8)], [span(4, 9)], [utc(0, 4), span(4, 9)]],
    ['are not joined across days', [span(0, 8)], [next(8, 9)], [span(0, 8), next(8, 9)]],
    ['are left out when empty', [span(0, 8)], [span(10, 10), span(12, 11)], [span(0, 8)]],
    ['are nothing when there are none', [], [], []],
  ])('%s', (_, stored, added, expected) => {
    expect(mergeSpans(stored, added)).toEqual(expected);
  });

  test.each([
    ['device', { device: 'phone' }],
    ['site', { site: 'elsewhere' }],
  ])('are refused when they are of another %s', (_, other) => {
    expect(() => mergeSpans([span(0, 8)], [span(0, 8, other)])).toThrow(RangeError);
  });

  it('leave their lists as they were', () => {
    const stored = [span(20, 30), span(0, 10)];
    const before = structuredClone(stored);
    mergeSpans(stored, [span(5, 25)]);
    expect(stored).toEqual(before);
  });

  it('give each second to the foremost of those who claim it, second by second', () => {
    fc.assert(
      fc.property(claims, claims, (stored, added) => {
        expect(secondsOf(mergeSpans(stored, added))).toEqual(secondsByHand([...stored, ...added]));
      }),
      { numRuns: 500 },
    );
  });

  it('are sorted, never overlap, are never empty, and are joined wherever they can be', () => {
    fc.assert(
      fc.property(claims, claims, (stored, added) => {
        const spans = mergeSpans(stored, added);
        for (const [i, { start, end }] of spans.entries()) {
          expect(start).toBeLessThan(end);
          const after = spans[i + 1];
          if (!after) continue;
          expect(end).toBeLessThanOrEqual(after.start);
          if (end === after.start) expect(ownerOf(after)).not.toBe(ownerOf(spans[i]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(claims, claims, (stored, added) => {
        const once = mergeSpans(stored, added);
        expect(mergeSpans(once, added)).toEqual(once);
        expect(mergeSpans(once, once)).toEqual(once);
        expect(mergeSpans(once, [])).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  it('come out the same in whatever order they arrive', () => {
    fc.assert(
      fc.property(claims, claims, claims, (a, b, c) => {
        expect(mergeSpans(b, a)).toEqual(mergeSpans(a, b));
        expect(mergeSpans(mergeSpans(a, b), c)).toEqual(mergeSpans(a, mergeSpans(b, c)));
        expect(mergeSpans([], [...a, ...b].toReversed())).toEqual(mergeSpans(a, b));
      }),
      { numRuns: 200 },
    );
  });

  it('cost no more than their number asks for', () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      span(i, 20_000 + i, { feed: FEEDS[i % 3] ?? 'other' }),
    );
    expect(mergeSpans(many.slice(0, 10_000), many.slice(10_000))).toEqual([
      span(0, 39_998, { feed: 'for-you' }),
      span(39_998, 39_999, { feed: 'following' }),
    ]);
  });
});

describe('a claim cut into spans', () => {
  const place = { device: 'laptop', site: 'tiktok' };
  const ada = { at: 0, member: 'ada' };

  it('is split at the day boundary and at a switch of member', () => {
    const midnight = moment('2024-05-04T00:00Z');
    const at = (hour: number) => midnight + hour * HOUR;
    const spans = splitClaim(
      { start: at(1), end: at(4), feed: 'live' },
      place,
      [{ from: 0, zone: 'Europe/Berlin', dayStart: '04:00', lateFrom: '22:00' }],
      [ada, { at: at(3), member: 'ben' }],
    );
    const rest = { ...place, feed: 'live', zone: 'Europe/Berlin' };
    expect(spans).toEqual([
      { ...rest, start: at(1), end: at(2), date: '2024-05-03', member: 'ada' },
      { ...rest, start: at(2), end: at(3), date: '2024-05-04', member: 'ada' },
      { ...rest, start: at(3), end: at(4), date: '2024-05-04', member: 'ben' },
    ]);
  });

  it('loses nothing, and each piece has the one day and member of its instants', () => {
    const situations = journeys(2 * DAY).chain(({ calendars, interval }) =>
      fc.record({
        calendars: fc.constant(calendars),
        claim: fc.constant({ ...interval, feed: 'search' as const }),
        switches: switchesAround(interval),
      }),
    );
    fc.assert(
      fc.property(situations, ({ calendars, claim, switches }) => {
        const spans = splitClaim(claim, place, calendars, switches);
        expect(totalMs(spans)).toBe(claim.end - claim.start);
        expect(totalMs(mergeSpans([], spans))).toBe(claim.end - claim.start);
        for (const { start, end, member, date, zone } of spans) {
          for (const at of [start, end - 1]) {
            const calendar = calendarAt(calendars, at);
            const expected = [memberAt(switches, at), dateOf(calendar, at), calendar.zone];
            expect([member, date, zone]).toEqual(expected);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing when it is cut and added again', () => {
    fc.assert(
      fc.property(journeys(2 * DAY), ({ calendars, interval }) => {
        const claim = { ...interval, feed: 'for-you' } as const;
        const cut = () => splitClaim(claim, place, calendars, [ada]);
        const spans = mergeSpans([], cut());
        expect(mergeSpans(spans, cut())).toEqual(spans);
      }),
      { numRuns: 50 },
    );
  });
});

function ownerOf(owner: Span | undefined): string {
  return owner ? [owner.feed, owner.member, owner.date, owner.zone].join(' ') : '';
}

/** Who has each second, as the spans say. */
function secondsOf(spans: readonly Span[]): string[] {
  return Array.from({ length: LENGTH }, (_, second) => {
    const at = second * SECOND;
    return ownerOf(spans.find(({ start, end }) => start <= at && at < end));
  });
}

/** Sorts as the fixed order does; there are fewer than ten feeds. */
function rankOf(each: Span): string {
  return `${FEEDS.indexOf(each.feed)} ${each.member} ${each.date} ${each.zone}`;
}

/** Who should have each second: the first, by the fixed order, of all that claim it. */
function secondsByHand(all: readonly Span[]): string[] {
  return Array.from({ length: LENGTH }, (_, second) => {
    const at = second * SECOND;
    const claimants = all.filter(({ start, end }) => start <= at && at < end);
    return ownerOf(claimants.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))[0]);
  });
}

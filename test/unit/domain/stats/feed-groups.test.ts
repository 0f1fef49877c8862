import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { groupFeeds, tenthsOf } from '../../../../src/domain/stats/feed-groups.ts';
import { FEEDS } from '../../../../src/domain/tracking/feeds.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';

const times = fc
  .array(fc.integer({ min: 0, max: 10 * HOUR }), {
    minLength: FEEDS.length,
    maxLength: FEEDS.length,
  })
  .map((list) => FEEDS.map((feed, i) => [feed, list[i] ?? 0] as const));

describe('the groups of feeds', () => {
  it('hold all of the time together, and each the time of its feeds', () => {
    fc.assert(
      fc.property(times, (feeds) => {
        const groups = groupFeeds(feeds);
        expect(groups.map(({ group }) => group)).toEqual(['endless', 'people', 'rest']);
        const all = feeds.reduce((sum, [, ms]) => sum + ms, 0);
        expect(groups.reduce((sum, { ms }) => sum + ms, 0)).toBe(all);
        for (const { ms, feeds: inside } of groups) {
          expect(inside.reduce((sum, [, each]) => sum + each, 0)).toBe(ms);
        }
        expect(groups.flatMap((one) => one.feeds)).toHaveLength(
          feeds.filter(([, ms]) => ms > 0).length,
        );
      }),
    );
  });

  it('tell the endless feeds from people, the longest feed first', () => {
    const groups = groupFeeds([
      ['for-you', 9],
      ['following', 1],
      ['friends', 2],
      ['messages', 3],
      ['live', 4],
      ['explore', 5],
      ['search', 0],
    ]);
    expect(groups).toEqual([
      {
        group: 'endless',
        ms: 14,
        feeds: [
          ['for-you', 9],
          ['explore', 5],
        ],
      },
      {
        group: 'people',
        ms: 6,
        feeds: [
          ['messages', 3],
          ['friends', 2],
          ['following', 1],
        ],
      },
      { group: 'rest', ms: 4, feeds: [['live', 4]] },
    ]);
  });
});

describe('a share in tenths', () => {
  test.each<[string, number, number, number | null]>([
    ['is not said below half an hour', 29, 29, null],
    ['is none', 0, 60, 0],
    ['is said of very little as one', 1, 600, 1],
    ['is rounded', 40, 60, 7],
    ['stays below all where something else was there', 599, 600, 9],
    ['is all', 60, 60, 10],
  ])('%s', (_, part, whole, expected) => {
    expect(tenthsOf(part * MINUTE, whole * MINUTE)).toBe(expected);
  });
});

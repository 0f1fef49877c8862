import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import { DAY, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { FEEDS } from '../../../../src/domain/tracking/feeds.ts';
import { joinShortSpans, shortestSpan } from '../../../../src/domain/tracking/join-short-spans.ts';
import { mergeSpans } from '../../../../src/domain/tracking/merge-spans.ts';
import type { Span } from '../../../../src/domain/tracking/span.ts';
import { spansWithin } from '../../../arbitraries.ts';
import { spansIn } from './span-builder.ts';

const span = spansIn(SECOND / 10);

const messages = { feed: 'messages' } as const;

test.each<[string, Span[], Span[]]>([
  ['a long one and a short one stay', [span(0, 30), span(30, 32, messages)], []],
  ['two short ones a second apart stay', [span(0, 2), span(12, 14)], []],
  ['two of different members stay', [span(0, 2), span(2, 4, { member: 'ben' })], []],
  ['two of different days stay', [span(0, 2), span(2, 4, { date: '2024-05-04' })], []],
  ['short ones are joined over what lies between', [span(0, 2), span(5, 6)], [span(0, 6)]],
  [
    'of two feeds the first gets all',
    [span(0, 2, messages), span(2, 4), span(4, 6, messages)],
    [span(0, 6)],
  ],
])('%s', (_, spans, expected) => {
  expect(joinShortSpans(spans, SECOND)).toEqual(expected.length === 0 ? spans : expected);
});

const fragments = spansWithin(600, 100).map((spans) => mergeSpans(spans, []));
const lengths = fc.constantFrom(SECOND, 5 * SECOND);

it('takes away no moment, and adds less than the shortest length at a time', () => {
  fc.assert(
    fc.property(fragments, lengths, (spans, shortest) => {
      const joined = joinShortSpans(spans, shortest);
      expect(totalMs(mergeSpans(joined, spans))).toBe(totalMs(joined));
      expect(totalMs(joined)).toBeLessThanOrEqual(totalMs(spans) + spans.length * shortest);
    }),
  );
});

it('changes nothing when the same spans are added again', () => {
  fc.assert(
    fc.property(fragments, lengths, (spans, shortest) => {
      const joined = joinShortSpans(spans, shortest);
      expect(joinShortSpans(mergeSpans(joined, spans), shortest)).toEqual(joined);
    }),
  );
});

it('leaves at most two spans in each time of the shortest length', () => {
  fc.assert(
    fc.property(fragments, lengths, (spans, shortest) => {
      const one = spans.map((each) => ({
        ...each,
        member: 'ada',
        zone: 'UTC',
        date: '2024-05-03',
      }));
      const joined = joinShortSpans(mergeSpans(one, []), shortest);
      expect(joined.length).toBeLessThanOrEqual((2 * 60 * SECOND) / shortest + 1);
    }),
  );
});

/** What a row takes as JSON, with two UUIDs. */
const ROW_BYTES = 240;

it('keeps a day of nothing but fragments below 1 MB', () => {
  let stored: Span[] = [];
  let settled = 0;
  for (let at = 0; at < DAY; at += 8 * SECOND) {
    // A tenth of a second in every two tenths, in another feed each time.
    const added = Array.from({ length: 40 }, (_, i) => {
      const start = at / 100 + 2 * i;
      return span(start, start + 1, { feed: FEEDS[i % FEEDS.length] ?? 'other' });
    });
    stored = joinShortSpans(mergeSpans(stored, added), shortestSpan(settled + stored.length));
    const old = stored.filter(({ end }) => end < at - 2 * MINUTE).length;
    settled += old;
    stored = stored.slice(old);
  }
  expect((settled + stored.length) * ROW_BYTES).toBeLessThan(1e6);
});

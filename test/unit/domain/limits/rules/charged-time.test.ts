import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargedMs, reachedAt } from '../../../../../src/domain/limits/rules/charged-time.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { at, heard, watched } from '../evaluation/context-fixture.ts';

describe('the moment at which a total was reached', () => {
  const spans = watched('14:00-14:20', '15:00-15:30');
  it.each([
    ['within a span', [], 25, '15:05'],
    ['at the end of a span', [], 20, '14:20'],
    ['at the last moment', [], 50, '15:30'],
    ['where nothing may be watched, whatever was heard of', ['13:00 10'], 0, '14:00'],
    ['when another browser was heard of', ['14:40 10'], 25, '14:40'],
    ['within a span, before another browser was heard of', ['14:10 10'], 5, '14:05'],
    ['within a span, with what was heard of before', ['14:40 10'], 40, '15:10'],
    ['when it was heard of while somebody watched', ['14:10 10'], 15, '14:10'],
    ['by the first of two reports', ['14:40 10', '14:50 10'], 30, '14:40'],
    ['by the second of two reports, in whatever order', ['14:50 10', '14:40 9'], 30, '14:50'],
  ] as const)('is known %s', (_, shared, minutes, expected) => {
    const charged = { spans, shared: heard(...shared) };
    expect(reachedAt(charged, minutes * MINUTE)).toBe(at(expected));
  });

  it('is none if it was not', () => {
    expect(reachedAt({ spans, shared: [] }, 51 * MINUTE)).toBeNull();
    expect(reachedAt({ spans, shared: heard('16:00 1') }, 52 * MINUTE)).toBeNull();
  });

  it('is the first at which the total is that much', () => {
    const minutes = fc.integer({ min: 1, max: 40 });
    const pieces = fc.array(fc.record({ pause: minutes, length: minutes }), { maxLength: 6 });
    const reports = fc.array(fc.record({ after: fc.integer({ min: 0, max: 240 }), ms: minutes }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(pieces, reports, minutes, (rows, steps, ms) => {
        let end = at('08:00');
        const here = rows.map(({ pause, length }) => {
          const start = end + pause * MINUTE;
          end = start + length * MINUTE;
          return { start, end };
        });
        const shared = steps.map((step) => ({
          at: at('08:00') + step.after * MINUTE,
          date: '2026-05-06',
          ms: step.ms * MINUTE,
          feed: 'other' as const,
        }));
        const charged = { spans: here, shared };
        const reached = reachedAt(charged, ms * MINUTE);
        if (reached === null) {
          expect(chargedMs(charged)).toBeLessThan(ms * MINUTE);
          return;
        }
        expect(chargedMs(charged, reached + 1)).toBeGreaterThanOrEqual(ms * MINUTE);
        expect(chargedMs(charged, reached)).toBeLessThanOrEqual(ms * MINUTE);
        expect(chargedMs(charged, reached - 1)).toBeLessThan(ms * MINUTE);
      }),
    );
  });
});

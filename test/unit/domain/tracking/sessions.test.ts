import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SESSION_GAP, opensOf, sessionsOf } from '../../../../src/domain/tracking/sessions.ts';
import { mergeSpans } from '../../../../src/domain/tracking/merge-spans.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { spansWithin } from '../../../arbitraries.ts';

/** Spans written as pairs of minutes. */
function spansAt(...pairs: readonly (readonly [number, number])[]) {
  return pairs.map(([start, end]) => ({ start: start * MINUTE, end: end * MINUTE }));
}

describe('sessions', () => {
  test.each([
    ['are none without spans', spansAt(), []],
    ['are one for one span', spansAt([0, 10]), [[0, 10, 10]]],
    [
      'go on after a pause of less than five minutes, which is not attended',
      spansAt([0, 10], [14.999, 20]),
      [[0, 20, 15.001]],
    ],
    [
      'begin anew after exactly five minutes',
      spansAt([0, 10], [15, 20]),
      [
        [0, 10, 10],
        [15, 20, 5],
      ],
    ],
    [
      'measure the pause from the last attended moment',
      spansAt([0, 10], [2, 3], [13, 14]),
      [[0, 14, 11]],
    ],
    [
      'are found in spans of any order',
      spansAt([30, 40], [0, 10]),
      [
        [0, 10, 10],
        [30, 40, 10],
      ],
    ],
    ['count doubly claimed time once', spansAt([0, 10], [5, 15], [6, 7]), [[0, 15, 15]]],
  ])('%s', (_, spans, expected) => {
    const sessions = sessionsOf(spans);
    expect(
      sessions.map(({ start, end, activeMs }) => [start, end, activeMs].map((ms) => ms / MINUTE)),
    ).toEqual(expected);
  });

  it('share out all attended time, stand at least five minutes apart, and hold no pause as long', () => {
    fc.assert(
      fc.property(spansWithin(60, MINUTE), (claims) => {
        const spans = mergeSpans([], claims);
        const sessions = sessionsOf(spans);
        expect(sessions.reduce((sum, { activeMs }) => sum + activeMs, 0)).toBe(totalMs(spans));
        for (const [i, session] of sessions.entries()) {
          const inside = spans.filter(
            ({ start, end }) => session.start <= start && end <= session.end,
          );
          expect(totalMs(inside)).toBe(session.activeMs);
          const pauses = inside.slice(1).map(({ start }, k) => start - (inside[k]?.end ?? 0));
          expect(Math.max(0, ...pauses)).toBeLessThan(SESSION_GAP);
          const next = sessions[i + 1];
          if (next) expect(next.start - session.end).toBeGreaterThanOrEqual(SESSION_GAP);
        }
      }),
    );
  });
});

describe('opens', () => {
  test.each([
    ['are none without spans', spansAt(), null, 0],
    ['are none without spans, whatever went before', spansAt(), 10, 0],
    ['are one for the first attended moment ever', spansAt([10, 20]), null, 1],
    ['are one for each session', spansAt([0, 10], [12, 20], [30, 40]), null, 2],
    ['leave out a session that began before these spans', spansAt([10, 20], [30, 40]), 9, 1],
    ['leave out a session that runs right across the boundary', spansAt([10, 20]), 10, 0],
    ['are one after exactly five minutes without attention', spansAt([10, 20]), 5, 1],
    ['are none after a moment less than that', spansAt([10, 20]), 5.001, 0],
  ])('%s', (_, spans, endBefore, expected) => {
    expect(opensOf(spans, endBefore === null ? null : endBefore * MINUTE)).toBe(expected);
  });

  it('add up to the same wherever the day boundary cuts', () => {
    fc.assert(
      fc.property(spansWithin(60, MINUTE), fc.integer({ min: 0, max: 60 }), (claims, cutMinute) => {
        const cut = cutMinute * MINUTE;
        const spans = mergeSpans([], claims).map(({ start, end }) => ({ start, end }));
        const before = spans
          .filter(({ start }) => start < cut)
          .map(({ start, end }) => ({ start, end: Math.min(end, cut) }));
        const after = spans
          .filter(({ end }) => end > cut)
          .map(({ start, end }) => ({ start: Math.max(start, cut), end }));
        const endBefore = before.at(-1)?.end ?? null;
        expect(opensOf(before, null) + opensOf(after, endBefore)).toBe(sessionsOf(spans).length);
      }),
    );
  });
});

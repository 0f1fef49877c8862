import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  dispatch,
  EMPTY_OUTBOX,
  isEmpty,
  hasUnsent,
  MAX_BATCH_ITEMS,
  enqueue,
} from '../../../../src/domain/tracking/outbox.ts';

const measured = (start: number, end: number, feed = 'for-you' as const) => ({
  claims: [{ start, end, feed }],
  gaps: [],
});

describe('outbox', () => {
  it('hands over what was measured, touching pieces as one', () => {
    const outbox = enqueue(enqueue(EMPTY_OUTBOX, measured(0, 1000)), measured(1000, 2000));
    const { sequence, batch } = dispatch(outbox);
    expect(sequence).toBe(1);
    expect(batch).toEqual(measured(0, 2000));
  });

  it('says again what was not acknowledged, beside what is new', () => {
    const first = dispatch(enqueue(EMPTY_OUTBOX, measured(0, 1000)));
    const second = dispatch(enqueue(first.outbox, measured(5000, 6000)));
    expect(second.sequence).toBe(2);
    expect(second.batch.claims).toEqual([
      ...measured(0, 1000).claims,
      ...measured(5000, 6000).claims,
    ]);
  });

  it('forgets what was acknowledged and nothing else', () => {
    const first = dispatch(enqueue(EMPTY_OUTBOX, measured(0, 1000)));
    const newer = enqueue(first.outbox, measured(1000, 2000));
    const answered = acknowledge(newer, 1);
    expect(isEmpty(answered)).toBe(false);
    expect(hasUnsent(answered)).toBe(true);
    expect(dispatch(answered).batch).toEqual(measured(1000, 2000));
  });

  it('takes a late answer to an earlier report for no more than it says', () => {
    const first = dispatch(enqueue(EMPTY_OUTBOX, measured(0, 1000)));
    const second = dispatch(enqueue(first.outbox, measured(1000, 2000)));
    expect(isEmpty(acknowledge(second.outbox, 1))).toBe(false);
    expect(isEmpty(acknowledge(second.outbox, 2))).toBe(true);
  });

  describe('with more than one report may hold', () => {
    const claims = Array.from({ length: 2 * MAX_BATCH_ITEMS + 1 }, (_, i) => ({
      start: i * 10,
      end: i * 10 + 1,
      feed: 'for-you' as const,
    }));
    const gaps = claims
      .slice(0, MAX_BATCH_ITEMS + 1)
      .map(({ start, end }) => ({ start, end, reason: 'asleep' as const }));
    const full = enqueue(EMPTY_OUTBOX, { claims, gaps });

    it('sends the rest with the next ones, each piece once', () => {
      const sent = [];
      let outbox = full;
      while (!isEmpty(outbox)) {
        const next = dispatch(outbox);
        sent.push(next.batch);
        outbox = acknowledge(next.outbox, next.sequence);
      }
      expect(sent.map((batch) => [batch.claims.length, batch.gaps.length])).toEqual([
        [MAX_BATCH_ITEMS, MAX_BATCH_ITEMS],
        [MAX_BATCH_ITEMS, 1],
        [1, 0],
      ]);
      expect(sent.flatMap((batch) => batch.claims)).toEqual(claims);
      expect(sent.flatMap((batch) => batch.gaps)).toEqual(gaps);
    });

    it('keeps the rest fresh, and says the first part again until it is answered', () => {
      const first = dispatch(full);
      expect(hasUnsent(first.outbox)).toBe(true);
      const again = dispatch(first.outbox);
      expect(again.batch).toEqual(first.batch);
      // An answer to the first may come late: it covers no more than what the first said.
      const late = acknowledge(again.outbox, first.sequence);
      expect(dispatch(late).batch).toEqual(first.batch);
      const answered = acknowledge(again.outbox, again.sequence);
      expect(dispatch(answered).batch.claims[0]).toEqual(claims[MAX_BATCH_ITEMS]);
    });
  });

  it('does not grow while the background is silent', () => {
    let outbox = EMPTY_OUTBOX;
    for (let i = 0; i < 1000; i += 1) {
      ({ outbox } = dispatch(enqueue(outbox, measured(i * 1000, (i + 1) * 1000))));
    }
    expect(dispatch(outbox).batch).toEqual(measured(0, 1_000_000));
  });
});

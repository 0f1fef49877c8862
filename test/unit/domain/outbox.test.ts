import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  dispatch,
  EMPTY_OUTBOX,
  isEmpty,
  isFresh,
  stow,
} from '../../../src/domain/outbox.ts';

const measured = (start: number, end: number, feed = 'for-you' as const) => ({
  claims: [{ start, end, feed }],
  gaps: [],
});

describe('outbox', () => {
  it('hands over what was measured, touching pieces as one', () => {
    const outbox = stow(stow(EMPTY_OUTBOX, measured(0, 1000)), measured(1000, 2000));
    const { sequence, parcel } = dispatch(outbox);
    expect(sequence).toBe(1);
    expect(parcel).toEqual(measured(0, 2000));
  });

  it('says again what was not acknowledged, beside what is new', () => {
    const first = dispatch(stow(EMPTY_OUTBOX, measured(0, 1000)));
    const second = dispatch(stow(first.outbox, measured(5000, 6000)));
    expect(second.sequence).toBe(2);
    expect(second.parcel.claims).toEqual([
      ...measured(0, 1000).claims,
      ...measured(5000, 6000).claims,
    ]);
  });

  it('forgets what was acknowledged and nothing else', () => {
    const first = dispatch(stow(EMPTY_OUTBOX, measured(0, 1000)));
    const newer = stow(first.outbox, measured(1000, 2000));
    const answered = acknowledge(newer, 1);
    expect(isEmpty(answered)).toBe(false);
    expect(isFresh(answered)).toBe(true);
    expect(dispatch(answered).parcel).toEqual(measured(1000, 2000));
  });

  it('takes a late answer to an earlier report for no more than it says', () => {
    const first = dispatch(stow(EMPTY_OUTBOX, measured(0, 1000)));
    const second = dispatch(stow(first.outbox, measured(1000, 2000)));
    expect(isEmpty(acknowledge(second.outbox, 1))).toBe(false);
    expect(isEmpty(acknowledge(second.outbox, 2))).toBe(true);
  });

  it('does not grow while the background is silent', () => {
    let outbox = EMPTY_OUTBOX;
    for (let i = 0; i < 1000; i += 1) {
      ({ outbox } = dispatch(stow(outbox, measured(i * 1000, (i + 1) * 1000))));
    }
    expect(dispatch(outbox).parcel).toEqual(measured(0, 1_000_000));
  });
});

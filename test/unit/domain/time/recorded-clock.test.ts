import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ImpossibleClaimError,
  isBehind,
  needsPersonToDecide,
  observeWallClock,
  claimsToRecordedTime,
  toRecordedTime,
  CLOCK_TOLERANCE,
  trustWallClock,
} from '../../../../src/domain/time/recorded-clock.ts';
import type { RecordedClock } from '../../../../src/domain/time/recorded-clock.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';

const NOON = Date.UTC(2026, 4, 4, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function claim(start: number, end: number): Claim {
  return { start, end, feed: 'for-you' };
}

const at = (last: number, aheadMs = 0): RecordedClock => ({ last, aheadMs });

describe('placing what a page claims', () => {
  it('leaves it where it is while the clock is right', () => {
    const claims = [claim(NOON - 8000, NOON)];
    const placed = claimsToRecordedTime(at(NOON - 8000), claims, NOON, NOON - HOUR, NOON - 8000);
    expect(placed).toEqual({ pieces: claims, recordedClock: at(NOON), setBackMs: null });
  });

  it.each<[string, Claim, number]>([
    ['the future', claim(NOON, NOON + 20_000), NOON - HOUR],
    ['a time before the document began', claim(NOON - HOUR, NOON), NOON - MINUTE],
  ])('refuses %s', (_, impossible, began) => {
    expect(() => claimsToRecordedTime(at(0), [impossible], NOON, began, 0)).toThrow(
      ImpossibleClaimError,
    );
    expect(() => claimsToRecordedTime(at(0), [impossible, impossible], NOON, began, 0)).toThrow(
      ImpossibleClaimError,
    );
  });

  it.each<[string, Claim]>([
    ['the future', claim(NOON - 8000, NOON + 20_000)],
    ['a time before the document began', claim(NOON - HOUR, NOON)],
  ])('leaves out %s and keeps what is honest beside it', (_, impossible) => {
    const honest = [claim(NOON - 20_000, NOON - 15_000), claim(NOON - 8000, NOON)];
    const [first, last] = honest;
    const placed = [
      [impossible, ...honest],
      [first, impossible, last].filter((one) => one !== undefined),
      [...honest, impossible],
    ].map((claims) => claimsToRecordedTime(at(0), claims, NOON, NOON - MINUTE, NOON - 8000));
    const alone = { pieces: honest, recordedClock: at(NOON), setBackMs: null };
    expect(placed).toEqual([alone, alone, alone]);
  });

  it('takes a report without claims, which may have gaps to tell of', () => {
    const placed = claimsToRecordedTime(at(NOON - HOUR), [], NOON, NOON - HOUR, NOON - 8000);
    expect(placed).toEqual({ pieces: [], recordedClock: at(NOON - HOUR), setBackMs: null });
  });

  it('goes on from the last recorded instant after the clock was set back', () => {
    const back = NOON - 2 * HOUR;
    const placed = claimsToRecordedTime(
      at(NOON),
      [claim(back, back + 8000)],
      back + 8000,
      NOON - HOUR,
      NOON,
    );
    expect(placed.pieces).toEqual([claim(NOON, NOON + 8000)]);
    expect(placed.setBackMs).toBe(2 * HOUR - 8000);
    const more = claimsToRecordedTime(
      placed.recordedClock,
      [claim(back + 8000, back + 16_000)],
      back + 16_000,
      NOON - HOUR,
      back + 8000,
    );
    expect(more.pieces).toEqual([claim(NOON + 8000, NOON + 16_000)]);
    expect(more.setBackMs).toBeNull();
  });

  it('does not let one claim of the future vouch for the next', () => {
    const ahead = [claim(NOON, NOON + 40_000)];
    expect(() => claimsToRecordedTime(at(NOON), ahead, NOON + 1000, NOON - HOUR, NOON)).toThrow(
      ImpossibleClaimError,
    );
  });

  it('keeps a break as long as it was while the clock is behind', () => {
    const back = NOON - 2 * HOUR;
    const first = claimsToRecordedTime(
      at(NOON),
      [claim(back, back + 8000)],
      back + 8000,
      back,
      NOON,
    );
    const later = back + 30 * MINUTE;
    const second = claimsToRecordedTime(
      first.recordedClock,
      [claim(later, later + 8000)],
      later + 8000,
      back,
      back + 8000,
    );
    expect(second.pieces).toEqual([claim(NOON + 30 * MINUTE, NOON + 30 * MINUTE + 8000)]);
  });

  it('takes what was measured before the clock went back as it is', () => {
    const back = NOON - 2 * HOUR;
    const unsent = claim(NOON, NOON + 5000);
    const placed = claimsToRecordedTime(
      at(NOON),
      [unsent, claim(back, back + 3000)],
      back + 3000,
      back,
      NOON,
    );
    expect(placed.pieces).toEqual([unsent, claim(NOON + 5000, NOON + 8000)]);
  });

  it('goes on after the clock was set back as if what cannot be had not been said', () => {
    const back = NOON - 2 * HOUR;
    const honest = [claim(NOON, NOON + 5000), claim(back, back + 3000)];
    const impossible = [claim(NOON, NOON + HOUR), claim(back - 3 * HOUR, back - 2 * HOUR)];
    const place = (claims: readonly Claim[]) =>
      claimsToRecordedTime(at(NOON), claims, back + 3000, NOON - HOUR, NOON);
    expect(place([...impossible, ...honest])).toEqual(place(honest));
    expect(() => place(impossible)).toThrow(ImpossibleClaimError);
  });

  it('says the same report twice without a change', () => {
    const back = NOON - 2 * HOUR;
    const report = [claim(back, back + 8000)];
    const once = claimsToRecordedTime(at(NOON), report, back + 8000, back, NOON);
    const twice = claimsToRecordedTime(once.recordedClock, report, back + 9000, back, back + 8000);
    expect(twice.pieces).toEqual(once.pieces);
    expect(twice.recordedClock).toEqual(once.recordedClock);
  });

  it('goes by the wall clock again once that has caught up', () => {
    const late = NOON + HOUR;
    const placed = claimsToRecordedTime(
      at(NOON, 2 * HOUR),
      [claim(late, late + 8000)],
      late + 8000,
      late,
      NOON - 2 * HOUR,
    );
    expect(placed.pieces).toEqual([claim(late, late + 8000)]);
    expect(placed.recordedClock.aheadMs).toBe(0);
  });

  it('never lets recorded time run backwards, however the clock is set', () => {
    const step = fc.record({
      jump: fc.oneof(fc.constant(0), fc.integer({ min: -20 * HOUR, max: 20 * HOUR })),
      rest: fc.integer({ min: 0, max: 20 * MINUTE }),
      watched: fc.integer({ min: 1, max: 8000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let wall = NOON;
        let recordedClock = at(0);
        let end = 0;
        let seen = 0;
        for (const { jump, rest, watched } of steps) {
          wall += jump + rest;
          const start = wall;
          wall += watched;
          const placed = claimsToRecordedTime(
            recordedClock,
            [claim(start, wall)],
            wall,
            start,
            seen,
          );
          const [piece] = placed.pieces;
          // What a clock within the tolerance claims began before that, by as long as it lasted.
          expect(piece?.end).toBeGreaterThanOrEqual(end - CLOCK_TOLERANCE);
          expect(placed.recordedClock.last).toBeGreaterThanOrEqual(recordedClock.last);
          expect(toRecordedTime(placed.recordedClock, wall)).toBeGreaterThanOrEqual(
            end - CLOCK_TOLERANCE,
          );
          ({ recordedClock } = placed);
          end = piece?.end ?? end;
          seen = wall;
        }
      }),
    );
  });
});

describe('a clock that is read while nobody watches', () => {
  it('is noticed when it goes back', () => {
    const { recordedClock, setBackMs } = observeWallClock(at(NOON), NOON + HOUR, NOON - HOUR);
    expect(setBackMs).toBe(2 * HOUR);
    expect(toRecordedTime(recordedClock, NOON - HOUR)).toBe(NOON + HOUR);
  });

  it('is noticed when it goes back again after it had caught up', () => {
    const behind = observeWallClock(at(NOON), NOON, NOON - HOUR).recordedClock;
    const caughtUp = observeWallClock(behind, NOON - HOUR, NOON + 17 * HOUR).recordedClock;
    const { recordedClock, setBackMs } = observeWallClock(caughtUp, NOON + 17 * HOUR, NOON + HOUR);
    expect(setBackMs).toBe(16 * HOUR);
    expect(toRecordedTime(recordedClock, NOON + HOUR)).toBe(NOON + 17 * HOUR);
  });
});

describe('a clock far behind', () => {
  it('is for a person to decide beyond a day', () => {
    expect(needsPersonToDecide(at(NOON), NOON - 23 * HOUR)).toBe(false);
    expect(needsPersonToDecide(at(NOON), NOON - 25 * HOUR)).toBe(true);
  });

  it('is right once a person has said so', () => {
    const wall = NOON - 48 * HOUR;
    expect(isBehind(trustWallClock(wall), wall)).toBe(false);
    expect(toRecordedTime(trustWallClock(wall), wall)).toBe(wall);
  });
});

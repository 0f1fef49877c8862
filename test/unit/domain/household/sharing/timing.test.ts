import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  causeOf,
  isVisitDue,
  nextVisit,
} from '../../../../../src/domain/household/sharing/timing.ts';
import { HOUR, MINUTE, SECOND } from '../../../../../src/domain/time/units.ts';

const NOW = 1_760_000_000_000;

describe('when the shared folder is visited', () => {
  it.each([
    ['watching', 2 * MINUTE],
    ['page', 10 * SECOND],
    ['asked', 3 * SECOND],
    ['idle', HOUR],
  ] as const)('for the cause "%s", %d ms after the last visit', (cause, interval) => {
    const times = { triedAt: NOW - interval, waitUntil: 0, serverWaitUntil: 0 };
    expect(isVisitDue(times, cause, NOW)).toBe(true);
    expect(isVisitDue(times, cause, NOW - 1)).toBe(false);
  });

  it('at once after a change', () => {
    expect(isVisitDue({ triedAt: NOW, waitUntil: 0, serverWaitUntil: 0 }, 'change', NOW)).toBe(
      true,
    );
  });

  it('for no cause while the server is left alone', () => {
    const times = { triedAt: NOW - 2 * HOUR, waitUntil: NOW + MINUTE, serverWaitUntil: 0 };
    for (const cause of ['watching', 'page', 'change', 'idle'] as const) {
      expect(isVisitDue(times, cause, NOW)).toBe(false);
      expect(isVisitDue(times, cause, NOW + MINUTE)).toBe(true);
    }
  });

  it('as soon as somebody asks for it after a failure, unless the server wants to be left alone', () => {
    const times = { triedAt: NOW - MINUTE, waitUntil: NOW + MINUTE, serverWaitUntil: 0 };
    expect(isVisitDue(times, 'asked', NOW)).toBe(true);
    const told = { ...times, serverWaitUntil: NOW + MINUTE };
    expect(isVisitDue(told, 'asked', NOW)).toBe(false);
    expect(isVisitDue(told, 'asked', NOW + MINUTE)).toBe(true);
  });

  it('also after the clock was set back by any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 * HOUR }), (back) => {
        const times = { triedAt: NOW + back, waitUntil: 0, serverWaitUntil: 0 };
        expect(isVisitDue(times, 'idle', NOW)).toBe(true);
        expect(nextVisit(times, 0, NOW)).toBe(NOW);
      }),
    );
    const waiting = { triedAt: NOW + 48 * HOUR, waitUntil: NOW + 48 * HOUR, serverWaitUntil: 0 };
    expect(isVisitDue(waiting, 'idle', NOW)).toBe(true);
  });

  it('plans the next visit for when it is due', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * HOUR }),
        fc.integer({ min: -HOUR, max: 5 * HOUR }),
        (ago, wait) => {
          const times = { triedAt: NOW - ago, waitUntil: NOW + wait, serverWaitUntil: 0 };
          const next = nextVisit(times, 0, NOW);
          expect(isVisitDue(times, 'idle', Math.max(next, NOW))).toBe(true);
          if (next > NOW) expect(isVisitDue(times, 'idle', next - 1)).toBe(false);
        },
      ),
    );
  });

  it('soon after somebody watched, also once nobody does', () => {
    const times = { triedAt: NOW, waitUntil: 0, serverWaitUntil: 0 };
    expect(nextVisit(times, NOW + 60 * SECOND, NOW + 70 * SECOND)).toBe(NOW + 2 * MINUTE);
    expect(nextVisit(times, NOW - 1, NOW + 70 * SECOND)).toBe(NOW + HOUR);
    expect(causeOf(times, NOW + 60 * SECOND)).toBe('watching');
    expect(causeOf(times, NOW - 1)).toBe('idle');
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTotal, sharedMs } from '../../../../../src/domain/household/sharing/shared-time.ts';
import { sumBy } from '../../../../../src/domain/stats/sum.ts';
import type { SharedTimeStep } from '../../../../../src/domain/household/sharing/shared-time.schema.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';

const minutes = (ms: number, messagesMs = 0) => ({
  ms: ms * MINUTE,
  messagesMs: messagesMs * MINUTE,
});
type Total = ReturnType<typeof minutes>;

function heard(totals: readonly Total[], grantsAt: readonly number[] = []) {
  return totals.reduce<readonly SharedTimeStep[]>(
    (steps, total, i) => addTotal(steps, total, i * MINUTE, grantsAt),
    [],
  );
}

const allMs = (steps: readonly SharedTimeStep[]) => sharedMs([{ steps }]);
const withoutMessages = (steps: readonly SharedTimeStep[]) =>
  sumBy(steps, ({ otherMs }) => otherMs);

const total = fc
  .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }))
  .map(([ms, messages]) => minutes(Math.max(ms, messages), messages));

describe('what another browser reported', () => {
  it('counts from when it was heard of', () => {
    expect(heard([minutes(10), minutes(10), minutes(25, 5)])).toEqual([
      { at: 0, otherMs: 10 * MINUTE, messagesMs: 0 },
      { at: 2 * MINUTE, otherMs: 10 * MINUTE, messagesMs: 5 * MINUTE },
    ]);
  });

  it('never gets less', () => {
    const steps = heard([minutes(30)]);
    expect(addTotal(steps, minutes(20), HOUR, [])).toBe(steps);
  });

  it('counts once what turns out to be no messages', () => {
    const steps = heard([minutes(30, 20), minutes(30, 5)]);
    expect(allMs(steps)).toBe(30 * MINUTE);
    expect(withoutMessages(steps)).toBe(25 * MINUTE);
  });

  it('comes to the largest total, in whatever order it is heard of', () => {
    fc.assert(
      fc.property(fc.array(total, { maxLength: 50 }), fc.array(fc.nat(50)), (totals, places) => {
        const shuffled = [...totals].toSorted(
          (a, b) => (places[totals.indexOf(a)] ?? 0) - (places[totals.indexOf(b)] ?? 0),
        );
        const [one, other] = [heard(totals), heard([...shuffled, ...totals])];
        const largest = Math.max(0, ...totals.map(({ ms }) => ms));
        expect([allMs(one), allMs(other)]).toEqual([largest, largest]);
        expect(withoutMessages(other)).toBe(withoutMessages(one));
      }),
    );
  });

  it('is kept in 30 steps, none of which joins time on both sides of extra time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { maxLength: 5 }), (given) => {
        const grantsAt = given.map((at) => at * MINUTE);
        const totals = Array.from({ length: 100 }, (_, i) => minutes(i + 1));
        const steps = heard(totals, grantsAt);
        expect(steps.length).toBeLessThanOrEqual(30);
        expect(allMs(steps)).toBe(100 * MINUTE);
        for (const at of grantsAt) {
          const before = steps.filter((step) => step.at < at);
          expect(allMs(before)).toBe(at);
        }
      }),
    );
  });
});

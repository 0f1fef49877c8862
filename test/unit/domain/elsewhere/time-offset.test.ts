import { describe, expect, it } from 'vitest';
import { offsetOf } from '../../../../src/domain/elsewhere/time-offset.ts';
import { seededRandom } from '../../../../src/domain/snapshot/seeded-random.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';

const FROM = moment('2024-05-06T00:00Z');

/** Sixty days with two visits in this browser and one on the phone each, at varying times. */
function history(isSameAccount: boolean) {
  const random = seededRandom(7);
  const days = Array.from({ length: 60 }, (_, day) => FROM + day * DAY);
  const visits = days
    .flatMap((day) => [day + 8 * HOUR, day + 15 * HOUR])
    .map((at) => {
      const start = Math.round(at + random() * 3 * HOUR);
      return { start, end: start + Math.round((1 + 9 * random()) * MINUTE) };
    });
  const phone = days.flatMap((day) => {
    const start = day + 18 * HOUR + random() * 3 * HOUR;
    return Array.from({ length: 80 }, (_, i) => Math.round(start + i * 20 * SECOND));
  });
  const own = visits.flatMap(({ start, end }) =>
    Array.from(
      { length: Math.ceil((end - start) / (15 * SECOND)) },
      (_, i) => start + i * 15 * SECOND,
    ),
  );
  const starts = (isSameAccount ? [...phone, ...own] : phone).toSorted((a, b) => a - b);
  return { visits, starts };
}

const moved = (starts: readonly number[], by: Millis) => starts.map((start) => start + by);

describe('whether the times of an export are UTC (rule C18)', () => {
  const { visits, starts } = history(true);

  it.each([0, 2 * HOUR, -5 * HOUR, 5.75 * HOUR, 13 * HOUR])(
    'finds times that are %i ms off',
    (by) => {
      expect(offsetOf(moved(starts, by), visits)).toBe(by === 0 ? 0 : -by);
    },
  );

  it('asks nothing where the account was not used in this browser', () => {
    const other = history(false);
    expect(offsetOf(other.starts, other.visits)).toBe(0);
  });

  it('asks nothing with few visits', () => {
    expect(offsetOf(moved(starts, HOUR), visits.slice(0, 9))).toBe(0);
  });
});

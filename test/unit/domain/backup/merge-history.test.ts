import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { mergeDays } from '../../../../src/domain/backup/merge-history.ts';
import type { TrackedTime } from '../../../../src/domain/backup/merge-history.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';
import { moment } from '../../../arbitraries.ts';
import { CALENDARS, claims, FIRST, histories, recorded } from './archive-fixture.ts';
import { activeMs, sortMembers } from './tracked-time-fixture.ts';

/** A claim on 1 May, by the clock in Greenwich. */
function claimOn(start: string, end: string): Claim {
  return {
    start: moment(`2026-05-01T${start}Z`),
    end: moment(`2026-05-01T${end}Z`),
    feed: 'for-you',
  };
}

function merge(a: TrackedTime, b: TrackedTime): TrackedTime {
  return sortMembers(mergeDays(a, b, CALENDARS));
}

describe('merging two histories', () => {
  test('does not ask which one was there first', () => {
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  test('changes nothing where all is known', () => {
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        const both = merge(a, b);
        expect(merge(a, a)).toEqual(sortMembers(a));
        expect(merge(both, a)).toEqual(both);
        expect(merge(both, b)).toEqual(both);
        expect(merge(both, both)).toEqual(both);
      }),
    );
  });

  test('comes to the same in whatever order three are merged', () => {
    const whole = claims.map((made) => recorded('laptop', made));
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  test('gives the rows that one recording of all of it would have given', () => {
    fc.assert(
      fc.property(claims, claims, (a, b) => {
        const both = merge(recorded('laptop', a), recorded('laptop', b));
        expect(both).toEqual(sortMembers(recorded('laptop', [...a, ...b])));
      }),
    );
  });

  test('never lowers a row', () => {
    fc.assert(
      fc.property(histories, histories, (a, b) => {
        const { days } = merge(a, b);
        for (const before of [...a.days, ...b.days]) {
          const { device, member, date } = before;
          const after = days.find(
            (day) => day.device === device && day.member === member && day.date === date,
          );
          expect(after?.activeMs).toBeGreaterThanOrEqual(before.activeMs);
        }
      }),
    );
  });

  const morning = recorded('laptop', [claimOn('08:00', '08:20')]);
  const noon = recorded('laptop', [claimOn('10:00', '10:30')]);

  it('adds up spans of both', () => {
    expect(activeMs(merge(morning, noon))).toEqual([50 * MINUTE]);
  });

  it('takes the longer row where no spans are left', () => {
    const merged = merge({ ...morning, spans: [] }, { ...noon, spans: [] });
    expect(activeMs(merged)).toEqual([30 * MINUTE]);
  });

  it('keeps a row that tells of more than the spans that are left', () => {
    const known = { ...merge(morning, noon), spans: morning.spans };
    expect(merge(known, morning)).toEqual(sortMembers(known));
  });

  it('keeps a row as it was recorded, whatever hours hold here', () => {
    const elsewhere = [{ from: 0, zone: 'Asia/Tokyo', dayStart: '06:00', lateFrom: '10:00' }];
    const merged = mergeDays({ spans: [], days: [] }, noon, elsewhere);
    expect(sortMembers(merged)).toEqual(sortMembers(noon));
  });

  it('computes a row anew where the file has spans without one', () => {
    const merged = mergeDays({ spans: [], days: [] }, { ...noon, days: [] }, []);
    expect(activeMs(merged)).toEqual([30 * MINUTE]);
  });

  it('opens a day no more when the other side has the evening before', () => {
    const before = recorded('laptop', [
      { start: FIRST + DAY - HOUR, end: FIRST + DAY - MINUTE, feed: 'for-you' },
    ]);
    const after = recorded('laptop', [
      { start: FIRST + DAY + MINUTE, end: FIRST + DAY + HOUR, feed: 'for-you' },
    ]);
    const opens = merge(before, after).days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    expect(opens.map((day) => day.opens)).toEqual([1, 0]);
  });
});

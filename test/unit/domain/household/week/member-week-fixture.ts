import type { MemberWeek } from '../../../../../src/domain/household/week/household-week.ts';
import { weekDates } from '../../../../../src/domain/stats/weeks.ts';
import type { DaysComparison } from '../../../../../src/domain/stats/weeks.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import type { Millis } from '../../../../../src/domain/time/units.ts';

/** A comparison of two whole weeks, or of some days of them. */
export function comparedBy(
  kind: DaysComparison['kind'],
  byMs: Millis,
  more: Partial<DaysComparison> = {},
): DaysComparison {
  const dates = weekDates('2026-05-04', 1);
  return { kind, byMs, dates: kind === 'none' ? [] : dates, nowMs: 0, beforeMs: 0, ...more };
}

/** A quiet week of one member in one browser, with overrides. */
export function memberWeek(more: Partial<MemberWeek> = {}): MemberWeek {
  return {
    totalMs: 3 * HOUR,
    measuredDays: 7,
    typicalMs: 25 * MINUTE,
    longestMs: 30 * MINUTE,
    opens: 9,
    skipped: null,
    lateMs: 0,
    kept: null,
    extra: { days: 0, ms: 0 },
    phoneMs: null,
    elsewhere: null,
    elsewhereLarger: false,
    comparison: comparedBy('same', 0),
    wentWell: null,
    devices: 1,
    missingDevices: 0,
    upTo: '2026-05-10',
    ...more,
  };
}

import type { MemberWeek } from '../../../../../src/domain/household/week/household-week.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';

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
    phoneLarger: false,
    comparison: { kind: 'same', byMs: 0 },
    wentWell: null,
    devices: 1,
    missingDevices: 0,
    upTo: '2026-05-10',
    ...more,
  };
}

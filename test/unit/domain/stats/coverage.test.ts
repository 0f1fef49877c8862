import { describe, expect, it, test } from 'vitest';
import { DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import type { ShownGap } from '../../../../src/domain/tracking/gaps.ts';
import {
  arrivalDate,
  isMeasured,
  measuredFrom,
  recordsOfMember,
  hasGapOf,
} from '../../../../src/domain/stats/coverage.ts';
import type { MemberRecords } from '../../../../src/domain/stats/coverage.ts';
import type { DayKey } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';

const UTC = { from: 0, zone: 'UTC', ...DEFAULT_HOURS };
const WEDNESDAY = moment('2026-05-06T15:10Z');
/** Monday to Friday; the browser was not started on Tuesday. */
const ROWS = ['04', '06', '07', '08'].map((day) => ({ date: `2026-05-${day}` }));
const DATES = ['04', '05', '06', '07', '08'].map((day) => `2026-05-${day}`);

function recordsFrom(
  since: number,
  {
    own = [],
    breaks: disqualifyingGaps = [],
  }: { own?: readonly DayKey[]; breaks?: readonly ShownGap[] } = {},
): MemberRecords {
  const rows = own.map((date) => ({ date }));
  return recordsOfMember(
    { days: [...ROWS, ...rows], disqualifyingGaps, calendars: [UTC] },
    rows,
    since,
  );
}

/** For each day: measured throughout, from a time on, or not at all. */
function known(records: MemberRecords): string[] {
  return DATES.map((date) => {
    if (isMeasured(date, records)) return 'all';
    const from = measuredFrom(date, records);
    return from === null ? '—' : new Date(from).toISOString().slice(11, 16);
  });
}

function hole(start: string, end: string, reason: ShownGap['reason']): ShownGap {
  return { start: moment(start), end: moment(end), reason };
}

describe('the days that are known of a member', () => {
  test.each([
    ['who was here from ever on, are all', -Infinity, ['all', '—', 'all', 'all', 'all']],
    [
      'begin in the course of the day on which they came',
      WEDNESDAY,
      ['—', '—', '15:10', 'all', 'all'],
    ],
    [
      'begin with a day that began as they came',
      moment('2026-05-06T04:00Z'),
      ['—', '—', 'all', 'all', 'all'],
    ],
    [
      'begin with the evening before where they came after midnight',
      moment('2026-05-08T01:00Z'),
      ['—', '—', '—', '01:00', 'all'],
    ],
    ['who was never chosen, are none', Infinity, ['—', '—', '—', '—', '—']],
  ])('%s', (_, since, expected) => {
    expect(known(recordsFrom(since))).toEqual(expected);
  });

  it('are those of their own rows as well, as a file brings them', () => {
    const own = { own: ['2026-05-05'] };
    expect(known(recordsFrom(WEDNESDAY, own))).toEqual(['—', 'all', '15:10', 'all', 'all']);
    expect(known(recordsFrom(Infinity, own))).toEqual(['—', 'all', '—', '—', '—']);
  });

  it('lack what others lack, and begin when both had begun', () => {
    const begun = hole('2026-05-06T04:00Z', '2026-05-06T09:00Z', 'before');
    const off = hole('2026-05-07T12:00Z', '2026-05-07T13:00Z', 'off');
    expect(known(recordsFrom(WEDNESDAY, { breaks: [begun, off] }))).toEqual([
      '—',
      '—',
      '15:10',
      '—',
      'all',
    ]);
    const lost = hole('2026-05-06T18:00Z', '2026-05-06T19:00Z', 'access');
    expect(known(recordsFrom(WEDNESDAY, { breaks: [lost] }))[2]).toBe('—');
    const deleted = hole('2026-05-06T04:00Z', '2026-05-06T20:00Z', 'deleted');
    expect(known(recordsFrom(WEDNESDAY, { breaks: [deleted] }))[2]).toBe('20:00');
  });

  it('stay deleted where they were', () => {
    const deleted = hole('2026-05-04T04:00Z', '2026-05-05T04:00Z', 'deleted');
    const records = recordsFrom(WEDNESDAY, { breaks: [deleted] });
    expect(DATES.filter((date) => hasGapOf('deleted', date, records))).toEqual(['2026-05-04']);
  });

  test.each([
    ['from ever on', -Infinity, DATES],
    ['from the day on which they came', WEDNESDAY, DATES.slice(2)],
    ['on none, never chosen', Infinity, []],
  ])('are told from those that are not theirs: %s', (_, since, theirs) => {
    const { isTheirs } = recordsFrom(since);
    expect(DATES.filter((date) => isTheirs(date))).toEqual(theirs);
  });
});

test('the date on which somebody came goes by the day that runs until 04:00', () => {
  expect(arrivalDate([UTC], moment('2026-05-08T03:59Z'))).toBe('2026-05-07');
  expect(arrivalDate([UTC], moment('2026-05-08T04:00Z'))).toBe('2026-05-08');
  expect(arrivalDate([UTC], Infinity)).toBeNull();
});

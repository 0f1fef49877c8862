import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, boundaryOf } from '../../../../src/domain/time/calendar.ts';
import { mergeDeletions, addDeletions } from '../../../../src/domain/backup/deletion-gaps.ts';
import type { SiteDate, MergeSide } from '../../../../src/domain/backup/deletion-gaps.ts';
import type { Gap } from '../../../../src/domain/tracking/gaps.ts';
import { measuredFrom, hasGapOf } from '../../../../src/domain/stats/coverage.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { DayKey, EpochMs } from '../../../../src/domain/time/units.ts';
import { BERLIN, CALENDARS, FIRST } from './archive-fixture.ts';

const TODAY = '2026-05-05';
const TODAY_STARTS = boundaryOf(BERLIN, TODAY);
const NOW = TODAY_STARTS + 16 * HOUR;

function day(date: DayKey, device = 'laptop'): SiteDate {
  return { device, site: 'tiktok', date };
}

function deleted(start: EpochMs, end: EpochMs, device = 'laptop'): Gap {
  return { device, site: 'tiktok', start, end, reason: 'deleted' };
}

function note(...dates: DayKey[]): Gap[] {
  return addDeletions(
    [],
    dates.map((date) => day(date)),
    CALENDARS,
    NOW,
  );
}

describe('noting deleted dates', () => {
  it('unites neighbours with each other and with what was noted before', () => {
    const [one] = note('2026-05-01');
    expect(one).toEqual(deleted(FIRST, FIRST + DAY));
    expect(note('2026-05-03', '2026-05-01', '2026-05-01')).toHaveLength(2);
    const noted = note('2026-05-01', '2026-05-03');
    expect(addDeletions(noted, [day('2026-05-02')], CALENDARS, NOW)).toEqual([
      deleted(FIRST, FIRST + 3 * DAY),
    ]);
  });

  it('keeps devices apart', () => {
    const gone = [day('2026-05-01'), day('2026-05-02', 'desk')];
    expect(addDeletions([], gone, CALENDARS, NOW)).toHaveLength(2);
  });

  it('notes today up to now, and nothing that is ahead', () => {
    expect(note(TODAY, addDays(TODAY, 1))).toEqual([deleted(TODAY_STARTS, NOW)]);
  });

  it('is seen on the days that it touches', () => {
    const records = {
      days: [],
      disqualifyingGaps: note('2026-05-01', TODAY),
      calendars: CALENDARS,
    };
    expect(hasGapOf('deleted', '2026-05-01', records)).toBe(true);
    expect(hasGapOf('deleted', '2026-05-02', records)).toBe(false);
    expect(measuredFrom('2026-05-01', records)).toBeNull();
    expect(measuredFrom(TODAY, records)).toBe(NOW);
  });
});

describe('what stays deleted when a file is brought in', () => {
  const stored: MergeSide = {
    days: [day(TODAY)],
    gaps: note('2026-05-01', TODAY),
    until: Infinity,
  };
  const file: MergeSide = { days: [], gaps: [], until: NOW };
  const rows: readonly [what: string, file: MergeSide, left: readonly Gap[]][] = [
    ['nothing came back', file, note('2026-05-01', TODAY)],
    ['a past day came back', { ...file, days: [day('2026-05-01')] }, note(TODAY)],
    [
      'another browser has such a day',
      { ...file, days: [day('2026-05-01', 'desk')] },
      note('2026-05-01', TODAY),
    ],
    [
      'the file was saved in the course of the day',
      { ...file, days: [day('2026-05-01')], until: FIRST + 20 * HOUR },
      [deleted(FIRST + 20 * HOUR, FIRST + DAY), ...note(TODAY)],
    ],
    [
      'today came back, which went on for an hour before it was deleted',
      { ...file, days: [day(TODAY)], until: NOW - HOUR },
      [...note('2026-05-01'), deleted(NOW - HOUR, NOW)],
    ],
    [
      'today came back, saved just before it was deleted',
      { ...file, days: [day(TODAY)], until: NOW - 40 * SECOND },
      note('2026-05-01'),
    ],
    [
      'the day had been deleted before the file was saved, too',
      { days: [day('2026-05-01')], gaps: [deleted(FIRST, FIRST + HOUR)], until: NOW },
      [deleted(FIRST, FIRST + HOUR), ...note(TODAY)],
    ],
    [
      'a deletion that was noted elsewhere comes along',
      { ...file, gaps: note('2026-05-01', '2026-05-03') },
      note('2026-05-01', '2026-05-03', TODAY),
    ],
  ];
  it.each(rows)('%s', (_, brought, left) => {
    expect(take(stored, brought).gaps).toEqual(left);
  });

  it('does not delete by a file what is known here', () => {
    const known: MergeSide = { days: [day('2026-05-03')], gaps: [], until: Infinity };
    expect(take(known, { ...file, gaps: note('2026-05-03', TODAY) }).gaps).toEqual(note(TODAY));
  });

  it('says of a day that came back but for an end that a part is missing, not since when', () => {
    const { gaps } = take(stored, { ...file, days: [day(TODAY)], until: NOW - HOUR });
    expect(
      measuredFrom(TODAY, { days: [], disqualifyingGaps: gaps, calendars: CALENDARS }),
    ).toBeNull();
  });

  const sides: fc.Arbitrary<MergeSide> = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 5 })),
      gone: fc.uniqueArray(fc.integer({ min: 0, max: 5 })),
      hours: fc.integer({ min: 0, max: 6 * 24 }),
    })
    .map(({ days, gone, hours }) => {
      const until = FIRST + hours * HOUR;
      const places = (list: readonly number[]): SiteDate[] =>
        list.map((n) => day(addDays('2026-05-01', n)));
      return { days: places(days), gaps: addDeletions([], places(gone), CALENDARS, until), until };
    });
  const EMPTY: MergeSide = { days: [], gaps: [], until: Infinity };

  test('the same file again changes nothing', () => {
    fc.assert(
      fc.property(sides, sides, (a, b) => {
        const both = take(take(EMPTY, a), b);
        for (const again of [a, b, both]) {
          expect(mergeDeletions(both, again, CALENDARS)).toEqual({ removed: [], added: [] });
        }
      }),
    );
  });

  test('nothing is deleted that neither side had deleted, and nothing twice', () => {
    fc.assert(
      fc.property(sides, sides, (a, b) => {
        const { gaps } = take(take(EMPTY, a), b);
        const before = addDeletions([...a.gaps, ...b.gaps], [], CALENDARS, NOW);
        for (const { start, end } of gaps) {
          expect(before.some((one) => one.start <= start && (end ?? 0) <= (one.end ?? 0))).toBe(
            true,
          );
        }
        expect(gaps.every((one, i) => i === 0 || (gaps[i - 1]?.end ?? 0) <= one.start)).toBe(true);
      }),
    );
  });

  test('a part below a minute is left out only where something came back', () => {
    const short = deleted(FIRST, FIRST + MINUTE / 2);
    expect(take({ ...EMPTY, gaps: [short] }, file).gaps).toEqual([short]);
  });
});

function take(stored: MergeSide, file: MergeSide): MergeSide {
  const { removed, added } = mergeDeletions(stored, file, CALENDARS);
  const kept = stored.gaps.filter((gap) => !removed.includes(gap));
  const gaps = [...kept, ...added].toSorted((a, b) => a.start - b.start);
  return { days: [...stored.days, ...file.days], gaps, until: Infinity };
}

import { describe, expect, it } from 'vitest';
import { weekChartOf } from '../../../../../src/app/time/week/week-chart.ts';
import type { WeekChart } from '../../../../../src/app/time/week/week-chart.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import type { ShownDay } from '../../../../../src/ui/usage/week-overview.ts';

const EMPTY: ShownDay = {
  date: '2026-05-04',
  ms: 0,
  ahead: false,
  deleted: false,
  lost: false,
  notYet: false,
  partly: false,
  from: null,
  first: false,
  longestMs: 0,
  opens: 0,
  skipped: 0,
  lateMs: 0,
  limitMs: null,
  grantedMs: 0,
  unchargedMs: 0,
  feeds: [],
};

interface Week {
  /** Minutes a day. */
  readonly used?: readonly number[];
  readonly before?: readonly (number | null)[];
  readonly limits?: readonly (number | null)[];
  readonly typical?: number;
}

function chartOf({ used = [], before = [], limits = [], typical }: Week): WeekChart {
  const week = Array.from({ length: 7 }, (_, i) => ({
    ...EMPTY,
    ms: (used[i] ?? 0) * MINUTE,
    limitMs: typeof limits[i] === 'number' ? limits[i] * MINUTE : null,
  }));
  const old = week.map((_, i) => ({
    ms: typeof before[i] === 'number' ? before[i] * MINUTE : null,
  }));
  return weekChartOf(week, old, typical === undefined ? null : typical * MINUTE);
}

describe('the chart of a week', () => {
  it('is not filled by a first day of a few minutes', () => {
    expect(chartOf({ used: [4] }).columns[0]?.used).toBeLessThan(0.1);
    expect(chartOf({ used: [90] }).columns[0]?.used).toBeCloseTo(0.9);
  });

  it('has no mark above it, whatever is highest', () => {
    for (const week of [
      { used: [600] },
      { before: [600] },
      { limits: [600] },
      { typical: 600 },
    ] satisfies Week[]) {
      const { columns, typical } = chartOf(week);
      const heights = columns.flatMap(({ used, lastWeek, limit }) => [
        used,
        lastWeek ?? 0,
        limit ?? 0,
      ]);
      expect(Math.max(typical ?? 0, ...heights)).toBeCloseTo(0.9);
    }
  });

  it('names last week once, where most of its bar shows, or not at all', () => {
    const named = (week: Week): number =>
      chartOf(week).columns.findIndex(({ namesLastWeek }) => namesLastWeek);
    expect(named({ used: [50, 10], before: [60, 50, 30] })).toBe(1);
    expect(named({ used: [50, 50], before: [50, 55] })).toBe(-1);
    expect(named({ used: [50] })).toBe(-1);
  });

  it('has a label for each limit that is not the one of the day before', () => {
    const labels = (limits: readonly (number | null)[]) =>
      chartOf({ limits }).columns.map(({ limitLabel }) => limitLabel);
    expect(labels([60, 60, 60, 60, 60, 90, 90])).toEqual([
      'start',
      null,
      null,
      null,
      null,
      'end',
      null,
    ]);
    expect(labels([60, null, 60])).toEqual(['start', null, 'start', null, null, null, null]);
  });

  it('says what a limit is once', () => {
    const { columns } = chartOf({ limits: [null, 60, 60, 90, 90, 90, 60] });
    expect(columns.map(({ namesLimit }) => namesLimit).indexOf(true)).toBe(1);
    expect(columns.filter(({ namesLimit }) => namesLimit)).toHaveLength(1);
  });

  it('moves the label of the typical day below its line where a limit is close above', () => {
    const limits = Array.from({ length: 7 }, () => 60);
    expect(chartOf({ limits, typical: 55 }).typicalBelow).toBe(true);
    expect(chartOf({ limits, typical: 20 }).typicalBelow).toBe(false);
    expect(chartOf({ limits, typical: 65 }).typicalBelow).toBe(false);
  });
});

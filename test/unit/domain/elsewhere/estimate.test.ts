import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateOf, LONGEST_GAP, totalsOf } from '../../../../src/domain/elsewhere/estimate.ts';
import { planElsewhere } from '../../../../src/domain/elsewhere/assign-starts.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { sum } from '../../../../src/domain/stats/sum.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import { moment } from '../../../arbitraries.ts';
import { simulateDay, VIEWERS } from './simulated-viewer.ts';
import type { Habits } from './simulated-viewer.ts';

const MORNING = moment('2024-05-06T08:00Z');

/** The estimate for videos that start at these moments. */
const estimate = (starts: readonly EpochMs[]) =>
  estimateOf(
    starts.map((start, i) => Math.min(LONGEST_GAP, (starts[i + 1] ?? Infinity) - start) / SECOND),
  );

/** Starts with these gaps between them. */
const withGaps = (...gaps: readonly Millis[]): EpochMs[] =>
  [0, ...gaps].map((_, i) => MORNING + sum(gaps.slice(0, i)));

describe('the estimate (rule C18)', () => {
  it.each([
    ['one video counts as a typical one', [], { ms: 20, lowMs: 10, highMs: 60 }],
    ['the time to the next start counts', [30 * SECOND], { ms: 50, lowMs: 40, highMs: 90 }],
    ['a long video counts in full at most', [4 * MINUTE], { ms: 260, lowMs: 100, highMs: 300 }],
    ['after 5 minutes a session is over', [5 * MINUTE], { ms: 40, lowMs: 20, highMs: 360 }],
    ['after 10 minutes nobody watched on', [10 * MINUTE], { ms: 40, lowMs: 20, highMs: 120 }],
  ])('%s', (_, gaps, seconds) => {
    const { ms, lowMs, highMs } = estimate(withGaps(...gaps));
    expect({ ms: ms / SECOND, lowMs: lowMs / SECOND, highMs: highMs / SECOND }).toEqual(seconds);
  });

  it('is nothing without starts', () => {
    expect(estimate([])).toEqual({ ms: 0, lowMs: 0, highMs: 0 });
  });
});

const seconds = fc.uniqueArray(fc.integer({ min: 0, max: (20 * HOUR) / SECOND }), {
  maxLength: 60,
});
const startsOf = (list: readonly number[]): EpochMs[] =>
  list.map((second) => MORNING + second * SECOND).toSorted((a, b) => a - b);

const plannedTotals = (starts: readonly EpochMs[]) =>
  planElsewhere(starts, {
    member: 'mia',
    calendars: [firstCalendar('Europe/Berlin')],
    spans: [],
    countedDates: new Set(),
    stored: [],
  }).days.map(totalsOf);

describe('laws of the estimate', () => {
  it('another row never lowers it', () => {
    fc.assert(
      fc.property(seconds, fc.integer({ min: 0, max: 72_000 }), (list, one) => {
        const [before, after] = [
          estimate(startsOf(list)),
          estimate(startsOf([...new Set([...list, one])])),
        ];
        expect(after.ms).toBeGreaterThanOrEqual(before.ms);
        expect(after.lowMs).toBeGreaterThanOrEqual(before.lowMs);
        expect(after.highMs).toBeGreaterThanOrEqual(before.highMs);
      }),
    );
  });

  it('lies within its range, and the range within wall time', () => {
    fc.assert(
      fc.property(seconds, (list) => {
        for (const { ms, lowMs, highMs } of plannedTotals(startsOf(list))) {
          expect(lowMs).toBeLessThanOrEqual(ms);
          expect(ms).toBeLessThanOrEqual(highMs);
          expect(highMs).toBeLessThanOrEqual(DAY);
        }
        const starts = startsOf(list);
        const wall = (starts.at(-1) ?? 0) - (starts[0] ?? 0) + MINUTE;
        expect(estimate(starts).highMs).toBeLessThanOrEqual(wall);
      }),
    );
  });

  it('its hours and its sessions add up to it, and no hour has more than an hour', () => {
    fc.assert(
      fc.property(seconds, (list) => {
        for (const { ms, hoursMs, sessions } of plannedTotals(startsOf(list))) {
          expect(sum(hoursMs)).toBe(ms);
          expect(sum(sessions.map(({ activeMs }) => activeMs))).toBe(ms);
          expect(Math.max(...hoursMs)).toBeLessThanOrEqual(HOUR);
        }
      }),
    );
  });
});

/** What known programs do: gaps up to 10 minutes in full, and nothing for the last video of a session. */
function fullGaps(starts: readonly EpochMs[]): Millis {
  return sum(
    starts.slice(1).map((start, i) => {
      const gap = start - (starts[i] ?? start);
      return gap <= 10 * MINUTE ? gap : 0;
    }),
  );
}

const WEEKS = 30;

function compare(name: string, habits: Habits) {
  const weeks = Array.from({ length: WEEKS }, (_, week) => {
    const days = Array.from({ length: 7 }, (__, day) =>
      simulateDay(habits, (week * 7 + day) * 7919 + 1, MORNING + day * DAY),
    );
    const own = days.map(({ starts }) => estimate(starts));
    const truthMs = sum(days.map((day) => day.truthMs));
    return {
      truthMs,
      ms: sum(own.map(({ ms }) => ms)),
      known: sum(days.map(({ starts }) => fullGaps(starts))),
      isWithin:
        sum(own.map(({ lowMs }) => lowMs)) <= truthMs &&
        truthMs <= sum(own.map(({ highMs }) => highMs)),
    };
  });
  const truthMs = sum(weeks.map((week) => week.truthMs));
  return {
    name,
    own: sum(weeks.map(({ ms }) => ms)) / truthMs - 1,
    known: sum(weeks.map(({ known }) => known)) / truthMs - 1,
    within: weeks.filter(({ isWithin }) => isWithin).length / WEEKS,
  };
}

describe('against simulated viewers, whose time is known', () => {
  const results = Object.entries(VIEWERS).map(([name, habits]) => compare(name, habits));

  it.each(results)('for $name the estimate is within 13 %', ({ own }) => {
    expect(Math.abs(own)).toBeLessThan(0.13);
  });

  it.each(results)(
    'for $name the range holds the true time of at least 8 weeks of 10',
    ({ within }) => {
      expect(within).toBeGreaterThanOrEqual(0.8);
    },
  );

  it('it is less than half as far off as counting gaps of up to 10 minutes in full', () => {
    const off = (pick: (result: (typeof results)[number]) => number): number =>
      sum(results.map((result) => Math.abs(pick(result)))) / results.length;
    expect(off(({ own }) => own)).toBeLessThan(off(({ known }) => known) / 2);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { addDays } from '../../../../src/domain/time/calendar.ts';
import { MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs } from '../../../../src/domain/time/units.ts';
import type { DayKey, Millis } from '../../../../src/domain/time/units.ts';
import { comparisonText, datesText } from '../../../../src/ui/text/comparison-text.ts';
import { durationText } from '../../../../src/ui/text/format-duration.ts';
import { lastWeekOf, weekOverviewOf } from '../../../../src/ui/usage/week-overview.ts';
import { at, dayWith, snapshotOf } from '../../support/usage-snapshot-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

/** Two weeks from Monday 27 April to Sunday 10 May 2026. */
const FIRST = '2026-04-27';
const datesAt = (...places: number[]): DayKey[] => places.map((i) => addDays(FIRST, i));

describe('the days of a comparison', () => {
  it.each<[string, DayKey[]]>([
    ['Mon – Thu, Sat', datesAt(0, 1, 2, 3, 5)],
    ['Mon, Tue, Thu', datesAt(0, 1, 3)],
    ['Tue – Sun', datesAt(1, 2, 3, 4, 5, 6)],
  ])('are %s', (text, dates) => {
    expect(datesText(dates).replaceAll('\u2009', ' ')).toBe(text);
  });
});

/** The duration in minutes with which a text begins. */
function minutesOf(text: string): Millis {
  const [, hours = '0'] = /^(\d+) hr/.exec(text) ?? [];
  const [, minutes = '0'] = /^(?:\d+ hr )?(\d+) min/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
}

// Also days that are about as long as each other, since "about the same" is rare otherwise.
const dayTimes = fc.oneof(
  fc.integer({ min: 0, max: 5 * 60 * MINUTE }),
  fc.integer({ min: 55 * MINUTE, max: 65 * MINUTE }),
  fc.integer({ min: 0, max: 90 * SECOND }),
);

/** The times of 14 days in ms; `null` for days on which Kintime was not on. */
function fortnightsOf(day: fc.Arbitrary<Millis | null>): fc.Arbitrary<(Millis | null)[]> {
  return fc.array(day, { minLength: 14, maxLength: 14 });
}

const whole = fortnightsOf(dayTimes);
const fortnights = fortnightsOf(fc.option(dayTimes, { freq: 8 }));

describe('what is said of two weeks', () => {
  function said(times: readonly (Millis | null)[], wall: EpochMs, weeksAgo: number) {
    const days = times.flatMap((activeMs, i) =>
      activeMs === null ? [] : [dayWith(addDays(FIRST, i), { activeMs })],
    );
    const snapshot = snapshotOf({ days });
    const week = weekOverviewOf(snapshot, wall, 1, weeksAgo)?.week;
    const before = lastWeekOf(snapshot, wall, 1, weeksAgo);
    if (week === undefined || before === null) throw new Error('no calendar');
    const earlier = weeksAgo === 0 ? 'last-week' : 'week-before';
    const text = comparisonText(before.comparison, earlier, before.isUpToYesterday);
    return { week, before, text };
  }

  /** Of a sentence that names days: these days, and what follows. */
  function partsOf(text: string): [days: string | null, words: string] {
    const [days = '', words] = text.split(': ');
    return words === undefined ? [null, days] : [days, words];
  }

  it('of a whole week is true of the two totals on screen', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(whole, fortnights), (times) => {
        const { week, before, text } = said(times, at('2026-05-12T12:00'), 1);
        if (text === null) return;
        const [days, words] = partsOf(text);
        const isWhole = times.every((ms) => ms !== null);
        expect(days === null).toBe(isWhole);
        if (!isWhole) return;
        compared += 1;
        const [now, then] = [week.totalMs ?? 0, before.totalMs ?? 0].map((ms) =>
          minutesOf(durationText(ms)),
        ) as [number, number];
        const isSame = Math.abs(now - then) < Math.max(15, then / 10);
        if (isSame) expect(words).toBe('About the same as the week before');
        else {
          expect(words).toContain(now < then ? 'less' : 'more');
          expect(minutesOf(words)).toBe(Math.abs(now - then));
        }
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  it('of some days names exactly these, and never calls other totals the same', () => {
    fc.assert(
      fc.property(fortnights, fc.integer({ min: 7, max: 13 }), (times, today) => {
        const wall = at(`${addDays(FIRST, today)}T12:00`);
        const { text } = said(
          times.map((ms, i) => (i > today ? null : ms)),
          wall,
          0,
        );
        if (text === null) return;
        const [days, words] = partsOf(text);
        const elapsed = [0, 1, 2, 3, 4, 5, 6].filter((i) => i + 7 < today);
        const both = elapsed.filter((i) => times[i] !== null && times[i + 7] !== null);
        const isAll = both.length === elapsed.length;
        expect(days).toBe(
          isAll ? 'Up to yesterday' : datesText(both.map((i) => addDays(FIRST, i + 7))),
        );
        expect(words).not.toContain('same');
        const sum = (shift: number): number =>
          Math.floor(both.reduce((all, i) => all + (times[i + shift] ?? 0), 0) / MINUTE);
        const [now, then] = [sum(7), sum(0)];
        if (words.includes('; ')) {
          const [one = '', other = ''] = words.split('; last week ');
          expect([minutesOf(one), minutesOf(other)]).toEqual([now, then]);
          expect(Math.abs(now - then)).toBeLessThan(Math.max(15, then / 10));
        } else {
          expect(words).toContain(now < then ? 'less' : 'more');
          expect(minutesOf(words)).toBe(Math.abs(now - then));
        }
      }),
      { numRuns: 400 },
    );
  });
});

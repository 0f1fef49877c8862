import { describe, expect, it } from 'vitest';
import { isAgreed } from '../../../../src/domain/agreement/consent.ts';
import { addDays } from '../../../../src/domain/time/calendar.ts';
import { isMeasured } from '../../../../src/domain/stats/coverage.ts';
import { validateRules } from '../../../../src/domain/limits/rules/validate.ts';
import { makeDemoData } from '../../../../src/domain/snapshot/demo-data.ts';
import { demoHouseholdWeek } from '../../../../src/domain/snapshot/demo-household.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { typicalMs, weekStart } from '../../../../src/domain/stats/weeks.ts';

const ZONE = 'Europe/Berlin';
const NAMES = { member: 'Mia', parent: 'Dad' };
const NOW = Date.UTC(2026, 4, 7, 16);
const sample = makeDemoData(NOW, ZONE, NAMES);
const { snapshot, spans, gaps, agreement } = sample;
const today = snapshot.days.at(-1)?.date ?? '';

describe('the sample', () => {
  it('is the same for the same moment, and has the same earlier days an hour later', () => {
    expect(makeDemoData(NOW, ZONE, NAMES)).toEqual(sample);
    const later = makeDemoData(NOW + HOUR, ZONE, NAMES);
    expect(later.snapshot.days.slice(0, -1)).toEqual(snapshot.days.slice(0, -1));
  });

  it('has ten weeks up to now, with one day on which Kintime was off', () => {
    expect(snapshot.days).toHaveLength(69);
    expect(Math.max(...spans.map(({ end }) => end))).toBeLessThanOrEqual(NOW);
    const { days, disqualifyingGaps } = snapshot;
    const records = { days, disqualifyingGaps, calendars: snapshot.settings.calendars };
    const off = addDays(today, -16);
    expect([isMeasured(off, records), isMeasured(today, records)]).toEqual([false, true]);
    expect(gaps.map(({ reason }) => reason)).toEqual(['off', 'asleep']);
  });

  it('adds up: each day is what its spans are', () => {
    for (const day of snapshot.days) {
      const own = spans.filter(({ date }) => date === day.date);
      expect(totalMs(own)).toBe(day.activeMs);
    }
  });

  it('has days that a teen could have had, fewer minutes once it was agreed', () => {
    const lengths = snapshot.days.map(({ activeMs }) => activeMs);
    expect(Math.max(...lengths)).toBeLessThan(4 * HOUR);
    const usual = (days: typeof snapshot.days): number =>
      typicalMs(days.map(({ date, activeMs }) => ({ date, activeMs, measured: true }))) ?? 0;
    const before = usual(snapshot.days.slice(0, 28));
    const after = usual(snapshot.days.slice(28));
    expect(before).toBeGreaterThan(40 * MINUTE);
    expect(after).toBeGreaterThan(20 * MINUTE);
    expect(after).toBeLessThan(before);
  });

  it('has one agreement that both sides said yes to, without a fault', () => {
    expect(isAgreed(agreement)).toBe(true);
    expect(validateRules(agreement.rules)).toEqual([]);
  });

  it('has a household whose week is known and compared, for everybody', () => {
    const monday = weekStart(today, 1);
    const { rows, comparison, totalMs: all } = demoHouseholdWeek(sample, NAMES, monday, NOW);
    expect(rows.map(({ name }) => name)).toEqual(['Dad', 'Mia']);
    expect(rows.reduce((sum, { week }) => sum + (week?.totalMs ?? 0), 0)).toBe(all);
    const before = demoHouseholdWeek(sample, NAMES, addDays(monday, -7), NOW);
    for (const { week } of before.rows) expect(week?.measuredDays).toBe(7);
    expect(before.rows.every(({ week }) => (week?.totalMs ?? 0) > 0)).toBe(true);
    // On a Thursday there are 3 whole days, too few for a card.
    expect(comparison.kind).toBe('none');
  });
});

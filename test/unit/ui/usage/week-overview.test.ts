import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../../src/domain/tracking/gaps.ts';
import { addDays } from '../../../../src/domain/time/calendar.ts';
import type { UsageSnapshot } from '../../../../src/domain/snapshot/usage-snapshot.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { DayKey } from '../../../../src/domain/time/units.ts';
import { todayComparison } from '../../../../src/ui/usage/today-comparison.ts';
import { lastWeekOf, weekOverviewOf } from '../../../../src/ui/usage/week-overview.ts';
import type { WeekOverview } from '../../../../src/ui/usage/week-overview.ts';
import { at, dayWith, snapshotOf } from '../../support/usage-snapshot-fixture.ts';

// A Thursday.
const NOW = at('2026-05-07T18:00');
const gap = (start: string, end: string | null, reason: Gap['reason']): Gap => ({
  device: 'd',
  site: 'tiktok',
  start: at(start),
  end: end === null ? null : at(end),
  reason,
});

function overview(parts: Parameters<typeof snapshotOf>[0], weeksAgo = 0): WeekOverview {
  const found = weekOverviewOf(snapshotOf(parts), NOW, 1, weeksAgo);
  if (found === null) throw new Error('no calendar');
  return found;
}

describe('what a week shows', () => {
  it('tells counted, zero, unknown and coming days apart', () => {
    const days = [dayWith('2026-05-04', { activeMs: 42 * MINUTE }), dayWith('2026-05-06')];
    const { week } = overview({ days });
    expect(week.days.map(({ ms, ahead }) => (ahead ? 'ahead' : ms))).toEqual([
      42 * MINUTE,
      null,
      0,
      0,
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(week.totalMs).toBe(42 * MINUTE);
  });

  it('has no total where nothing is known', () => {
    expect(overview({}, 1).week.totalMs).toBeNull();
  });

  it('shows the first day from the moment counting began', () => {
    const { todayShown } = overview({
      days: [dayWith('2026-05-07')],
      disqualifyingGaps: [gap('2026-05-07T04:00', '2026-05-07T15:10', 'before')],
    });
    expect(todayShown).toMatchObject({ ms: 0, from: at('2026-05-07T15:10'), partly: true });
  });

  it('keeps what was counted on a day that was not measured to its end', () => {
    const { week } = overview({
      days: [dayWith('2026-05-05', { activeMs: 5 * MINUTE }), dayWith('2026-05-06')],
      disqualifyingGaps: [gap('2026-05-05T10:00', '2026-05-06T12:00', 'access')],
    });
    expect(week.days[1]).toMatchObject({ ms: 5 * MINUTE, partly: true, from: null });
    expect(week.days[2]).toMatchObject({ ms: null });
  });

  it('shows no zero for today while access is missing', () => {
    const { todayShown } = overview({
      days: [dayWith('2026-05-07')],
      disqualifyingGaps: [gap('2026-05-07T10:00', null, 'access')],
    });
    expect(todayShown.ms).toBeNull();
  });

  it('tells a deleted day from one on which Kintime was not on', () => {
    const { week, todayShown } = overview({
      days: [dayWith('2026-05-07')],
      disqualifyingGaps: [
        gap('2026-05-04T04:00', '2026-05-05T04:00', 'deleted'),
        gap('2026-05-07T04:00', '2026-05-07T17:00', 'deleted'),
      ],
    });
    expect(week.days.slice(0, 3)).toMatchObject([
      { ms: null, deleted: true },
      { ms: null, deleted: false },
      { ms: null, deleted: false },
    ]);
    expect(todayShown).toMatchObject({
      ms: 0,
      deleted: false,
      from: at('2026-05-07T17:00'),
      first: false,
    });
    expect(week.totalMs).toBe(0);
  });

  it('says of a deleted day that came back in part what is known of it', () => {
    const { todayShown } = overview({
      days: [dayWith('2026-05-07', { activeMs: MINUTE })],
      disqualifyingGaps: [gap('2026-05-07T12:00', '2026-05-07T17:00', 'deleted')],
    });
    expect(todayShown).toMatchObject({ ms: MINUTE, deleted: false, partly: true, from: null });
  });

  it('goes by recorded time while the clock is behind', () => {
    const { settings } = snapshotOf();
    const recordedClock = { last: at('2026-05-10T12:00'), aheadMs: 0 };
    expect(overview({ settings: { ...settings, recordedClock } }).today).toBe('2026-05-10');
  });

  it('shows nothing before the household has a calendar', () => {
    const { settings } = snapshotOf();
    const snapshot = snapshotOf({ settings: { ...settings, calendars: [] } });
    expect(weekOverviewOf(snapshot, NOW, 1, 0)).toBeNull();
  });
});

/** Mia was always a member, Ben joined on Wednesday, and Cleo was never current. */
function shared(parts: Partial<UsageSnapshot> = {}): UsageSnapshot {
  const days = Array.from({ length: 28 }, (_, i) =>
    dayWith(addDays('2026-05-07', -i), { activeMs: 60 * MINUTE }),
  );
  return snapshotOf({
    members: ['m', 'ben', 'cleo'].map((id) => ({ id, name: id })),
    switches: [
      { at: at('2026-01-01T12:00'), member: 'm' },
      { at: at('2026-05-06T15:10'), member: 'ben' },
    ],
    days,
    ...parts,
  });
}

describe('a week of somebody who shares the browser', () => {
  const BEFORE = { ms: null, notYet: true, partly: false, from: null };
  const weekFor = (snapshot: UsageSnapshot, whose?: string, weeksAgo = 0): WeekOverview['week'] => {
    const found = weekOverviewOf(snapshot, NOW, 1, weeksAgo, whose);
    if (found === null) throw new Error('no calendar');
    return found.week;
  };

  it('has no zero before they came, and begins in the course of that day', () => {
    const { days, totalMs } = weekFor(shared());
    expect(days.slice(0, 4)).toMatchObject([
      BEFORE,
      BEFORE,
      { ms: 0, notYet: false, partly: true, from: at('2026-05-06T15:10') },
      { ms: 0, notYet: false, partly: false, from: null },
    ]);
    expect(totalMs).toBe(0);
    expect(weekFor(shared(), undefined, 1).totalMs).toBeNull();
  });

  it('has today of whoever is here now, with a row or without', () => {
    const [today] = overviewRows(shared({ days: [] }));
    expect(today).toMatchObject({ ms: 0, notYet: false });
    const switches = [
      { at: 0, member: 'm' },
      { at: at('2026-05-07T17:59'), member: 'cleo' },
    ];
    const [first] = overviewRows(shared({ switches }));
    expect(first).toMatchObject({ ms: 0, partly: true, from: at('2026-05-07T17:59') });
  });

  it('of whom nobody ever chose knows no day, not even today', () => {
    const { days, totalMs } = weekFor(shared(), 'cleo');
    expect(days.slice(0, 4)).toMatchObject([BEFORE, BEFORE, BEFORE, BEFORE]);
    expect(totalMs).toBeNull();
  });

  it('of the first has every day', () => {
    const { days, totalMs } = weekFor(shared(), 'm');
    expect(days.slice(0, 4).map(({ ms, notYet }) => [ms, notYet])).toEqual(
      Array.from({ length: 4 }, () => [60 * MINUTE, false]),
    );
    expect(totalMs).toBe(240 * MINUTE);
    expect(weekFor(shared(), 'm', 1).totalMs).toBe(420 * MINUTE);
  });

  it('hides no time that a file brought from before they came, nor a zero of their own there', () => {
    const elsewhere = { device: 'other', member: 'old' };
    const snapshot = shared();
    const { days } = weekFor({
      ...snapshot,
      members: [...snapshot.members, { id: 'old', name: 'Ben', elsewhere: true }],
      days: [
        ...snapshot.days,
        dayWith('2026-05-04', { ...elsewhere, activeMs: 5 * MINUTE }),
        dayWith('2026-05-05', elsewhere),
      ],
    });
    expect(days.slice(0, 2)).toMatchObject([
      { ms: 5 * MINUTE, notYet: false, partly: false },
      { ms: 0, notYet: false, partly: false },
    ]);
  });

  it('says of a deleted day that it was, whoever’s it was', () => {
    const disqualifyingGaps = [gap('2026-05-04T04:00', '2026-05-05T04:00', 'deleted')];
    const { days } = weekFor(shared({ disqualifyingGaps }));
    expect(days[0]).toMatchObject({ ms: null, deleted: true });
    expect(days[1]).toMatchObject({ ms: null, deleted: false, notYet: true });
  });

  it('says of a day deleted for them alone that it was, until a file brings it back', () => {
    const snapshot = shared();
    const memberDeletions = [
      { member: 'ben', start: at('2026-05-07T04:00'), end: at('2026-05-07T17:00') },
      { member: 'm', start: at('2026-05-05T04:00'), end: at('2026-05-06T04:00') },
    ];
    const settings = { ...snapshot.settings, memberDeletions };
    const days = snapshot.days.filter(({ date }) => date !== '2026-05-05');
    const others = dayWith('2026-05-05', { member: 'ben' });
    const deleted = { ...snapshot, settings, days: [...days, others] };
    expect(weekFor(deleted, 'm').days[1]).toMatchObject({ ms: null, deleted: true });
    expect(weekFor(deleted, 'm').days[3]).toMatchObject({ ms: 60 * MINUTE, partly: false });
    expect(weekFor(deleted).days[3]).toMatchObject({ ms: 0, from: at('2026-05-07T17:00') });
    const imported = { ...snapshot, settings };
    expect(weekFor(imported, 'm').days[1]).toMatchObject({ ms: 60 * MINUTE, partly: false });
  });

  it('has no zero for the day on which counting began, or a part was deleted, before they came', () => {
    for (const reason of ['before', 'deleted'] as const) {
      const missing = [gap('2026-05-04T04:00', '2026-05-04T09:00', reason)];
      const [monday] = weekFor(shared({ disqualifyingGaps: missing })).days;
      expect(monday).toMatchObject({ ms: null, notYet: true, partly: false, from: null });
    }
    const disqualifyingGaps = [gap('2026-05-04T04:00', '2026-05-04T09:00', 'before')];
    expect(weekFor(shared({ disqualifyingGaps }), 'm').days[0]).toMatchObject({
      ms: 60 * MINUTE,
      from: at('2026-05-04T09:00'),
    });
  });

  it('is compared with no week before they came', () => {
    const sunday = at('2026-05-10T18:00');
    const dates = Array.from({ length: 14 }, (_, i) => addDays('2026-04-27', i));
    const days = dates.map((date) => dayWith(date, { activeMs: 60 * MINUTE }));
    const since = (time: string): UsageSnapshot => {
      const switches = [
        { at: 0, member: 'm' },
        { at: at(time), member: 'ben' },
      ];
      return shared({ days, switches });
    };
    const beside = (snapshot: UsageSnapshot, whose: string) =>
      lastWeekOf(snapshot, sunday, 1, 0, whose);
    expect(beside(since('2026-05-01T12:00'), 'ben')).toMatchObject({
      totalMs: 0,
      comparison: { kind: 'none', byMs: 0 },
    });
    expect(beside(since('2026-04-26T12:00'), 'ben')?.comparison.kind).toBe('same');
    expect(beside(since('2026-05-04T12:00'), 'ben')?.totalMs).toBeNull();
    expect(beside(since('2026-05-04T12:00'), 'm')?.comparison.kind).toBe('same');
  });

  it('has today beside a usual day only from four whole days of their own on', () => {
    const wholeDays = (came: DayKey): string | undefined => {
      const switches = [
        { at: 0, member: 'm' },
        { at: at(`${came}T12:00`), member: 'ben' },
      ];
      const snapshot = shared({ switches });
      const today = dayWith('2026-05-07', { member: 'ben', activeMs: 90 * MINUTE });
      return todayComparison({ ...snapshot, days: [...snapshot.days, today] }, NOW)?.kind;
    };
    expect(wholeDays('2026-05-03')).toBe('none');
    expect(wholeDays('2026-05-02')).toBe('more');
  });
});

function overviewRows(snapshot: UsageSnapshot): WeekOverview['todayShown'][] {
  const found = weekOverviewOf(snapshot, NOW, 1, 0);
  return found === null ? [] : [found.todayShown];
}

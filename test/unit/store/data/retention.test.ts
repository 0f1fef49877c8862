import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, boundaryOf, DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import { trustWallClock } from '../../../../src/domain/time/recorded-clock.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { DayKey } from '../../../../src/domain/time/units.ts';
import { card } from '../../domain/household/week/week-card-fixture.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { applyRetention, setRetention } from '../../../../src/store/data/retention.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';

const CALENDAR = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
const PLACE = { device: 'laptop', member: 'ada', site: 'tiktok' };

const NOW = boundaryOf(CALENDAR, '2026-05-08');

let database: KintimeDatabase;

beforeEach(async () => {
  await Dexie.delete(DATABASE);
  database = await openDatabase();
  await writeSettings(database, { device: 'laptop', calendars: [CALENDAR] });
  await database.log.add({ at: 1, what: 'counting-agreed' });
});

afterEach(() => database.close());

/** A day with ten minutes of attended time, with its span and a gap. */
async function addDay(date: DayKey): Promise<void> {
  const start = boundaryOf(CALENDAR, date) + HOUR;
  const end = start + 10 * MINUTE;
  const { zone } = CALENDAR;
  await Promise.all([
    database.spans.put({ ...PLACE, date, zone, feed: 'for-you', start, end }),
    database.days.put({ ...emptyDay({ ...PLACE, date }, zone), activeMs: 10 * MINUTE }),
    database.gaps.put({ device: 'laptop', site: 'tiktok', start, end, reason: 'asleep' }),
  ]);
}

/** A week of recorded days that ends on a date; retention counts from its first. */
async function addWeek(last: DayKey): Promise<void> {
  await Promise.all(Array.from({ length: 7 }, (_, i) => addDay(addDays(last, -i))));
}

async function dates(): Promise<Record<'spans' | 'days', DayKey[]>> {
  const [spans, days] = await Promise.all([
    database.spans.orderBy('start').toArray(),
    database.days.orderBy('date').toArray(),
  ]);
  return { spans: spans.map(({ date }) => date), days: days.map(({ date }) => date) };
}

describe('retention', () => {
  it('keeps spans for 200 days and day rows for 25 months', async () => {
    await addWeek('2026-05-07');
    const [first, before] = ['2024-04-01', '2024-03-31'];
    const [firstSpan, spanBefore] = [addDays('2026-05-01', -200), addDays('2026-05-01', -201)];
    await Promise.all([first, before, firstSpan, spanBefore].map(addDay));
    await applyRetention(database, NOW);
    const { spans, days } = await dates();
    expect(spans.slice(0, 2)).toEqual([firstSpan, '2026-05-01']);
    expect(days.slice(0, 4)).toEqual([first, spanBefore, firstSpan, '2026-05-01']);
    expect(await database.gaps.count()).toBe(10);
    expect(await database.log.count()).toBe(1);
  });

  it('keeps week cards and phone weeks as long as days', async () => {
    await addWeek('2026-05-07');
    const weeks = ['2024-03-25', '2024-04-01'];
    await database.cards.bulkPut(weeks.map((week) => card({ week })));
    await database.phoneWeeks.bulkPut(weeks.map((week) => ({ member: 'ada', week, ms: HOUR })));
    const left = async () =>
      Promise.all([database.cards, database.phoneWeeks].map((table) => table.count()));
    await applyRetention(database, NOW);
    expect(await left()).toEqual([1, 1]);
    await setRetention(database, 3, boundaryOf(CALENDAR, '2026-05-07'));
    expect(await left()).toEqual([0, 0]);
  });

  it('keeps time elsewhere as long as days', async () => {
    await addWeek('2026-05-07');
    const [member, zone, from] = ['ada', 'UTC', 0];
    const [gone, kept] = ['2024-03-31', '2024-04-01'];
    await database.elsewhere.bulkPut(
      [gone, kept].map((date) => ({ member, date, zone, from, waits: [], runs: [] })),
    );
    await applyRetention(database, NOW);
    expect(await database.elsewhere.toCollection().primaryKeys()).toEqual([['ada', kept]]);
  });

  it('keeps what was deleted of a member as long as days', async () => {
    await addWeek('2026-05-07');
    const noted = ['2024-03-20', '2024-04-01'].map((date) => ({
      member: 'ada',
      start: boundaryOf(CALENDAR, date),
      end: boundaryOf(CALENDAR, addDays(date, 1)),
    }));
    await writeSettings(database, { memberDeletions: noted });
    await applyRetention(database, NOW);
    expect((await readSettings(database)).memberDeletions).toEqual(noted.slice(1));
  });

  it('keeps every row if set to always', async () => {
    await writeSettings(database, { keepDaysMonths: null });
    await addWeek('2026-05-07');
    await addDay('2001-05-01');
    await applyRetention(database, NOW);
    const { spans, days } = await dates();
    expect(days).toContain('2001-05-01');
    expect(spans).not.toContain('2001-05-01');
    expect(await database.gaps.count()).toBe(8);
  });

  it('keeps everything while there are fewer than seven recorded days', async () => {
    await addWeek('2026-05-07');
    await database.days.delete(['laptop', 'ada', 'tiktok', '2026-05-07']);
    await database.days.put(emptyDay({ ...PLACE, date: '2026-05-08' }, CALENDAR.zone));
    await database.days.delete(['laptop', 'ada', 'tiktok', '2026-05-06']);
    await addDay('2001-05-01');
    await applyRetention(database, NOW);
    expect((await dates()).spans).toContain('2001-05-01');
  });

  it('keeps everything after an evening with the clock years ahead', async () => {
    await addWeek('2026-05-07');
    await addDay('2026-04-01');
    await addDay('2036-01-01');
    await addDay('2036-01-02');
    const before = await dates();
    await applyRetention(database, NOW);
    expect(await dates()).toEqual(before);
  });

  it('keeps everything after a week with the clock years ahead, once it is correct', async () => {
    await addWeek('2026-05-07');
    await addDay('2026-04-01');
    await addWeek('2036-01-07');
    await writeSettings(database, { recordedClock: trustWallClock(NOW), seenAt: NOW });
    const before = await dates();
    await applyRetention(database, NOW);
    expect(await dates()).toEqual(before);
    // Until a person trusts the clock, recorded time continues from there; the wall clock suffices.
    const last = boundaryOf(CALENDAR, '2036-01-07');
    await writeSettings(database, { recordedClock: { last, aheadMs: 0 }, seenAt: last });
    await applyRetention(database, NOW);
    expect(await dates()).toEqual(before);
  });

  it('keeps an open gap, however old it is', async () => {
    await addWeek('2026-05-07');
    const lasts = {
      device: 'laptop',
      site: 'tiktok',
      start: 1,
      end: null,
      reason: 'access',
    } as const;
    await database.gaps.bulkPut([lasts, { ...lasts, start: 2, end: 3 }]);
    await applyRetention(database, NOW);
    const old = await database.gaps.where('start').below(100).toArray();
    expect(old).toEqual([lasts]);
  });

  it('is idempotent', async () => {
    await addWeek('2026-05-07');
    await addDay('2001-05-01');
    await applyRetention(database, NOW);
    const before = await dates();
    await applyRetention(database, NOW);
    expect(await dates()).toEqual(before);
  });
});

describe('changing the retention', () => {
  it('deletes what is older at once, logs it, and keeps the rest', async () => {
    await addWeek('2026-05-07');
    await Promise.all(['2025-12-24', '2026-01-31', '2026-02-01'].map(addDay));
    expect(await setRetention(database, 3, NOW)).toBe(2);
    expect((await dates()).days.slice(0, 2)).toEqual(['2026-02-01', '2026-05-01']);
    expect((await readSettings(database)).keepDaysMonths).toBe(3);
    expect((await database.log.toArray()).at(-1)).toMatchObject({ what: 'kept-months', months: 3 });
  });

  it('restores and deletes nothing when it is longer', async () => {
    await addWeek('2026-05-07');
    await addDay('2026-02-01');
    expect(await setRetention(database, null, NOW)).toBe(0);
    expect((await dates()).days[0]).toBe('2026-02-01');
    expect((await database.log.toArray()).at(-1)).toMatchObject({ months: null });
  });

  it('changes nothing when it is the same', async () => {
    expect(await setRetention(database, 25, NOW)).toBe(0);
    expect(await database.log.count()).toBe(1);
  });
});

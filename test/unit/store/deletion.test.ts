import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_HOURS } from '../../../src/domain/calendar.ts';
import type { Gap } from '../../../src/domain/gaps.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/units.ts';
import { openDatabase } from '../../../src/store/database.ts';
import type { KintimeDatabase } from '../../../src/store/database.ts';
import { deleteDays, deleteEverything } from '../../../src/store/deletion.ts';
import { recordReport } from '../../../src/store/recording.ts';
import { DATABASE } from '../../../src/store/schema.ts';
import { readSettings, writeSettings } from '../../../src/store/settings.ts';
import { moment } from '../../arbitraries.ts';

/** 04:00 in Berlin, when 2 May begins. */
const BOUNDARY = moment('2026-05-02T02:00Z');
const NOW = BOUNDARY + 10 * DAY;

let database: KintimeDatabase;

beforeEach(async () => {
  await Dexie.delete(DATABASE);
  database = await openDatabase();
  const calendars = [{ from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS }];
  await writeSettings(database, { device: 'laptop', countingSince: 1, calendars });
  await database.members.bulkPut([
    { id: 'ada', name: 'Ada' },
    { id: 'ben', name: 'Ben' },
  ]);
  await database.switches.bulkPut([
    { at: 1, member: 'ben' },
    { at: 2, member: 'ada' },
  ]);
  await database.log.add({ at: 1, what: 'counting-agreed' });
  // 1 May, running on into 2 May; 2 May in the afternoon; 3 May.
  await watch(BOUNDARY - HOUR, BOUNDARY + HOUR);
  await watch(BOUNDARY + 12 * HOUR, BOUNDARY + 13 * HOUR);
  await watch(BOUNDARY + 30 * HOUR, BOUNDARY + 31 * HOUR);
});

afterEach(() => database.close());

async function watch(start: number, end: number): Promise<void> {
  const claims = [{ start, end, feed: 'for-you' as const }];
  await recordReport(database, { site: 'tiktok', claims, gaps: [], wall: end, began: start });
}

async function days(): Promise<unknown> {
  const rows = await database.days.orderBy('date').toArray();
  return rows.map(({ date, opens, activeMs }) => [date, opens, activeMs]);
}

function gap(start: number, end: number | null, reason: Gap['reason'] = 'asleep'): Gap {
  return { device: 'laptop', site: 'tiktok', start, end, reason };
}

describe('deleting some days', () => {
  it('takes their spans and rows, and no others', async () => {
    expect(await deleteDays(database, '2026-05-02', '2026-05-02', NOW)).toBe(1);
    expect(await days()).toEqual([
      ['2026-05-01', 1, HOUR],
      ['2026-05-03', 1, HOUR],
    ]);
    expect((await database.spans.toArray()).map(({ date }) => date)).toEqual([
      '2026-05-01',
      '2026-05-03',
    ]);
  });

  it('takes the first and the last of them', async () => {
    expect(await deleteDays(database, '2026-05-01', '2026-05-03', NOW)).toBe(3);
    expect(await days()).toEqual([]);
    expect(await database.spans.count()).toBe(0);
  });

  it('opens a session on the day after that ran on from a deleted one', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-01', NOW);
    expect(await days()).toEqual([
      ['2026-05-02', 2, 2 * HOUR],
      ['2026-05-03', 1, HOUR],
    ]);
  });

  it('leaves the row of the day after as it is where it has outlived its spans', async () => {
    await database.days.update(['laptop', 'ada', 'tiktok', '2026-05-02'], { activeMs: DAY });
    await deleteDays(database, '2026-05-01', '2026-05-01', NOW);
    expect(await days()).toContainEqual(['2026-05-02', 1, DAY]);
  });

  it('takes the gaps that lie within, and no others', async () => {
    const kept = [
      gap(BOUNDARY - MINUTE, BOUNDARY + MINUTE),
      gap(BOUNDARY + 23 * HOUR, BOUNDARY + 25 * HOUR),
      gap(BOUNDARY + 24 * HOUR, BOUNDARY + 24 * HOUR, 'clock-back'),
      gap(BOUNDARY + MINUTE, null, 'access'),
    ];
    const gone = [
      gap(BOUNDARY, BOUNDARY + 24 * HOUR, 'off'),
      gap(BOUNDARY, BOUNDARY, 'clock-back'),
    ];
    await database.gaps.bulkPut([...kept, ...gone]);
    await deleteDays(database, '2026-05-02', '2026-05-02', NOW);
    const left = await database.gaps.toArray();
    expect(left).toHaveLength(kept.length);
    expect(left).toEqual(expect.arrayContaining(kept));
  });

  it('says so in the log, which stays', async () => {
    await deleteDays(database, '2026-05-02', '2026-05-03', NOW);
    expect(await database.log.toArray()).toMatchObject([
      { what: 'counting-agreed' },
      { at: NOW, what: 'deleted-days', fromDate: '2026-05-02', toDate: '2026-05-03' },
    ]);
  });

  it('finds nothing where the last is before the first', async () => {
    const before = await days();
    expect(await deleteDays(database, '2026-05-03', '2026-05-01', NOW)).toBe(0);
    expect(await days()).toEqual(before);
  });
});

describe('deleting everything', () => {
  it('leaves one line that says so, the settings and the members', async () => {
    const settings = await readSettings(database);
    await database.gaps.bulkPut([gap(BOUNDARY, BOUNDARY + HOUR)]);
    expect(await deleteEverything(database, NOW)).toBe(3);
    const { spans, days: rows, gaps, log, members, switches } = database;
    expect(await Promise.all([spans.count(), rows.count(), gaps.count()])).toEqual([0, 0, 0]);
    expect(await log.toArray()).toMatchObject([{ at: NOW, what: 'deleted-everything' }]);
    expect(await log.count()).toBe(1);
    expect(await members.count()).toBe(2);
    expect(await switches.toArray()).toEqual([{ at: 2, member: 'ada' }]);
    expect(await readSettings(database)).toEqual(settings);
  });

  it('lets a gap that lasts go on from now', async () => {
    await database.gaps.put(gap(BOUNDARY, null, 'access'));
    await deleteEverything(database, NOW);
    expect(await database.gaps.toArray()).toEqual([gap(NOW, null, 'access')]);
  });
});

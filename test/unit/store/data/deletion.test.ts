import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { BOUNDARY, gap, NOW, NOW_STARTS, openWithThreeDays } from './deletion-fixture.ts';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openWithThreeDays();
});

afterEach(() => database.close());

async function days(): Promise<unknown> {
  const rows = await database.days.orderBy('date').toArray();
  return rows.map(({ date, opens, activeMs }) => [date, opens, activeMs]);
}

/** All that is deleted where all three days are. */
const WHOLE = gap(BOUNDARY - DAY, BOUNDARY + 2 * DAY, 'deleted');

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
    const left = await database.gaps.filter(({ reason }) => reason !== 'deleted').toArray();
    expect(left).toHaveLength(kept.length);
    expect(left).toEqual(expect.arrayContaining(kept));
  });

  it('notes those that had anything, in as few gaps as can be', async () => {
    await deleteDays(database, '2026-04-01', '2026-05-01', NOW);
    expect(await database.gaps.toArray()).toEqual([gap(BOUNDARY - DAY, BOUNDARY, 'deleted')]);
    await deleteDays(database, '2026-05-03', '2026-05-09', NOW);
    expect(await database.gaps.count()).toBe(2);
    await deleteDays(database, '2026-05-02', '2026-05-02', NOW);
    expect(await database.gaps.toArray()).toEqual([WHOLE]);
  });

  it('keeps the note of an earlier deletion, which is no more to be deleted', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-03', NOW);
    expect(await deleteDays(database, '2026-05-01', '2026-05-03', NOW + 1)).toBe(0);
    expect(await database.gaps.toArray()).toEqual([WHOLE]);
  });

  it('notes the days of another browser where these were brought in', async () => {
    const [day] = await database.days.toArray();
    if (day === undefined) throw new Error('nothing was counted');
    await database.days.put({ ...day, device: 'desk', date: '2026-05-10' });
    await deleteDays(database, '2026-05-10', '2026-05-10', NOW);
    const start = BOUNDARY + 8 * DAY;
    expect(await database.gaps.toArray()).toEqual([
      { ...gap(start, start + DAY, 'deleted'), device: 'desk' },
    ]);
  });

  it('counts a day of which only a gap was known, without a note: that one was not on', async () => {
    await database.gaps.put(gap(BOUNDARY + 4 * DAY, BOUNDARY + 6 * DAY, 'off'));
    expect(await deleteDays(database, '2026-05-05', '2026-05-08', NOW)).toBe(2);
    expect(await database.gaps.count()).toBe(0);
    expect(await database.log.orderBy('id').last()).toMatchObject({ what: 'deleted-days' });
  });

  it('says nothing in the log where there was nothing', async () => {
    expect(await deleteDays(database, '2026-04-01', '2026-04-30', NOW)).toBe(0);
    expect(await deleteDays(database, '2026-05-03', '2026-05-01', NOW)).toBe(0);
    expect(await database.log.toArray()).toMatchObject([{ what: 'counting-agreed' }]);
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
    expect(await Promise.all([spans.count(), rows.count()])).toEqual([0, 0]);
    expect(await gaps.toArray()).toEqual([WHOLE, gap(NOW_STARTS, NOW, 'deleted')]);
    expect(await log.toArray()).toMatchObject([{ at: NOW, what: 'deleted-everything' }]);
    expect(await log.count()).toBe(1);
    expect(await members.count()).toBe(2);
    // Since when this browser was whose stays, or days to come would not be Ben's.
    expect(await switches.toArray()).toEqual([
      { at: 1, member: 'ben' },
      { at: 2, member: 'ada' },
    ]);
    expect(await readSettings(database)).toEqual({ ...settings, forgottenUntil: NOW });
  });

  it('lets a gap that lasts go on from now', async () => {
    await database.gaps.put(gap(BOUNDARY, null, 'access'));
    await deleteEverything(database, NOW);
    expect(await database.gaps.toArray()).toEqual([
      WHOLE,
      gap(NOW_STARTS, NOW, 'deleted'),
      gap(NOW, null, 'access'),
    ]);
  });

  it('notes no gap before counting was agreed to', async () => {
    await writeSettings(database, { countingSince: null });
    await deleteEverything(database, NOW);
    expect(await database.gaps.count()).toBe(0);
  });
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { removeMember } from '../../../../src/store/people/members.ts';
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

/** The deletion gap if all three days are deleted. */
const WHOLE = gap(BOUNDARY - DAY, BOUNDARY + 2 * DAY, 'deleted');

describe('deleting some days', () => {
  it('deletes their spans and rows, and no others', async () => {
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

  it('includes the first and the last date', async () => {
    expect(await deleteDays(database, '2026-05-01', '2026-05-03', NOW)).toBe(3);
    expect(await days()).toEqual([]);
    expect(await database.spans.count()).toBe(0);
  });

  it('starts a session on the day after if it continued from a deleted day', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-01', NOW);
    expect(await days()).toEqual([
      ['2026-05-02', 2, 2 * HOUR],
      ['2026-05-03', 1, HOUR],
    ]);
  });

  it('keeps the row of the day after if its spans are gone', async () => {
    await database.days.update(['laptop', 'ada', 'tiktok', '2026-05-02'], { activeMs: DAY });
    await deleteDays(database, '2026-05-01', '2026-05-01', NOW);
    expect(await days()).toContainEqual(['2026-05-02', 1, DAY]);
  });

  it('deletes the gaps that lie within, and no others', async () => {
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

  it('records the dates that had anything in as few gaps as possible', async () => {
    await deleteDays(database, '2026-04-01', '2026-05-01', NOW);
    expect(await database.gaps.toArray()).toEqual([gap(BOUNDARY - DAY, BOUNDARY, 'deleted')]);
    await deleteDays(database, '2026-05-03', '2026-05-09', NOW);
    expect(await database.gaps.count()).toBe(2);
    await deleteDays(database, '2026-05-02', '2026-05-02', NOW);
    expect(await database.gaps.toArray()).toEqual([WHOLE]);
  });

  it('keeps the gap of an earlier deletion, which does not count as deleted', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-03', NOW);
    expect(await deleteDays(database, '2026-05-01', '2026-05-03', NOW + 1)).toBe(0);
    expect(await database.gaps.toArray()).toEqual([WHOLE]);
  });

  it('records gaps for the imported days of another browser', async () => {
    const [day] = await database.days.toArray();
    if (day === undefined) throw new Error('nothing was counted');
    await database.days.put({ ...day, device: 'desk', date: '2026-05-10' });
    await deleteDays(database, '2026-05-10', '2026-05-10', NOW);
    const start = BOUNDARY + 8 * DAY;
    expect(await database.gaps.toArray()).toEqual([
      { ...gap(start, start + DAY, 'deleted'), device: 'desk' },
    ]);
  });

  it('counts a day with only a gap, and records no deletion gap for it', async () => {
    await database.gaps.put(gap(BOUNDARY + 4 * DAY, BOUNDARY + 6 * DAY, 'off'));
    expect(await deleteDays(database, '2026-05-05', '2026-05-08', NOW)).toBe(2);
    expect(await database.gaps.count()).toBe(0);
    expect(await database.log.orderBy('id').last()).toMatchObject({ what: 'deleted-days' });
  });

  it('logs nothing if there was nothing to delete', async () => {
    expect(await deleteDays(database, '2026-04-01', '2026-04-30', NOW)).toBe(0);
    expect(await deleteDays(database, '2026-05-03', '2026-05-01', NOW)).toBe(0);
    expect(await database.log.toArray()).toMatchObject([{ what: 'counting-agreed' }]);
  });

  it('logs the deletion and keeps the log', async () => {
    await deleteDays(database, '2026-05-02', '2026-05-03', NOW);
    expect(await database.log.toArray()).toMatchObject([
      { what: 'counting-agreed' },
      { at: NOW, what: 'deleted-days', fromDate: '2026-05-02', toDate: '2026-05-03' },
    ]);
  });

  it('deletes nothing if the last date is before the first', async () => {
    const before = await days();
    expect(await deleteDays(database, '2026-05-03', '2026-05-01', NOW)).toBe(0);
    expect(await days()).toEqual(before);
  });
});

describe('deleting days of one member', () => {
  const BEN = { id: 'ben', name: 'Ben' };
  const ADA = { id: 'ada', name: 'Ada' };

  async function addBen(date: string, start: number): Promise<void> {
    const [row] = await database.days.where('date').equals('2026-05-03').toArray();
    if (row === undefined) throw new Error('nothing was counted');
    await database.days.put({ ...row, member: 'ben', date });
    const place = { device: 'laptop', member: 'ben', site: 'tiktok', feed: 'for-you' as const };
    await database.spans.put({ ...place, date, start, end: start + HOUR, zone: 'Europe/Berlin' });
  }

  async function owners(table: 'days' | 'spans'): Promise<string[]> {
    const rows = await database.table<{ member: string; date: string }>(table).toArray();
    return rows.filter(({ date }) => date === '2026-05-02').map(({ member }) => member);
  }

  it('leaves the time of others, and all gaps', async () => {
    await addBen('2026-05-02', BOUNDARY + 15 * HOUR);
    const off = gap(BOUNDARY, BOUNDARY + HOUR, 'off');
    await database.gaps.put(off);
    expect(await deleteDays(database, '2026-05-02', '2026-05-02', NOW, ADA)).toBe(1);
    expect([await owners('days'), await owners('spans')]).toEqual([['ben'], ['ben']]);
    expect(await database.gaps.toArray()).toEqual([off]);
    expect(await database.log.orderBy('id').last()).toMatchObject({
      what: 'deleted-days',
      fromDate: '2026-05-02',
      whom: 'Ada',
      member: 'ada',
    });
  });

  it('records for that member alone that the days are not known', async () => {
    await addBen('2026-05-01', BOUNDARY - 3 * HOUR);
    await deleteDays(database, '2026-05-01', '2026-05-02', NOW, ADA);
    const { memberDeletions, forgottenUntil } = await readSettings(database);
    expect(memberDeletions).toEqual([
      { member: 'ada', start: BOUNDARY - DAY, end: BOUNDARY + DAY },
    ]);
    expect(forgottenUntil).toBe(0);
    await deleteDays(database, '2026-05-01', '2026-05-01', NOW, BEN);
    expect((await readSettings(database)).memberDeletions).toHaveLength(2);
  });

  it('records nothing if they had no time', async () => {
    expect(await deleteDays(database, '2026-05-02', '2026-05-02', NOW, BEN)).toBe(0);
    expect((await readSettings(database)).memberDeletions).toEqual([]);
  });

  it('goes with the member, and with everything', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-01', NOW, ADA);
    await addBen('2026-05-02', BOUNDARY + 15 * HOUR);
    await removeMember(database, 'ada', NOW);
    expect((await readSettings(database)).memberDeletions).toEqual([]);
    await deleteDays(database, '2026-05-02', '2026-05-02', NOW, BEN);
    await deleteEverything(database, NOW);
    expect((await readSettings(database)).memberDeletions).toEqual([]);
  });
});

describe('deleting days with time elsewhere', () => {
  const ADA = { id: 'ada', name: 'Ada' };

  beforeEach(async () => {
    const row = { zone: 'Europe/Berlin', from: BOUNDARY, waits: [0], runs: [60] };
    await database.elsewhere.bulkPut([
      { ...row, member: 'ada', date: '2026-05-02' },
      { ...row, member: 'ada', date: '2026-05-07' },
      { ...row, member: 'ben', date: '2026-05-07' },
    ]);
  });

  async function left(): Promise<unknown> {
    const rows = await database.elsewhere.toArray();
    return rows.map(({ member, date }) => [member, date]);
  }

  it('deletes that of one member, and leaves that of others', async () => {
    expect(await deleteDays(database, '2026-05-02', '2026-05-07', NOW, ADA)).toBe(3);
    expect(await left()).toEqual([['ben', '2026-05-07']]);
  });

  it('deletes that of everybody, where nothing was counted here', async () => {
    expect(await deleteDays(database, '2026-05-07', '2026-05-07', NOW)).toBe(1);
    expect(await left()).toEqual([['ada', '2026-05-02']]);
    expect(await database.log.orderBy('id').last()).toMatchObject({
      what: 'deleted-days',
      fromDate: '2026-05-07',
      toDate: '2026-05-07',
    });
  });

  it('deletes it on locked dates, too, of which the log names none', async () => {
    const lines = await database.log.count();
    expect(await deleteDays(database, '2026-05-02', '2026-05-07', NOW, null, '2026-05-02')).toBe(2);
    expect(await left()).toEqual([]);
    expect(await days()).toHaveLength(3);
    expect(await database.log.count()).toBe(lines);
  });
});

it('counts dates of which only what was lost is deleted', async () => {
  const used = [{ member: 'ada', date: '2026-05-08', ms: HOUR, messagesMs: 0, leftMs: null }];
  await writeSettings(database, { usedBeforeLoss: { at: NOW, used } });
  expect(await deleteDays(database, '2026-05-08', '2026-05-08', NOW)).toBe(1);
  expect((await readSettings(database)).usedBeforeLoss).toBeNull();
});

describe('deleting everything', () => {
  it('leaves one log entry, the settings and the members', async () => {
    const settings = await readSettings(database);
    await database.gaps.bulkPut([gap(BOUNDARY, BOUNDARY + HOUR)]);
    expect(await deleteEverything(database, NOW)).toBe(3);
    const { spans, days: rows, gaps, log, members, switches } = database;
    expect(await Promise.all([spans.count(), rows.count()])).toEqual([0, 0]);
    expect(await gaps.toArray()).toEqual([WHOLE, gap(NOW_STARTS, NOW, 'deleted')]);
    expect(await log.toArray()).toMatchObject([{ at: NOW, what: 'deleted-everything' }]);
    expect(await log.count()).toBe(1);
    expect(await members.count()).toBe(2);
    // The first switches stay, or coming days would not be known for Ben.
    expect(await switches.toArray()).toEqual([
      { at: 1, member: 'ben' },
      { at: 2, member: 'ada' },
    ]);
    expect(await readSettings(database)).toEqual({ ...settings, forgottenUntil: NOW });
  });

  it('restarts an open gap now', async () => {
    await database.gaps.put(gap(BOUNDARY, null, 'access'));
    await deleteEverything(database, NOW);
    expect(await database.gaps.toArray()).toEqual([
      WHOLE,
      gap(NOW_STARTS, NOW, 'deleted'),
      gap(NOW, null, 'access'),
    ]);
  });

  it('records no gap before counting was agreed to', async () => {
    await writeSettings(database, { countingSince: null });
    await deleteEverything(database, NOW);
    expect(await database.gaps.count()).toBe(0);
  });
});

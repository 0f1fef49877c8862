import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_HOURS } from '../../../src/domain/calendar.ts';
import type { Gap } from '../../../src/domain/gaps.ts';
import { isMeasured } from '../../../src/domain/measured.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/units.ts';
import { openDatabase } from '../../../src/store/database.ts';
import type { KintimeDatabase } from '../../../src/store/database.ts';
import { deleteDays, deleteEverything } from '../../../src/store/deletion.ts';
import { notePresence } from '../../../src/store/household.ts';
import { readPicture } from '../../../src/store/reading.ts';
import { recordReport } from '../../../src/store/recording.ts';
import type { Report } from '../../../src/store/recording.ts';
import { DATABASE } from '../../../src/store/schema.ts';
import { readSettings, writeSettings } from '../../../src/store/settings.ts';
import { moment } from '../../arbitraries.ts';

/** 04:00 in Berlin, when 2 May begins. */
const BOUNDARY = moment('2026-05-02T02:00Z');
/** When the day of `NOW` begins. */
const NOW_STARTS = BOUNDARY + 10 * DAY;
const NOW = NOW_STARTS + HOUR;
const TODAY = '2026-05-12';

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
    expect(await switches.toArray()).toEqual([{ at: 2, member: 'ada' }]);
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

describe('what is handed in after a deletion', () => {
  const claims = [{ start: NOW - 9 * SECOND, end: NOW - SECOND, feed: 'for-you' as const }];
  const began = NOW - 20 * MINUTE;
  const sent: Report = { site: 'tiktok', claims, gaps: [], wall: NOW, began };
  const deletions = [
    ['everything', () => deleteEverything(database, NOW)],
    ['today', () => deleteDays(database, TODAY, TODAY, NOW)],
  ] as const;

  describe.each(deletions)('of %s', (_, run) => {
    it('does not come back when it is sent again', async () => {
      await recordReport(database, sent);
      await run();
      await recordReport(database, { ...sent, wall: NOW + 10 * SECOND });
      expect(await todays()).toEqual([]);
    });

    it('counts from the deletion on', async () => {
      await run();
      const across = [{ start: NOW - 3000, end: NOW + 5000, feed: 'for-you' as const }];
      const gaps = [
        { start: NOW - MINUTE, end: NOW, reason: 'stopped' as const },
        { start: NOW - MINUTE, end: NOW + 1, reason: 'asleep' as const },
        { start: NOW - 1, end: NOW - 1, reason: 'clock-back' as const },
        { start: NOW, end: NOW, reason: 'clock-back' as const },
      ];
      await recordReport(database, { ...sent, claims: across, gaps, wall: NOW + 5000 });
      expect(await todays()).toEqual([[NOW, NOW + 5000]]);
      expect(
        await database.gaps
          .where('start')
          .aboveOrEqual(NOW - MINUTE)
          .toArray(),
      ).toEqual([gap(NOW, NOW + 1, 'asleep'), gap(NOW, NOW, 'clock-back')]);
    });

    it('leaves today unknown and no measured zero', async () => {
      await recordReport(database, sent);
      await run();
      await notePresence(database, NOW, 'Europe/Berlin');
      const { days: rows, breaks, settings } = await readPicture(database, [TODAY]);
      expect(rows).toMatchObject([{ activeMs: 0 }]);
      expect(breaks.at(-1)).toEqual(gap(NOW_STARTS, NOW, 'deleted'));
      const { calendars } = settings;
      expect(isMeasured(TODAY, { days: rows, breaks, calendars })).toBe(false);
    });
  });

  it('goes by recorded time while the clock is behind', async () => {
    await recordReport(database, sent);
    const wall = NOW - 3 * HOUR;
    const behind = [{ start: wall - 8000, end: wall, feed: 'for-you' as const }];
    await recordReport(database, { ...sent, claims: behind, wall, began: wall - MINUTE });
    await deleteEverything(database, wall + 8000);
    const { ledger, forgottenUntil } = await readSettings(database);
    expect(forgottenUntil).toBe(wall + 8000 + ledger.lead);
    const unsent = [{ start: wall - 8000, end: wall + 9000, feed: 'for-you' as const }];
    const next = { ...sent, claims: unsent, wall: wall + 9000, began: wall - MINUTE };
    await recordReport(database, next);
    expect(await todays()).toEqual([[forgottenUntil, forgottenUntil + SECOND]]);
  });

  it('goes by recorded time where the clock was set back and no page has reported since', async () => {
    await recordReport(database, sent);
    // The last that was heard was that nobody watched.
    await notePresence(database, NOW + MINUTE, 'Europe/Berlin');
    const wall = NOW - 3 * HOUR;
    await deleteEverything(database, wall);
    await notePresence(database, wall, 'Europe/Berlin');
    const unsent = [{ start: wall - 8000, end: wall + SECOND, feed: 'for-you' as const }];
    await recordReport(database, { ...sent, claims: unsent, wall: wall + SECOND });
    expect(await todays()).toEqual([[NOW + MINUTE, NOW + MINUTE + SECOND]]);
  });

  it('is counted where the clock was ahead at the deletion and was put right since', async () => {
    await deleteEverything(database, NOW + DAY);
    await recordReport(database, sent);
    expect(await todays()).toEqual([[NOW - 9 * SECOND, NOW - SECOND]]);
    await deleteEverything(database, NOW);
    await recordReport(database, sent);
    expect(await todays()).toEqual([]);
  });

  it('stays deleted right after the end of the day that was', async () => {
    const wall = NOW_STARTS + 4 * SECOND;
    const across = [{ start: wall - 8000, end: wall, feed: 'for-you' as const }];
    await deleteDays(database, '2026-05-11', '2026-05-11', wall);
    await recordReport(database, { ...sent, claims: across, wall, began: wall - MINUTE });
    expect(await todays()).toEqual([[NOW_STARTS, wall]]);
    expect(await database.gaps.count()).toBe(0);
  });

  it('is counted where today was not deleted', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-02', NOW);
    await deleteDays(database, '2026-05-13', '2026-05-14', NOW);
    await recordReport(database, sent);
    expect(await todays()).toEqual([[NOW - 9 * SECOND, NOW - SECOND]]);
  });

  it('stays deleted when days of long ago are deleted afterwards', async () => {
    await deleteEverything(database, NOW);
    await deleteDays(database, '2026-05-01', '2026-05-02', NOW + SECOND);
    await recordReport(database, { ...sent, wall: NOW + SECOND });
    expect(await todays()).toEqual([]);
  });

  async function todays(): Promise<unknown> {
    const stored = await database.spans
      .where('start')
      .aboveOrEqual(NOW_STARTS - HOUR)
      .toArray();
    return stored.map(({ start, end }) => [start, end]);
  }
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMeasured } from '../../../../src/domain/stats/coverage.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { recordPresence } from '../../../../src/store/tracking/tracking-state.ts';
import { readSnapshot } from '../../../../src/store/tracking/usage-queries.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import type { Report } from '../../../../src/store/tracking/record-report.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { gap, NOW, NOW_STARTS, openWithThreeDays } from './deletion-fixture.ts';

/** The date of `NOW`. */
const TODAY = '2026-05-12';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openWithThreeDays();
});

afterEach(() => database.close());

describe('reports after a deletion', () => {
  const claims = [{ start: NOW - 9 * SECOND, end: NOW - SECOND, feed: 'for-you' as const }];
  const began = NOW - 20 * MINUTE;
  const sent: Report = { site: 'tiktok', claims, gaps: [], wall: NOW, began };
  const deletions = [
    ['everything', () => deleteEverything(database, NOW)],
    ['today', () => deleteDays(database, TODAY, TODAY, NOW)],
  ] as const;

  it('drops late reports of the member whose today was deleted, and of no other', async () => {
    await recordReport(database, sent);
    await deleteDays(database, TODAY, TODAY, NOW, { id: 'ben', name: 'Ben' });
    expect(await todays()).toHaveLength(1);
    await deleteDays(database, TODAY, TODAY, NOW, { id: 'ada', name: 'Ada' });
    await recordReport(database, { ...sent, wall: NOW + 10 * SECOND });
    expect(await todays()).toEqual([]);
    const across = [{ start: NOW - 3000, end: NOW + 5000, feed: 'for-you' as const }];
    await recordReport(database, { ...sent, claims: across, wall: NOW + 12 * SECOND });
    expect(await todays()).toEqual([[NOW, NOW + 5000]]);
  });

  describe.each(deletions)('of %s', (_, run) => {
    it('does not restore deleted time when a report is resent', async () => {
      await recordReport(database, sent);
      await run();
      await recordReport(database, { ...sent, wall: NOW + 10 * SECOND });
      expect(await todays()).toEqual([]);
    });

    it('counts time after the deletion', async () => {
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

    it('shows today as unknown, not as a measured zero', async () => {
      await recordReport(database, sent);
      await run();
      await recordPresence(database, NOW, 'Europe/Berlin');
      const {
        days: rows,
        disqualifyingGaps,
        settings,
      } = await readSnapshot(database, () => [TODAY]);
      expect(rows).toMatchObject([{ activeMs: 0 }]);
      expect(disqualifyingGaps.at(-1)).toEqual(gap(NOW_STARTS, NOW, 'deleted'));
      const { calendars } = settings;
      expect(isMeasured(TODAY, { days: rows, disqualifyingGaps, calendars })).toBe(false);
    });
  });

  it('uses recorded time while the clock is behind', async () => {
    await recordReport(database, sent);
    const wall = NOW - 3 * HOUR;
    const behind = [{ start: wall - 8000, end: wall, feed: 'for-you' as const }];
    await recordReport(database, { ...sent, claims: behind, wall, began: wall - MINUTE });
    await deleteEverything(database, wall + 8000);
    const { recordedClock, forgottenUntil } = await readSettings(database);
    expect(forgottenUntil).toBe(wall + 8000 + recordedClock.aheadMs);
    const unsent = [{ start: wall - 8000, end: wall + 9000, feed: 'for-you' as const }];
    const next = { ...sent, claims: unsent, wall: wall + 9000, began: wall - MINUTE };
    await recordReport(database, next);
    expect(await todays()).toEqual([[forgottenUntil, forgottenUntil + SECOND]]);
  });

  it('uses recorded time if the clock was set back and no page has reported since', async () => {
    await recordReport(database, sent);
    // The last report said that nobody watched.
    await recordPresence(database, NOW + MINUTE, 'Europe/Berlin');
    const wall = NOW - 3 * HOUR;
    await deleteEverything(database, wall);
    await recordPresence(database, wall, 'Europe/Berlin');
    const unsent = [{ start: wall - 8000, end: wall + SECOND, feed: 'for-you' as const }];
    await recordReport(database, { ...sent, claims: unsent, wall: wall + SECOND });
    expect(await todays()).toEqual([[NOW + MINUTE, NOW + MINUTE + SECOND]]);
  });

  it('counts if the clock was ahead at the deletion and has been corrected since', async () => {
    await deleteEverything(database, NOW + DAY);
    await recordReport(database, sent);
    expect(await todays()).toEqual([[NOW - 9 * SECOND, NOW - SECOND]]);
    await deleteEverything(database, NOW);
    await recordReport(database, sent);
    expect(await todays()).toEqual([]);
  });

  it('keeps the day deleted right after it has ended', async () => {
    const wall = NOW_STARTS + 4 * SECOND;
    const across = [{ start: wall - 8000, end: wall, feed: 'for-you' as const }];
    await deleteDays(database, '2026-05-11', '2026-05-11', wall);
    await recordReport(database, { ...sent, claims: across, wall, began: wall - MINUTE });
    expect(await todays()).toEqual([[NOW_STARTS, wall]]);
    expect(await database.gaps.count()).toBe(0);
  });

  it('counts if today was not deleted', async () => {
    await deleteDays(database, '2026-05-01', '2026-05-02', NOW);
    await deleteDays(database, '2026-05-13', '2026-05-14', NOW);
    await recordReport(database, sent);
    expect(await todays()).toEqual([[NOW - 9 * SECOND, NOW - SECOND]]);
  });

  it('keeps today deleted when much older days are deleted afterwards', async () => {
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

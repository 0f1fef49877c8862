import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { claim, storedGaps, NOON, openWithAda, report } from './report-fixture.ts';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openWithAda();
});

afterEach(() => database.close());

describe('a clock that was set back', () => {
  const back = NOON - 3 * HOUR;

  beforeEach(async () => {
    await recordReport(database, report([claim(NOON, NOON + HOUR)]));
  });

  it('goes on from the last recorded instant', async () => {
    await recordReport(database, report([claim(back, back + 8 * SECOND)]));
    await recordReport(
      database,
      report([claim(back + 8 * SECOND, back + MINUTE)], { began: back }),
    );
    expect(await database.spans.toArray()).toMatchObject([
      { start: NOON, end: NOON + HOUR + MINUTE },
    ]);
    expect((await readSettings(database)).recordedClock.last).toBe(NOON + HOUR + MINUTE);
    const entries = (await database.log.toArray()).map(({ what, at }) => [what, at]);
    expect(entries).toEqual([['clock-back', NOON + HOUR + 8 * SECOND]]);
  });

  it('gives no used-up day back', async () => {
    const yesterday = NOON - DAY;
    await recordReport(database, report([claim(yesterday, yesterday + MINUTE)]));
    expect((await database.days.toArray()).map(({ date }) => date)).toEqual(['2026-05-01']);
  });

  it('places gaps beside the spans of the same time', async () => {
    const gap = { start: back, end: back + SECOND, reason: 'asleep' } as const;
    const again = report([claim(back + SECOND, back + MINUTE)], { gaps: [gap], began: back });
    await recordReport(database, again);
    const [stored] = await database.gaps.toArray();
    const [, last] = await database.spans.orderBy('start').toArray();
    expect(stored?.end).toBe(last?.start ?? NOON + HOUR);
  });

  it('accepts gaps of documents that were open before for an hour', async () => {
    const wall = back + MINUTE;
    const gaps = [wall - HOUR - 1, wall - HOUR].map((start) => ({
      start,
      end: wall,
      reason: 'nobody' as const,
    }));
    const ahead = { start: NOON, end: NOON + HOUR, reason: 'asleep' as const };
    const late = report([claim(back, wall)], { gaps: [...gaps, ahead], wall, began: NOON });
    const { recordedClock } = await recordReport(database, late);
    expect(await storedGaps(database)).toEqual([
      [wall - HOUR + recordedClock.aheadMs, wall + recordedClock.aheadMs],
    ]);
  });
});

/* oxlint-disable no-await-in-loop -- reports come one after the other */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { FEEDS } from '../../../../src/domain/tracking/feeds.ts';
import { ImpossibleClaimError } from '../../../../src/domain/time/recorded-clock.ts';
import { totalMs } from '../../../../src/domain/time/interval.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { ALLOWED_FIELDS } from '../../../../src/store/db/allowed-fields.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { moment } from '../../../arbitraries.ts';
import { BOUNDARY, claim, storedGaps, NOON, openWithAda, report } from './report-fixture.ts';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openWithAda();
});

afterEach(() => database.close());

/** All rows, except the time of the last presence. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    database.tables.map(async (table) => {
      const rows: unknown[] = await table.toArray();
      return [table.name, rows.filter((row) => !JSON.stringify(row).includes('"seenAt"'))] as const;
    }),
  );
  return Object.fromEntries(tables);
}

describe('recording a report', () => {
  it('keeps few rows of a flood, and none of it twice', async () => {
    const flood = (from: number) => ({
      claims: Array.from({ length: 1000 }, (_, i) =>
        claim(from + 4 * i, from + 4 * i + 1, i % 2 === 0 ? 'messages' : 'search'),
      ),
      gaps: Array.from({ length: 1000 }, (_, i) => ({
        start: from + i,
        end: from + i + 1,
        reason: 'nobody' as const,
      })),
    });
    const began = NOON;
    for (let second = 0; second < 120; second += 4) {
      const { claims, gaps } = flood(NOON + second * SECOND);
      await recordReport(database, report(claims, { gaps, began }));
      await recordReport(database, report(claims, { gaps, began }));
    }
    // One for each second at most.
    expect(await database.spans.count()).toBeLessThanOrEqual(120);
    expect(await database.gaps.count()).toBe(500);
    const [day] = await database.days.toArray();
    expect(day?.activeMs).toBe(day?.feedsMs.search);
    expect(2 * MINUTE - (day?.activeMs ?? 0)).toBeLessThan(SECOND);
  });

  it('stores spans, the day, gaps and the recorded clock', async () => {
    const settings = await recordReport(
      database,
      report(
        [claim(NOON, NOON + 8 * SECOND), claim(NOON + 8 * SECOND, NOON + MINUTE, 'messages')],
        {
          gaps: [{ start: NOON - MINUTE, end: NOON, reason: 'asleep' }],
          began: NOON - MINUTE,
        },
      ),
    );
    const place = { device: 'laptop', member: 'ada', site: 'tiktok' };
    const day = { ...place, date: '2026-05-01', zone: 'Europe/Berlin' };
    expect(await database.spans.toArray()).toEqual([
      { ...day, start: NOON, end: NOON + 8 * SECOND, feed: 'for-you' },
      { ...day, start: NOON + 8 * SECOND, end: NOON + MINUTE, feed: 'messages' },
    ]);
    expect(await database.days.toArray()).toMatchObject([
      {
        ...day,
        activeMs: MINUTE,
        feedsMs: { 'for-you': 8 * SECOND, messages: 52 * SECOND },
        opens: 1,
        sessions: 1,
      },
    ]);
    expect(await database.gaps.toArray()).toEqual([
      { device: 'laptop', site: 'tiktok', start: NOON - MINUTE, end: NOON, reason: 'asleep' },
    ]);
    const recordedClock = { last: NOON + MINUTE, aheadMs: 0 };
    expect(settings).toMatchObject({ recordedClock, seenAt: NOON + MINUTE });
    expect(await readSettings(database)).toEqual(settings);
  });

  it('stores no field that is not on the list', async () => {
    const gaps = [{ start: NOON, end: NOON, reason: 'clock-back' }] as const;
    await recordReport(database, report([claim(NOON, NOON + HOUR)], { gaps }));
    await recordReport(database, report([claim(NOON, NOON + MINUTE)]));
    for (const [table, rows] of Object.entries(await everything())) {
      for (const row of rows)
        expect(ALLOWED_FIELDS[table]).toEqual(expect.arrayContaining(fieldsOf(row)));
    }
    expect(await database.log.count()).toBe(1);
  });

  it('changes nothing when the same report arrives again later', async () => {
    const first = report([
      claim(NOON, NOON + MINUTE),
      claim(NOON + 2 * MINUTE, NOON + HOUR, 'live'),
    ]);
    await recordReport(database, first);
    const before = await everything();
    await recordReport(database, first);
    await recordReport(database, { ...first, wall: first.wall + HOUR });
    expect(await everything()).toEqual(before);
  });

  test('gives the same result in whatever order and however often reports arrive', async () => {
    const claims = fc.array(
      fc
        .record({
          start: fc.integer({ min: -40, max: 40 }),
          minutes: fc.integer({ min: 1, max: 30 }),
          feed: fc.constantFrom(...FEEDS.slice(0, 3)),
        })
        .map(({ start, minutes, feed }) => {
          const from = BOUNDARY + start * MINUTE;
          return claim(from, from + minutes * MINUTE, feed);
        }),
      { minLength: 1, maxLength: 6 },
    );
    const orders = claims.chain((made) =>
      fc.tuple(
        fc.shuffledSubarray(made, { minLength: made.length }),
        fc.shuffledSubarray([...made, ...made], { minLength: 2 * made.length }),
      ),
    );
    await database.members.put({ id: 'ben', name: 'Ben' });
    await database.switches.put({ at: BOUNDARY - 10 * MINUTE, member: 'ben' });
    await fc.assert(
      fc.asyncProperty(orders, async (both) => {
        const outcomes = [];
        for (const order of both) {
          await Promise.all([database.spans.clear(), database.days.clear()]);
          for (const one of order) {
            const at = { wall: BOUNDARY + 2 * HOUR, began: BOUNDARY - HOUR };
            await recordReport(database, report([one], at));
          }
          outcomes.push(await everything());
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
        const days = await database.days.toArray();
        const activeMs = days.reduce((sum, day) => sum + day.activeMs, 0);
        expect(activeMs).toBe(totalMs(await database.spans.toArray()));
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['future time', [claim(NOON, NOON + HOUR)], { wall: NOON + MINUTE }],
    ['time before the document started', [claim(NOON, NOON + HOUR)], { began: NOON + MINUTE }],
    [
      'several impossible claims',
      [claim(NOON - HOUR, NOON), claim(NOON, NOON + DAY)],
      { wall: NOON + MINUTE, began: NOON },
    ],
  ])('stores nothing of %s', async (_, claims, more) => {
    const before = await everything();
    const gaps = [{ start: NOON, end: NOON + 1, reason: 'nobody' }] as const;
    const impossible = report(claims, { gaps, ...more });
    await expect(recordReport(database, impossible)).rejects.toThrow(ImpossibleClaimError);
    expect(await everything()).toEqual(before);
  });

  it('drops impossible claims and stores the rest', async () => {
    const gaps = [{ start: NOON, end: NOON + SECOND, reason: 'nobody' }] as const;
    const honest = report([claim(NOON, NOON + MINUTE)], { gaps });
    const settings = await recordReport(database, {
      ...honest,
      claims: [claim(NOON, NOON + DAY), ...honest.claims, claim(NOON - DAY, NOON)],
    });
    const stored = await everything();
    expect(await database.spans.toArray()).toMatchObject([{ start: NOON, end: NOON + MINUTE }]);
    expect(settings.recordedClock).toEqual({ last: NOON + MINUTE, aheadMs: 0 });
    await recordReport(database, honest);
    expect(await everything()).toEqual(stored);
    expect(await storedGaps(database)).toEqual([[NOON, NOON + SECOND]]);
  });

  it('drops impossible gaps and stores the rest', async () => {
    const gaps = [
      [moment('2001-09-09T02:00Z'), NOON],
      [NOON - 7 * SECOND, NOON],
      [NOON - 6 * SECOND, NOON],
      [NOON + SECOND, NOON + SECOND],
      [NOON, NOON + MINUTE + 6 * SECOND],
      [NOON, NOON + MINUTE + 7 * SECOND],
      [moment('2128-01-01T02:00Z'), moment('2128-01-01T02:00Z')],
    ].map(([start = 0, end = 0]) => ({ start, end, reason: 'stopped' as const }));
    await recordReport(database, report([claim(NOON, NOON + MINUTE)], { gaps }));
    expect(await storedGaps(database)).toEqual([
      [NOON - 6 * SECOND, NOON],
      [NOON, NOON + MINUTE + 6 * SECOND],
      [NOON + SECOND, NOON + SECOND],
    ]);
    expect(await database.spans.count()).toBe(1);
  });

  it('stores no more gaps of a report than a page can have seen', async () => {
    const gaps = Array.from({ length: 51 }, (_, i) => ({
      start: NOON + i,
      end: NOON + i,
      reason: 'clock-back' as const,
    }));
    const many = report([claim(NOON, NOON + MINUTE)], { gaps });
    await recordReport(database, many);
    await recordReport(database, many);
    expect(await database.gaps.count()).toBe(50);
  });
});

function fieldsOf(row: unknown): string[] {
  return row instanceof Object ? Object.keys(row) : [];
}

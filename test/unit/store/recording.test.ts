/* oxlint-disable no-await-in-loop -- reports come one after the other */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { DEFAULT_HOURS } from '../../../src/domain/calendar.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import { FEEDS } from '../../../src/domain/feeds.ts';
import { ImpossibleClaimError } from '../../../src/domain/ledger.ts';
import { totalMs } from '../../../src/domain/spans.ts';
import type { Claim } from '../../../src/domain/spans.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/units.ts';
import type { EpochMs } from '../../../src/domain/units.ts';
import { openDatabase } from '../../../src/store/database.ts';
import type { KintimeDatabase } from '../../../src/store/database.ts';
import { recordReport } from '../../../src/store/recording.ts';
import type { Report } from '../../../src/store/recording.ts';
import { DATABASE, FIELDS } from '../../../src/store/schema.ts';
import { readSettings, writeSettings } from '../../../src/store/settings.ts';
import { moment } from '../../arbitraries.ts';

const BERLIN: Calendar = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
/** Noon in Berlin. */
const NOON = moment('2026-05-01T10:00Z');
/** 04:00 in Berlin, when 2 May begins. */
const BOUNDARY = moment('2026-05-02T02:00Z');

let database: KintimeDatabase;

beforeEach(async () => {
  await Dexie.delete(DATABASE);
  database = await openDatabase();
  await writeSettings(database, { device: 'laptop', countingSince: 1, calendars: [BERLIN] });
  await database.members.put({ id: 'ada', name: 'Ada' });
  await database.switches.put({ at: 1, member: 'ada' });
});

afterEach(() => database.close());

function claim(start: EpochMs, end: EpochMs, feed: Claim['feed'] = 'for-you'): Claim {
  return { start, end, feed };
}

/** A report of a document that is as old as its claims, sent when the last of them ends. */
function report(claims: readonly Claim[], more: Partial<Report> = {}): Report {
  const wall = Math.max(...claims.map(({ end }) => end));
  const began = Math.min(...claims.map(({ start }) => start));
  return { site: 'tiktok', claims, gaps: [], wall, began, ...more };
}

/** Everything that is stored, but for when Kintime was last seen. */
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
  it('stores spans, the day, gaps and the ledger', async () => {
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
    const ledger = { last: NOON + MINUTE, lead: 0 };
    expect(settings).toMatchObject({ ledger, seenAt: NOON + MINUTE });
    expect(await readSettings(database)).toEqual(settings);
  });

  it('has no field that is not on the list', async () => {
    const gaps = [{ start: NOON, end: NOON, reason: 'clock-back' }] as const;
    await recordReport(database, report([claim(NOON, NOON + HOUR)], { gaps }));
    await recordReport(database, report([claim(NOON, NOON + MINUTE)]));
    for (const [table, rows] of Object.entries(await everything())) {
      for (const row of rows) expect(FIELDS[table]).toEqual(expect.arrayContaining(fieldsOf(row)));
    }
    expect(await database.log.count()).toBe(1);
  });

  it('changes nothing when the same report comes again, later', async () => {
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

  test('comes to the same in whatever order reports arrive, and however often', async () => {
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
    ['time to come', [claim(NOON, NOON + HOUR)], { wall: NOON + MINUTE }],
    ['time before the document began', [claim(NOON, NOON + HOUR)], { began: NOON + MINUTE }],
    [
      'one such claim among others',
      [claim(NOON, NOON + MINUTE), claim(NOON, NOON + DAY)],
      { wall: NOON + MINUTE },
    ],
  ])('stores nothing of %s', async (_, claims, more) => {
    const before = await everything();
    const gaps = [{ start: NOON, end: NOON + 1, reason: 'nobody' }] as const;
    const impossible = report(claims, { gaps, ...more });
    await expect(recordReport(database, impossible)).rejects.toThrow(ImpossibleClaimError);
    expect(await everything()).toEqual(before);
  });

  it('splits time at the boundary of the day, and opens a session that runs across it once', async () => {
    await recordReport(database, report([claim(BOUNDARY - HOUR, BOUNDARY + HOUR)]));
    expect(await database.days.toArray()).toMatchObject([
      { date: '2026-05-01', activeMs: HOUR, opens: 1, sessions: 1 },
      { date: '2026-05-02', activeMs: HOUR, opens: 0, sessions: 1 },
    ]);
  });

  it.each([
    ['after a short pause', 2 * MINUTE, 0],
    ['after a long pause', 5 * MINUTE, 1],
  ])('opens the next day %s, whichever side is recorded first', async (_, pause, opens) => {
    const evening = claim(BOUNDARY - HOUR, BOUNDARY - MINUTE);
    const night = claim(BOUNDARY - MINUTE + pause, BOUNDARY + HOUR);
    const at = { wall: BOUNDARY + HOUR, began: BOUNDARY - HOUR };
    for (const order of [
      [evening, night],
      [night, evening],
    ]) {
      await Promise.all([database.spans.clear(), database.days.clear()]);
      for (const one of order) await recordReport(database, report([one], at));
      expect((await database.days.toArray()).map((day) => day.opens)).toEqual([1, opens]);
    }
  });

  it('opens a session once that runs on while the machine travels to another zone', async () => {
    // The day before yesterday in Berlin is the day before in New York: dates go back.
    const newYork = { ...BERLIN, from: BOUNDARY + MINUTE, zone: 'America/New_York' };
    await writeSettings(database, { calendars: [BERLIN, newYork] });
    await recordReport(database, report([claim(BOUNDARY, BOUNDARY + HOUR)]));
    expect(await database.days.toArray()).toMatchObject([
      { date: '2026-05-01', activeMs: 59 * MINUTE, opens: 0, zone: 'America/New_York' },
      { date: '2026-05-02', activeMs: MINUTE, opens: 1, zone: 'Europe/Berlin' },
    ]);
  });

  it('gives each instant to who was there then, whenever it arrives', async () => {
    await database.switches.put({ at: NOON + MINUTE, member: 'ben' });
    await recordReport(database, report([claim(NOON, NOON + 3 * MINUTE)]));
    const rows = (await database.days.toArray()).map(({ member, activeMs }) => [member, activeMs]);
    expect(rows).toEqual([
      ['ada', MINUTE],
      ['ben', 2 * MINUTE],
    ]);
  });

  it('leaves out gaps that cannot be, and keeps the rest', async () => {
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
    expect(await gapsKept()).toEqual([
      [NOON - 6 * SECOND, NOON],
      [NOON, NOON + MINUTE + 6 * SECOND],
      [NOON + SECOND, NOON + SECOND],
    ]);
    expect(await database.spans.count()).toBe(1);
  });

  it('keeps no more gaps of one report than a page can honestly have seen', async () => {
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

  it('never lowers a row that has outlived some of its spans', async () => {
    await recordReport(database, report([claim(NOON, NOON + HOUR)]));
    await database.spans.clear();
    await recordReport(database, report([claim(NOON + 2 * HOUR, NOON + 2 * HOUR + MINUTE)]));
    expect((await database.days.toArray()).map(({ activeMs }) => activeMs)).toEqual([HOUR]);
  });
});

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
    expect((await readSettings(database)).ledger.last).toBe(NOON + HOUR + MINUTE);
    const entries = (await database.log.toArray()).map(({ what, at }) => [what, at]);
    expect(entries).toEqual([['clock-back', NOON + HOUR + 8 * SECOND]]);
  });

  it('opens no day that is spent', async () => {
    const yesterday = NOON - DAY;
    await recordReport(database, report([claim(yesterday, yesterday + MINUTE)]));
    expect((await database.days.toArray()).map(({ date }) => date)).toEqual(['2026-05-01']);
  });

  it('puts gaps beside the spans of their time', async () => {
    const gap = { start: back, end: back + SECOND, reason: 'asleep' } as const;
    const again = report([claim(back + SECOND, back + MINUTE)], { gaps: [gap], began: back });
    await recordReport(database, again);
    const [stored] = await database.gaps.toArray();
    const [, last] = await database.spans.orderBy('start').toArray();
    expect(stored?.end).toBe(last?.start ?? NOON + HOUR);
  });

  it('leaves the documents that were open before an hour for their gaps', async () => {
    const wall = back + MINUTE;
    const gaps = [wall - HOUR - 1, wall - HOUR].map((start) => ({
      start,
      end: wall,
      reason: 'nobody' as const,
    }));
    const ahead = { start: NOON, end: NOON + HOUR, reason: 'asleep' as const };
    const late = report([claim(back, wall)], { gaps: [...gaps, ahead], wall, began: NOON });
    const { ledger } = await recordReport(database, late);
    expect(await gapsKept()).toEqual([[wall - HOUR + ledger.lead, wall + ledger.lead]]);
  });
});

async function gapsKept(): Promise<unknown> {
  return (await database.gaps.orderBy('start').toArray()).map(({ start, end }) => [start, end]);
}

function fieldsOf(row: unknown): string[] {
  return row instanceof Object ? Object.keys(row) : [];
}

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, boundaryOf, DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import { dayOf } from '../../../../src/domain/tracking/day-totals.ts';
import type { Span } from '../../../../src/domain/tracking/span.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { parseArchive } from '../../../../src/files/archive.ts';
import { importArchive, readArchive } from '../../../../src/store/data/archive.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays } from '../../../../src/store/data/deletion.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { ALLOWED_FIELDS } from '../../../../src/store/db/allowed-fields.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { moment } from '../../../arbitraries.ts';

const CALENDAR = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
const NOON = moment('2026-05-01T10:00Z');
const NOW = NOON + 2 * DAY;

let database: KintimeDatabase;

/** A browser with counting started and nothing counted yet. */
async function begin(device: string, member: string): Promise<void> {
  database?.close();
  await Dexie.delete(DATABASE);
  database = await openDatabase();
  await writeSettings(database, { device, countingSince: NOON - DAY, calendars: [CALENDAR] });
  await database.members.put({ id: member, name: member.toUpperCase() });
  await database.switches.put({ at: NOON - DAY, member });
  await database.log.add({ at: NOON - DAY, what: 'counting-agreed' });
}

async function watch(start: number, end: number): Promise<void> {
  const claims = [{ start, end, feed: 'for-you' as const }];
  await recordReport(database, { site: 'tiktok', claims, gaps: [], wall: end, began: start });
}

async function everything(): Promise<unknown> {
  return Promise.all(database.tables.map((table) => table.toArray()));
}

beforeEach(() => begin('laptop', 'ada'));
afterEach(() => database.close());

describe('the archive', () => {
  it('contains everything that is stored, and is read back unchanged', async () => {
    await watch(NOON, NOON + HOUR);
    await database.gaps.put({
      device: 'laptop',
      site: 'tiktok',
      start: NOON,
      end: null,
      reason: 'access',
    });
    const archive = await readArchive(database, NOW);
    expect(archive).toMatchObject({ program: 'kintime', version: 1, device: 'laptop' });
    expect(archive.spans).toEqual(await database.spans.toArray());
    expect(archive.days).toEqual(await database.days.toArray());
    expect(archive.log).toEqual([{ at: NOON - DAY, what: 'counting-agreed' }]);
    const file: unknown = JSON.parse(JSON.stringify(archive));
    expect(parseArchive(file, NOW)).toEqual({ ok: true, archive });
  });
});

describe('importing', () => {
  it('marks the log entries that it adds, and does not export that mark', async () => {
    const archive = await readArchive(database, NOW);
    await begin('new', 'somebody');
    await database.log.clear();
    await importArchive(database, archive, NOW);
    expect(await database.log.orderBy('id').toArray()).toEqual([
      { id: expect.any(Number), at: NOON - DAY, what: 'counting-agreed', fromFile: true },
      expect.objectContaining({ what: 'imported' }),
    ]);
    expect(JSON.stringify(await readArchive(database, NOW))).not.toContain('fromFile');
    // Importing the same entries again adds none.
    await importArchive(database, archive, NOW);
    expect(await database.log.count()).toBe(2);
  });

  it('restores the time after a new installation', async () => {
    await watch(NOON, NOON + HOUR);
    const archive = await readArchive(database, NOW);
    await begin('new', 'somebody');
    expect(await importArchive(database, archive, NOW)).toEqual({
      addedMs: HOUR,
      days: 1,
      todayKept: false,
      rulesOf: [],
      made: [],
    });
    expect(await database.spans.toArray()).toEqual(archive.spans);
    expect(await database.days.toArray()).toEqual(archive.days);
    expect((await database.members.toArray()).map(({ id }) => id)).toEqual(['ada', 'somebody']);
    expect((await database.switches.toArray()).map(({ member }) => member)).toEqual(['somebody']);
    expect(await database.log.orderBy('at').last()).toMatchObject({
      at: NOW,
      what: 'imported',
      days: 1,
    });
  });

  it('changes nothing the second time', async () => {
    await watch(NOON, NOON + HOUR);
    const archive = await readArchive(database, NOW);
    await begin('new', 'somebody');
    await importArchive(database, archive, NOW);
    const before = await everything();
    expect(await importArchive(database, archive, NOW + 1)).toEqual({
      addedMs: 0,
      days: 0,
      todayKept: false,
      rulesOf: [],
      made: [],
    });
    expect(await everything()).toEqual(before);
  });

  it('changes nothing if the archive is its own', async () => {
    await watch(NOON, NOON + HOUR);
    const before = await everything();
    const archive = await readArchive(database, NOW);
    expect(await importArchive(database, archive, NOW)).toEqual({
      addedMs: 0,
      days: 0,
      todayKept: false,
      rulesOf: [],
      made: [],
    });
    expect(await everything()).toEqual(before);
  });

  it('merges time counted elsewhere with time counted here', async () => {
    await watch(NOON, NOON + HOUR);
    const archive = await readArchive(database, NOW);
    await begin('laptop', 'ada');
    await watch(NOON + 30 * MINUTE, NOON + 90 * MINUTE);
    const outcome = await importArchive(database, archive, NOW);
    expect(outcome).toEqual({
      addedMs: 30 * MINUTE,
      days: 1,
      todayKept: false,
      rulesOf: [],
      made: [],
    });
    expect(await database.spans.toArray()).toMatchObject([
      { start: NOON, end: NOON + 90 * MINUTE },
    ]);
    expect(await database.days.toArray()).toMatchObject([{ activeMs: 90 * MINUTE, opens: 1 }]);
  });

  it('removes the deletion gap of a day that was restored completely', async () => {
    await watch(NOON, NOON + HOUR);
    await watch(NOON + DAY, NOON + DAY + HOUR);
    const archive = await readArchive(database, NOW);
    await deleteDays(database, '2026-05-01', '2026-05-02', NOW);
    expect(await database.gaps.count()).toBe(1);
    const days = archive.days.filter(({ date }) => date === '2026-05-01');
    const spans = archive.spans.filter(({ date }) => date === '2026-05-01');
    await importArchive(database, { ...archive, days, spans }, NOW);
    const start = NOON + DAY - 8 * HOUR;
    expect(await database.gaps.toArray()).toMatchObject([{ start, end: start + DAY }]);
    await importArchive(database, archive, NOW);
    expect(await database.gaps.count()).toBe(0);
    expect(await importArchive(database, archive, NOW)).toMatchObject({ addedMs: 0, days: 0 });
  });

  it('is all or nothing', async () => {
    await watch(NOON, NOON + HOUR);
    const archive = await readArchive(database, NOW);
    await begin('new', 'somebody');
    const before = await everything();
    // The parser rejects this; it makes the write fail half-way.
    const [day] = archive.days;
    const broken = { ...archive, days: day === undefined ? [] : [{ ...day, no: () => 0 }] };
    await expect(importArchive(database, broken, NOW)).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });

  it('works before counting was agreed to', async () => {
    await watch(NOON, NOON + HOUR);
    const archive = await readArchive(database, NOW);
    await Promise.all(database.tables.map((table) => table.clear()));
    const outcome = await importArchive(database, { ...archive, days: [] }, NOW);
    expect(outcome).toEqual({ addedMs: HOUR, days: 1, todayKept: false, rulesOf: [], made: [] });
  });

  it('imports five years without reading them repeatedly', async () => {
    const { spans, days } = fiveYears();
    const archive = { ...(await readArchive(database, NOW)), device: 'old', spans, days };
    await begin('new', 'somebody');
    const outcome = await importArchive(database, archive, NOW);
    expect(outcome.days).toBe(1826);
    expect(await database.spans.count()).toBe(spans.length);
    expect(await importArchive(database, archive, NOW)).toEqual({
      addedMs: 0,
      days: 0,
      todayKept: false,
      rulesOf: [],
      made: [],
    });
    for (const row of await database.days.limit(3).toArray()) {
      expect(ALLOWED_FIELDS['days']).toEqual(expect.arrayContaining(Object.keys(row)));
    }
  }, 30_000);
});

function fiveYears() {
  const place = { device: 'old', site: 'tiktok', zone: 'Europe/Berlin' };
  const template = new Map<string, ReturnType<typeof dayOf>>();
  const spans: Span[] = [];
  const days = Array.from({ length: 1826 * 2 }, (_day, i) => {
    const date = addDays('2026-04-30', -Math.floor(i / 2));
    const member = i % 2 === 0 ? 'ada' : 'ben';
    const kept = template.get(member);
    if (i >= 400 && kept !== undefined) return { ...kept, date };
    const start = boundaryOf(CALENDAR, date) + (i % 2) * 10 * HOUR;
    const own = Array.from({ length: 20 }, (_span, n): Span => {
      const from = start + n * 20 * MINUTE;
      return { ...place, member, date, feed: 'for-you', start: from, end: from + 5 * MINUTE };
    });
    spans.push(...own);
    const day = dayOf({ ...place, member, date }, own, { calendar: CALENDAR, endBefore: null });
    template.set(member, day);
    return day;
  });
  return { spans, days };
}

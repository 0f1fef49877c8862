/* oxlint-disable no-await-in-loop -- reports come one after the other */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { BERLIN, BOUNDARY, claim, NOON, openAtAdas, report } from './report-fixture.ts';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openAtAdas();
});

afterEach(() => database.close());

describe('the days of what is recorded', () => {
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
    await database.members.put({ id: 'ben', name: 'Ben' });
    await database.switches.put({ at: NOON + MINUTE, member: 'ben' });
    await recordReport(database, report([claim(NOON, NOON + 3 * MINUTE)]));
    const rows = (await database.days.toArray()).map(({ member, activeMs }) => [member, activeMs]);
    expect(rows).toEqual([
      ['ada', MINUTE],
      ['ben', 2 * MINUTE],
    ]);
  });

  it('never lowers a row that has outlived some of its spans', async () => {
    await recordReport(database, report([claim(NOON, NOON + HOUR)]));
    await database.spans.clear();
    await recordReport(database, report([claim(NOON + 2 * HOUR, NOON + 2 * HOUR + MINUTE)]));
    expect((await database.days.toArray()).map(({ activeMs }) => activeMs)).toEqual([HOUR]);
  });
});

/* oxlint-disable no-await-in-loop -- reports come one after the other */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { recordReport } from '../../../../src/store/tracking/record-report.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { BERLIN, BOUNDARY, claim, NOON, openWithAda, report } from './report-fixture.ts';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openWithAda();
});

afterEach(() => database.close());

describe('the days of a report', () => {
  it('splits time at the day boundary, and counts a session across it as one open', async () => {
    await recordReport(database, report([claim(BOUNDARY - HOUR, BOUNDARY + HOUR)]));
    expect(await database.days.toArray()).toMatchObject([
      { date: '2026-05-01', activeMs: HOUR, opens: 1, sessions: 1 },
      { date: '2026-05-02', activeMs: HOUR, opens: 0, sessions: 1 },
    ]);
  });

  it.each([
    ['after a short pause', 2 * MINUTE, 0],
    ['after a long pause', 5 * MINUTE, 1],
  ])(
    'counts opens on the next day %s, whichever side is reported first',
    async (_, pause, opens) => {
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
    },
  );

  it('counts one open for a session that continues in another time zone', async () => {
    // It is still 1 May in New York, so dates go backwards.
    const newYork = { ...BERLIN, from: BOUNDARY + MINUTE, zone: 'America/New_York' };
    await writeSettings(database, { calendars: [BERLIN, newYork] });
    await recordReport(database, report([claim(BOUNDARY, BOUNDARY + HOUR)]));
    expect(await database.days.toArray()).toMatchObject([
      { date: '2026-05-01', activeMs: 59 * MINUTE, opens: 0, zone: 'America/New_York' },
      { date: '2026-05-02', activeMs: MINUTE, opens: 1, zone: 'Europe/Berlin' },
    ]);
  });

  it('attributes each instant to the member who was current then', async () => {
    await database.members.put({ id: 'ben', name: 'Ben' });
    await database.switches.put({ at: NOON + MINUTE, member: 'ben' });
    await recordReport(database, report([claim(NOON, NOON + 3 * MINUTE)]));
    const rows = (await database.days.toArray()).map(({ member, activeMs }) => [member, activeMs]);
    expect(rows).toEqual([
      ['ada', MINUTE],
      ['ben', 2 * MINUTE],
    ]);
  });

  it('never lowers a row whose spans are partly gone', async () => {
    await recordReport(database, report([claim(NOON, NOON + HOUR)]));
    await database.spans.clear();
    await recordReport(database, report([claim(NOON + 2 * HOUR, NOON + 2 * HOUR + MINUTE)]));
    expect((await database.days.toArray()).map(({ activeMs }) => activeMs)).toEqual([HOUR]);
  });
});

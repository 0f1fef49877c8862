import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import {
  awaitMember,
  beginCounting,
  noteAccess,
  noteAdministered,
  noteOff,
  notePresence,
  trustClock,
} from '../../../../src/store/tracking/tracking-state.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';

const NOON = Date.UTC(2026, 4, 4, 12);
const HOUR = 3_600_000;
const ZONE = 'Europe/Berlin';

let database: KintimeDatabase;

beforeEach(async () => {
  database = await openDatabase();
});

afterEach(async () => {
  database.close();
  await Dexie.delete('kintime');
});

const said = async () => (await database.log.toArray()).map(({ what }) => what);

describe('beginning to count', () => {
  it('makes a member, notes the part of the day before, and does so once', async () => {
    await beginCounting(database, NOON, ZONE, 'Mia');
    await beginCounting(database, NOON + HOUR, ZONE, 'Somebody else');
    expect(await database.members.toArray()).toMatchObject([{ name: 'Mia' }]);
    expect(await database.gaps.toArray()).toMatchObject([
      { start: Date.UTC(2026, 4, 4, 2), end: NOON, reason: 'before' },
    ]);
    expect(await said()).toEqual(['counting-agreed']);
  });
});

describe('a parent alone', () => {
  it('makes the member and the hours, and nothing is counted or missed', async () => {
    await awaitMember(database, NOON, ZONE, 'Mia', 1);
    await awaitMember(database, NOON + HOUR, ZONE, 'Somebody else');
    await notePresence(database, NOON + HOUR, ZONE);
    await noteAccess(database, false, NOON, NOON + HOUR);
    await noteOff(database, NOON, NOON + HOUR);
    expect(await database.members.toArray()).toMatchObject([{ name: 'Mia' }]);
    const settings = await readSettings(database);
    expect(settings).toMatchObject({ countingSince: null, firstDay: 1, seenAt: NOON + HOUR });
    expect(settings.calendars).toMatchObject([{ zone: ZONE }]);
    expect(await database.days.count()).toBe(0);
    expect(await database.gaps.count()).toBe(0);
    expect(await said()).toEqual([]);
  });

  it('a clock that is set back is noticed, and a new zone of the machine taken up', async () => {
    await awaitMember(database, NOON, ZONE, 'Mia');
    await notePresence(database, NOON + 10 * HOUR, ZONE);
    await notePresence(database, NOON, 'Asia/Tokyo');
    expect(await said()).toEqual(['clock-back', 'zone-changed']);
    const { calendars, ledger } = await readSettings(database);
    expect(calendars.at(-1)?.zone).toBe('Asia/Tokyo');
    expect(ledger.lead).toBe(10 * HOUR);
  });

  it('counting begins later with what is there', async () => {
    await awaitMember(database, NOON, ZONE, 'Mia');
    const { device } = await readSettings(database);
    await beginCounting(database, NOON + 24 * HOUR, ZONE, '');
    const settings = await readSettings(database);
    expect(settings).toMatchObject({ device, countingSince: NOON + 24 * HOUR, awaited: null });
    expect(await database.members.toArray()).toMatchObject([{ name: 'Mia' }]);
    expect(await database.gaps.toArray()).toMatchObject([
      { start: Date.UTC(2026, 4, 5, 2), end: NOON + 24 * HOUR, reason: 'before' },
    ]);
  });
});

describe('being there', () => {
  it('stores nothing before counting was agreed to', async () => {
    await notePresence(database, NOON, ZONE);
    expect(await database.days.count()).toBe(0);
    expect(await database.settings.count()).toBe(0);
  });

  it('makes a day without use a zero, and leaves a day with use alone', async () => {
    await beginCounting(database, NOON, ZONE, '');
    await notePresence(database, NOON, ZONE);
    const [day] = await database.days.toArray();
    expect(day).toMatchObject({ date: '2026-05-04', activeMs: 0 });
    if (day !== undefined) await database.days.put({ ...day, activeMs: 5000 });
    await notePresence(database, NOON + HOUR, ZONE);
    expect(await database.days.toArray()).toMatchObject([{ activeMs: 5000 }]);
  });

  it("follows the machine's zone at once, and says so", async () => {
    await beginCounting(database, NOON, ZONE, '');
    const { calendars } = await notePresence(database, NOON + HOUR, 'America/New_York');
    expect(calendars).toMatchObject([
      { from: 0, zone: ZONE },
      { from: NOON + HOUR, zone: 'America/New_York' },
    ]);
    expect(await said()).toContain('zone-changed');
  });

  it('waits for the end of the day where an administrator set rules, with or without a PIN', async () => {
    await beginCounting(database, NOON, ZONE, '');
    await noteAdministered(database, true);
    const away = 'America/New_York';
    const { calendars } = await notePresence(database, NOON + HOUR, away, true);
    expect(calendars.at(-1)).toMatchObject({ from: Date.UTC(2026, 4, 5, 2), zone: away });
    await noteAdministered(database, false);
    const again = await notePresence(database, NOON + 2 * HOUR, away, true);
    expect(again.calendars.at(-1)).toMatchObject({ from: NOON + 2 * HOUR, zone: away });
  });

  it('notices a clock that was set back while nobody watched, and opens no day that is over', async () => {
    await beginCounting(database, NOON, ZONE, '');
    await notePresence(database, NOON + 20 * HOUR, ZONE);
    const { ledger } = await notePresence(database, NOON + 2 * HOUR, ZONE);
    expect(ledger).toEqual({ last: NOON + 20 * HOUR, lead: 18 * HOUR });
    expect(await said()).toEqual(['counting-agreed', 'clock-back']);
    expect((await database.days.toArray()).map(({ date }) => date)).toEqual(['2026-05-05']);
  });
});

describe('access and absence', () => {
  it('keeps a gap open while access is missing', async () => {
    await beginCounting(database, NOON, ZONE, '');
    await noteAccess(database, false, NOON + 1000, NOON + 2000);
    await noteAccess(database, false, NOON + 3000, NOON + 4000);
    const open = await database.gaps.where('reason').equals('access').toArray();
    expect(open).toMatchObject([{ start: NOON + 1000, end: null }]);
    await noteAccess(database, true, NOON, NOON + HOUR);
    const closed = await database.gaps.where('reason').equals('access').toArray();
    expect(closed).toMatchObject([{ start: NOON + 1000, end: NOON + HOUR }]);
    expect(await said()).toEqual(['counting-agreed', 'access-lost', 'access-back']);
  });

  it('notes a stretch in which it was switched off', async () => {
    await beginCounting(database, NOON, ZONE, '');
    await noteOff(database, NOON, NOON + HOUR);
    expect(await database.gaps.where('reason').equals('off').toArray()).toMatchObject([
      { start: NOON, end: NOON + HOUR },
    ]);
    expect(await said()).toContain('switched-off');
  });
});

describe('the word of a person on the clock', () => {
  it('holds: recorded time goes by the wall clock from then on', async () => {
    await beginCounting(database, NOON, ZONE, '');
    const ahead = NOON + 40 * 24 * HOUR;
    await writeSettings(database, { ledger: { last: ahead, lead: 0 }, seenAt: ahead });
    await trustClock(database, NOON + HOUR);
    expect(await readSettings(database)).toMatchObject({
      ledger: { last: NOON + HOUR, lead: 0 },
      seenAt: NOON + HOUR,
    });
    expect(await said()).toContain('clock-trusted');
  });

  it('is not asked for within a day', async () => {
    await beginCounting(database, NOON, ZONE, '');
    await writeSettings(database, { ledger: { last: NOON + 23 * HOUR, lead: 0 } });
    await trustClock(database, NOON);
    expect(await said()).toEqual(['counting-agreed']);
  });
});

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { settleOffTime, suspectOffTime } from '../../../../src/store/tracking/off-time.ts';
import {
  awaitMember,
  startTracking,
  recordAccess,
  recordManaged,
  recordPresence,
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

const loggedEvents = async () => (await database.log.toArray()).map(({ what }) => what);

describe('starting to count', () => {
  it('creates a member, records a gap for the day so far, and does so once', async () => {
    await startTracking(database, NOON, ZONE, 'Mia');
    await startTracking(database, NOON + HOUR, ZONE, 'Somebody else');
    expect(await database.members.toArray()).toMatchObject([{ name: 'Mia' }]);
    expect(await database.gaps.toArray()).toMatchObject([
      { start: Date.UTC(2026, 4, 4, 2), end: NOON, reason: 'before' },
    ]);
    expect(await loggedEvents()).toEqual(['counting-agreed']);
  });
});

describe('a parent who agrees alone', () => {
  it('creates the member and the calendar, and counts and misses nothing', async () => {
    await awaitMember(database, NOON, ZONE, 'Mia', 1);
    await awaitMember(database, NOON + HOUR, ZONE, 'Somebody else');
    await recordPresence(database, NOON + HOUR, ZONE);
    await recordAccess(database, false, NOON, NOON + HOUR);
    await suspectOffTime(database, NOON, NOON + HOUR);
    await settleOffTime(database, true);
    expect(await database.members.toArray()).toMatchObject([{ name: 'Mia' }]);
    const settings = await readSettings(database);
    expect(settings).toMatchObject({ countingSince: null, firstDay: 1, seenAt: NOON + HOUR });
    expect(settings.calendars).toMatchObject([{ zone: ZONE }]);
    expect(await database.days.count()).toBe(0);
    expect(await database.gaps.count()).toBe(0);
    expect(await loggedEvents()).toEqual([]);
  });

  it('notices a clock set back, and follows a new time zone', async () => {
    await awaitMember(database, NOON, ZONE, 'Mia');
    await recordPresence(database, NOON + 10 * HOUR, ZONE);
    await recordPresence(database, NOON, 'Asia/Tokyo');
    expect(await loggedEvents()).toEqual(['clock-back', 'zone-changed']);
    const { calendars, recordedClock } = await readSettings(database);
    expect(calendars.at(-1)?.zone).toBe('Asia/Tokyo');
    expect(recordedClock.aheadMs).toBe(10 * HOUR);
  });

  it('starts counting later with what was set up', async () => {
    await awaitMember(database, NOON, ZONE, 'Mia');
    const { device } = await readSettings(database);
    await startTracking(database, NOON + 24 * HOUR, ZONE, '');
    const settings = await readSettings(database);
    expect(settings).toMatchObject({ device, countingSince: NOON + 24 * HOUR, awaited: null });
    expect(await database.members.toArray()).toMatchObject([{ name: 'Mia' }]);
    expect(await database.gaps.toArray()).toMatchObject([
      { start: Date.UTC(2026, 4, 5, 2), end: NOON + 24 * HOUR, reason: 'before' },
    ]);
  });
});

describe('presence', () => {
  it('stores nothing before counting was agreed to', async () => {
    await recordPresence(database, NOON, ZONE);
    expect(await database.days.count()).toBe(0);
    expect(await database.settings.count()).toBe(0);
  });

  it('shows a day without use as zero, and leaves a day with use alone', async () => {
    await startTracking(database, NOON, ZONE, '');
    await recordPresence(database, NOON, ZONE);
    const [day] = await database.days.toArray();
    expect(day).toMatchObject({ date: '2026-05-04', activeMs: 0 });
    if (day !== undefined) await database.days.put({ ...day, activeMs: 5000 });
    await recordPresence(database, NOON + HOUR, ZONE);
    expect(await database.days.toArray()).toMatchObject([{ activeMs: 5000 }]);
  });

  it("follows the machine's time zone at once, and logs it", async () => {
    await startTracking(database, NOON, ZONE, '');
    const { calendars } = await recordPresence(database, NOON + HOUR, 'America/New_York');
    expect(calendars).toMatchObject([
      { from: 0, zone: ZONE },
      { from: NOON + HOUR, zone: 'America/New_York' },
    ]);
    expect(await loggedEvents()).toContain('zone-changed');
  });

  it('waits for the end of the day if an administrator set rules, with or without a PIN', async () => {
    await startTracking(database, NOON, ZONE, '');
    await recordManaged(database, true);
    const away = 'America/New_York';
    const { calendars } = await recordPresence(database, NOON + HOUR, away, true);
    expect(calendars.at(-1)).toMatchObject({ from: Date.UTC(2026, 4, 5, 2), zone: away });
    await recordManaged(database, false);
    const again = await recordPresence(database, NOON + 2 * HOUR, away, true);
    expect(again.calendars.at(-1)).toMatchObject({ from: NOON + 2 * HOUR, zone: away });
  });

  it('notices a clock set back while nobody watched, and reopens no past day', async () => {
    await startTracking(database, NOON, ZONE, '');
    await recordPresence(database, NOON + 20 * HOUR, ZONE);
    const { recordedClock } = await recordPresence(database, NOON + 2 * HOUR, ZONE);
    expect(recordedClock).toEqual({ last: NOON + 20 * HOUR, aheadMs: 18 * HOUR });
    expect(await loggedEvents()).toEqual(['counting-agreed', 'clock-back']);
    expect((await database.days.toArray()).map(({ date }) => date)).toEqual(['2026-05-05']);
  });
});

describe('host permission and disabled time', () => {
  it('keeps a gap open while the permission is missing', async () => {
    await startTracking(database, NOON, ZONE, '');
    await recordAccess(database, false, NOON + 1000, NOON + 2000);
    await recordAccess(database, false, NOON + 3000, NOON + 4000);
    const open = await database.gaps.where('reason').equals('access').toArray();
    expect(open).toMatchObject([{ start: NOON + 1000, end: null }]);
    await recordAccess(database, true, NOON, NOON + HOUR);
    const closed = await database.gaps.where('reason').equals('access').toArray();
    expect(closed).toMatchObject([{ start: NOON + 1000, end: NOON + HOUR }]);
    expect(await loggedEvents()).toEqual(['counting-agreed', 'access-lost', 'access-back']);
  });
});

describe('trusting the clock', () => {
  it('makes recorded time follow the wall clock from then on', async () => {
    await startTracking(database, NOON, ZONE, '');
    const ahead = NOON + 40 * 24 * HOUR;
    await writeSettings(database, { recordedClock: { last: ahead, aheadMs: 0 }, seenAt: ahead });
    await trustClock(database, NOON + HOUR);
    expect(await readSettings(database)).toMatchObject({
      recordedClock: { last: NOON + HOUR, aheadMs: 0 },
      seenAt: NOON + HOUR,
    });
    expect(await loggedEvents()).toContain('clock-trusted');
  });

  it('is not needed within a day', async () => {
    await startTracking(database, NOON, ZONE, '');
    await writeSettings(database, { recordedClock: { last: NOON + 23 * HOUR, aheadMs: 0 } });
    await trustClock(database, NOON);
    expect(await loggedEvents()).toEqual(['counting-agreed']);
  });
});

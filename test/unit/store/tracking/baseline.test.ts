import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import type { DayKey, Millis } from '../../../../src/domain/time/units.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { readBaseline } from '../../../../src/store/tracking/baseline.ts';
import { moment } from '../../../arbitraries.ts';

const TODAY = '2026-05-20';
const NOON = moment(`${TODAY}T12:00Z`);

let database: KintimeDatabase;

beforeEach(async () => {
  await Dexie.delete(DATABASE);
  database = await openDatabase();
  await writeSettings(database, { device: 'laptop', calendars: [firstCalendar('UTC')] });
  await database.switches.put({ at: NOON - 30 * DAY, member: 'ada' });
});

afterEach(() => database.close());

async function watched(
  member: string,
  date: DayKey,
  activeMs: Millis,
  device = 'laptop',
): Promise<void> {
  const place = { device, member, site: 'tiktok', date };
  await database.days.put({ ...emptyDay(place, 'UTC'), activeMs });
}

/** Adds a number of Ada's days before today. */
async function adaWatched(days: number): Promise<void> {
  for (let ago = 1; ago <= days; ago += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await watched('ada', addDays(TODAY, -ago), HOUR);
  }
}

async function typicalOf(member: string) {
  return readBaseline(database, await readSettings(database), member, TODAY);
}

describe('a typical day', () => {
  it('uses the complete days since a member was added, not the ten before', async () => {
    await adaWatched(13);
    // Ben was added at noon four days ago, so he has three complete days.
    await database.switches.put({ at: NOON - 4 * DAY, member: 'ben' });
    for (const ago of [1, 2, 3, 4]) {
      // oxlint-disable-next-line no-await-in-loop
      await watched('ben', addDays(TODAY, -ago), ago * 10 * MINUTE);
    }
    expect(await typicalOf('ben')).toEqual({ typicalMs: null, measuredDays: 3 });
    expect(await typicalOf('ada')).toEqual({ typicalMs: HOUR, measuredDays: 13 });
  });

  it('counts a day as zero if a known member left the browser to others', async () => {
    await adaWatched(13);
    await database.switches.put({ at: NOON - 5 * DAY, member: 'ben' });
    await watched('ben', addDays(TODAY, -1), 40 * MINUTE);
    await watched('ben', addDays(TODAY, -2), 20 * MINUTE);
    expect(await typicalOf('ben')).toEqual({ typicalMs: 10 * MINUTE, measuredDays: 4 });
  });

  it('is unknown for a member who was never current', async () => {
    await adaWatched(13);
    expect(await typicalOf('cleo')).toEqual({ typicalMs: null, measuredDays: 0 });
  });

  it('leaves out what was watched on another device', async () => {
    await adaWatched(3);
    await watched('ada', addDays(TODAY, -4), HOUR, 'phone');
    expect(await typicalOf('ada')).toEqual({ typicalMs: null, measuredDays: 3 });
  });
});

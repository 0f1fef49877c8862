import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { settleOffTime, suspectOffTime } from '../../../../src/store/tracking/off-time.ts';
import { startTracking } from '../../../../src/store/tracking/tracking-state.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { Dexie } from 'dexie';

const NOON = Date.UTC(2026, 4, 4, 12);
const OFF = { from: NOON, to: NOON + 79 * SECOND };

let database: KintimeDatabase;

beforeEach(async () => {
  await Dexie.delete(DATABASE);
  database = await openDatabase();
  await startTracking(database, NOON, 'Europe/Berlin', 'Mia');
  return () => database.close();
});

async function recorded(): Promise<readonly string[]> {
  const gaps = await database.gaps.where('reason').equals('off').toArray();
  const log = (await database.log.toArray()).filter(({ what }) => what === 'switched-off');
  const seconds = (at: number | null): number => ((at ?? 0) - NOON) / SECOND;
  return [
    ...gaps.map(({ start, end }) => `gap ${seconds(start)} to ${seconds(end)}`),
    ...log.map(({ at }) => `log ${seconds(at)}`),
  ];
}

describe('a time during which the extension may have been disabled', () => {
  it.each([
    ['recorded once no harmless cause was reported', true, ['gap 0 to 79', 'log 79']],
    ['forgotten if the extension started with the browser', false, []],
  ])('is %s', async (_, wasOff, expected) => {
    await suspectOffTime(database, OFF.from, OFF.to);
    expect(await recorded()).toEqual([]);
    expect(await readSettings(database)).toMatchObject({ suspectedOff: OFF });
    await settleOffTime(database, wasOff);
    await settleOffTime(database, true);
    expect(await recorded()).toEqual(expected);
    expect(await readSettings(database)).toMatchObject({ suspectedOff: null });
  });

  it('is recorded at the next start if the browser was quit before the cause was known', async () => {
    await suspectOffTime(database, OFF.from, OFF.to);
    await suspectOffTime(database, OFF.to + SECOND, OFF.to + 60 * MINUTE);
    await settleOffTime(database, false);
    expect(await recorded()).toEqual(['gap 0 to 79', 'log 79']);
  });

  it('is not suspected after a reload', async () => {
    await suspectOffTime(database, NOON, NOON + MINUTE);
    expect(await readSettings(database)).toMatchObject({ suspectedOff: null });
  });
});

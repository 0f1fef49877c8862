import type { Table } from 'dexie';
import { settingsOf } from '../domain/settings/settings.schema.ts';
import { DEFAULT_SETTINGS, isSetUp } from '../domain/settings/settings.ts';
import type { SettingKey, SettingRow, Settings } from '../domain/settings/settings.ts';
import { recordedNow } from '../domain/time/recorded-clock.ts';
import type { EpochMs } from '../domain/time/units.ts';
import type { KintimeDatabase } from './db/database.ts';

/** All settings. May run inside a transaction on the table. */
export async function readSettings(database: KintimeDatabase): Promise<Settings> {
  return settingsOf(await database.settings.toArray());
}

/** Writes some settings. May run inside a transaction on the table. */
export async function writeSettings(
  database: KintimeDatabase,
  values: Partial<Settings>,
): Promise<void> {
  const rows = Object.entries(values).flatMap(([key, value]): SettingRow[] =>
    isSettingKey(key) ? [{ key, value }] : [],
  );
  await database.settings.bulkPut(rows);
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(DEFAULT_SETTINGS, key);
}

/**
 * Updates settings in one transaction.
 * @returns false before the welcome page was agreed to, when nothing may be stored (rule C10)
 */
export async function changeSettings(
  database: KintimeDatabase,
  change: (before: Settings) => Partial<Settings>,
): Promise<boolean> {
  return database.transaction('rw', database.settings, async () => {
    const before = await readSettings(database);
    if (!isSetUp(before)) return false;
    await writeSettings(database, change(before));
    return true;
  });
}

/**
 * Makes a change in a transaction of its own on the settings and some other tables.
 * @param change gets the settings, and the present in recorded time
 */
export async function transact<T>(
  database: KintimeDatabase,
  tables: readonly Table[],
  wall: EpochMs,
  change: (settings: Settings, now: EpochMs) => Promise<T>,
): Promise<T> {
  return database.transaction('rw!', [database.settings, ...tables], async () => {
    const settings = await readSettings(database);
    return change(settings, recordedNow(settings, wall));
  });
}

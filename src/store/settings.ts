import { settingsOf } from '../domain/settings/settings.schema.ts';
import { DEFAULT_SETTINGS, isSetUp } from '../domain/settings/settings.ts';
import type { SettingKey, SettingRow, Settings } from '../domain/settings/settings.ts';
import type { KintimeDatabase } from './db/database.ts';

/** All settings; a handful of rows. Takes part in a transaction that includes the table. */
export async function readSettings(database: KintimeDatabase): Promise<Settings> {
  return settingsOf(await database.settings.toArray());
}

/** Writes some settings. */
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
 * Changes some settings by what they are.
 * @returns false before anybody said yes on the welcome page: nothing is stored then
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

import { Dexie } from 'dexie';
import { DATABASE } from './schema.ts';

/** Keys of changed rows, as Dexie reports them. */
interface ChangedKeys {
  hasKey(key: string): boolean;
}

/**
 * Calls back after each transaction that changed one of these tables or settings. Dexie knows
 * which rows a transaction wrote, so nothing has to be read to tell.
 */
export function onTablesChange(
  tables: readonly string[],
  settings: readonly string[],
  listener: () => void,
): void {
  Dexie.on('storagemutated', (parts: Readonly<Record<string, unknown>>) => {
    const isChanged =
      tables.some((table) => `idb://${DATABASE}/${table}/` in parts) ||
      hasAnyKey(parts[`idb://${DATABASE}/settings/`], settings);
    if (isChanged) listener();
  });
}

function hasAnyKey(changed: unknown, keys: readonly string[]): boolean {
  return isChangedKeys(changed) && keys.some((key) => changed.hasKey(key));
}

function isChangedKeys(value: unknown): value is ChangedKeys {
  return typeof value === 'object' && value !== null && 'hasKey' in value;
}

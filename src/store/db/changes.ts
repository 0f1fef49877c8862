import { Dexie, RangeSet, rangesOverlap } from 'dexie';
import { DATABASE } from './schema.ts';

/**
 * Calls back after each transaction that changed one of these tables or settings. Dexie knows
 * which rows a transaction wrote, so nothing has to be read to tell.
 */
export function onTablesChange(
  tables: readonly string[],
  settings: readonly string[],
  listener: () => void,
): void {
  const watched = new RangeSet().addKeys([...settings]);
  Dexie.on('storagemutated', (parts) => {
    const changed = parts[`idb://${DATABASE}/settings/`];
    const isChanged =
      tables.some((table) => `idb://${DATABASE}/${table}/` in parts) ||
      (changed !== undefined && rangesOverlap(watched, changed));
    if (isChanged) listener();
  });
}

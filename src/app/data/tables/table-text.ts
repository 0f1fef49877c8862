import { readTables } from '../../../store/db/table-inspector.ts';
import type { TableFacts } from '../../../store/db/table-inspector.ts';
import type { Query } from '../../../ui/hooks/use-query.ts';
import type { Key } from '../../../ui/i18n.ts';

/** Each table in plain words: its name, and what it holds beyond that. In display order. */
export const TABLE_TEXT: Readonly<Record<string, readonly [name: Key, holds?: Key]>> = {
  days: ['tableDays', 'tableDaysHolds'],
  spans: ['tableSpans', 'tableSpansHolds'],
  gaps: ['tableGaps'],
  members: ['tableMembers', 'tableMembersHolds'],
  switches: ['tableSwitches'],
  agreements: ['agrLimits', 'tableAgreementsHolds'],
  proposals: ['agrSuggestions'],
  grants: ['colExtra'],
  requests: ['tableRequests'],
  skips: ['factSkipped'],
  persons: ['tablePersons'],
  cards: ['tableCards'],
  browserFiles: ['tableBrowserFiles'],
  sharedTime: ['tableSharedTime'],
  phoneWeeks: ['tablePhoneWeeks'],
  elsewhere: ['tableElsewhere'],
  log: ['logTitle'],
  seals: ['tableSeals'],
  settings: ['tableSettings', 'tableSettingsHolds'],
};

const ORDER = Object.keys(TABLE_TEXT);

/** All tables in display order; `null` if this page cannot open the database. */
export const tablesQuery: Query<readonly TableFacts[] | null> = {
  fromDatabase: async (database) =>
    (await readTables(database)).toSorted((a, b) => rankOf(a) - rankOf(b)),
  fromBackground: () => Promise.resolve(null),
};

/** Unknown tables come last. */
function rankOf({ name }: TableFacts): number {
  return ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length;
}

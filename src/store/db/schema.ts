import type { Transaction } from 'dexie';

/** One version of the database. Append only: a version that was released is never edited. */
export interface SchemaVersion {
  readonly version: number;
  /** Dexie's index notation; the first is the primary key. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Migrates the rows of the previous version; if it throws, that version stays as it was. */
  readonly migrate?: (transaction: Transaction) => Promise<void>;
}

export const DATABASE = 'kintime';

/** By itself, so that pages that only read are without the descriptions of the tables. */
export const LATEST_VERSION = 3;

export const VERSIONS: readonly SchemaVersion[] = [
  {
    version: 1,
    stores: {
      spans: '[device+site+start], [device+site+date], start',
      days: '[device+member+site+date], date',
      members: 'id',
      switches: 'at',
      gaps: '[device+site+start+reason], start, reason',
      log: '++id, at',
      settings: 'key',
      agreements: 'id, member',
      proposals: 'id, member',
      grants: 'id, [member+date]',
      requests: 'member',
      skips: '[member+site+at], date',
      seals: 'parent',
      persons: 'id',
      cards: '[person+device+week], week, person',
      phoneWeeks: '[member+week], week',
      elsewhere: '[member+date], member, date',
      browserFiles: 'device',
      sharedTime: '[device+person+date], [person+date], date',
    },
  },
  // A primary key cannot change; the rows come again with the next files in the shared folder.
  { version: 2, stores: { sharedTime: null } },
  { version: LATEST_VERSION, stores: { sharedTime: '[device+member+date], [member+date], date' } },
];

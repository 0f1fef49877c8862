import type { Transaction } from 'dexie';

/** One version of the database. Append only: a version that was released is never edited. */
export interface SchemaVersion {
  readonly version: number;
  /** Dexie's index notation; the first is the primary key. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Moves the rows of the version before; a throw leaves the old version as it was. */
  readonly migrate?: (transaction: Transaction) => Promise<void>;
}

export const DATABASE = 'kintime';

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
    },
  },
  {
    version: 2,
    stores: {
      agreements: 'id, member',
      proposals: 'id, member',
      grants: 'id, [member+date]',
      skips: '[member+site+at], date',
    },
  },
  { version: 3, stores: { seals: 'parent' } },
  {
    version: 4,
    stores: {
      persons: 'id',
      cards: '[person+device+week], week, person',
      phoneWeeks: '[member+week], week',
    },
  },
];

/**
 * Every field that a row may have. A test holds the whole database to this list after the
 * end-to-end run: what is not here is never stored.
 */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  spans: ['start', 'end', 'device', 'member', 'site', 'feed', 'date', 'zone'],
  days: [
    'device',
    'member',
    'site',
    'date',
    'activeMs',
    'hoursMs',
    'feedsMs',
    'opens',
    'skipped',
    'sessions',
    'longestMs',
    'lateMs',
    'unchargedMs',
    'limitMs',
    'grantedMs',
    'zone',
  ],
  members: ['id', 'name', 'pin', 'ideas', 'openingPauseMs', 'elsewhere'],
  switches: ['at', 'member'],
  gaps: ['device', 'site', 'start', 'end', 'reason'],
  log: [
    'id',
    'at',
    'what',
    'byMs',
    'zone',
    'days',
    'fromDate',
    'toDate',
    'fromMs',
    'who',
    'whom',
    'version',
    'answer',
    'minutes',
    'how',
    'before',
    'member',
    'until',
    'fromFile',
    'months',
    'pauseMs',
  ],
  agreements: [
    'id',
    'member',
    'version',
    'way',
    'rules',
    'madeAt',
    'madeBy',
    'from',
    'yeses',
    'wishes',
    'lookAgain',
  ],
  proposals: [
    'id',
    'member',
    'at',
    'rules',
    'reason',
    'answer',
    'answerReason',
    'answeredBy',
    'answeredAt',
  ],
  grants: ['id', 'member', 'date', 'at', 'ms', 'pastBedtime', 'how', 'parent', 'reason'],
  skips: ['at', 'member', 'site', 'date'],
  seals: [
    'parent',
    'version',
    'at',
    'until',
    'device',
    'keepDaysMonths',
    'logTo',
    'members',
    'marks',
    'dates',
    'mac',
    'rows',
  ],
  persons: ['id', 'name', 'grownUp', 'joinedAt', 'member', 'showsSkipped', 'heard'],
  cards: [
    'device',
    'person',
    'name',
    'grownUp',
    'joinedAt',
    'household',
    'week',
    'upTo',
    'counter',
    'measured',
    'broken',
    'totalMs',
    'typicalMs',
    'longestMs',
    'opens',
    'skipped',
    'lateMs',
    'kept',
    'extra',
    'phoneMs',
    'lookedAgain',
    'against',
  ],
  phoneWeeks: ['member', 'week', 'ms'],
  settings: ['key', 'value'],
};

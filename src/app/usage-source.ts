import type { ElsewhereRecord } from '../domain/elsewhere/record.ts';
import type { UsageSnapshot, WeekDetails } from '../domain/snapshot/usage-snapshot.ts';
import type { Interval } from '../domain/time/interval.ts';
import type { DayKey } from '../domain/time/units.ts';
import { ask } from '../platform/messaging/message-client.ts';
import type { KintimeDatabase } from '../store/db/database.ts';
import { readElsewhere } from '../store/elsewhere/elsewhere-queries.ts';
import { readSnapshot, readWeekDetails } from '../store/tracking/usage-queries.ts';
import { replyOrThrow, snapshotQuery } from '../ui/hooks/use-query.ts';
import type { DatesOf, Query } from '../ui/hooks/use-query.ts';

/** Reads usage rows from whichever source is available. */
interface UsageSource {
  readonly snapshot: (dates: DatesOf) => Promise<UsageSnapshot>;
  /** @param date the day whose spans to include; `null` for none */
  readonly details: (within: Interval, date: DayKey | null) => Promise<WeekDetails>;
  /** Time elsewhere on the dates from `from` to `to` (rule C18). */
  readonly elsewhere: (from: DayKey, to: DayKey) => Promise<ElsewhereRecord>;
}

/** A query that reads the same from either source. */
export function queryOf<T>(read: (source: UsageSource) => Promise<T>): Query<T> {
  return {
    // One transaction, which is consistent, and faster than one for each part.
    fromDatabase: (database) =>
      database.transaction('r', database.tables, () => read(databaseSource(database))),
    fromBackground: () => read(backgroundSource),
  };
}

function databaseSource(database: KintimeDatabase): UsageSource {
  return {
    snapshot: (dates) => readSnapshot(database, dates),
    details: (within, date) => readWeekDetails(database, within, date),
    elsewhere: (from, to) => readElsewhere(database, from, to),
  };
}

const backgroundSource: UsageSource = {
  snapshot: (dates) => snapshotQuery(dates).fromBackground(),
  details: async ({ start, end }, date) =>
    replyOrThrow(await ask('week-details', { from: start, to: end, date })).details,
  elsewhere: async (from, to) => replyOrThrow(await ask('elsewhere', { from, to })).record,
};

import { useLayoutEffect, useState } from 'preact/hooks';
import type { UsageSnapshot, WeekDetails } from '../../domain/snapshot/usage-snapshot.ts';
import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import type { Interval } from '../../domain/time/interval.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer, Failure } from '../../messages/index.ts';
import { sleep } from '../../platform/sleep.ts';
import { openForReading } from '../../store/db/database.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { liveQuery } from '../../store/db/live-query.ts';
import { errorNames, storageProblemOf } from '../../store/db/storage-errors.ts';
import { isDemo } from '../demo-mode.ts';
import {
  snapshotTables,
  readSnapshot,
  readWeekDetails,
} from '../../store/tracking/usage-queries.ts';

/** Something to read, by either way. */
export interface Query<T> {
  readonly fromDatabase: (database: KintimeDatabase) => Promise<T>;
  readonly fromBackground: () => Promise<T>;
}

/** What a page knows of something that it reads. */
export type QueryResult<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'problem'; readonly problem: StorageProblem; readonly detail: string };

/** Which dates to read may hang on the household's zone, clock and first day of the week. */
export type DatesOf = (settings: PublicSettings) => readonly DayKey[];

type Connection = KintimeDatabase | 'by-message';

/** As often as a page that is watched reports; the background has nothing new in between. */
const ASK_EVERY = 8 * SECOND;
const TRY_AGAIN_AFTER = 0.3 * SECOND;
const TRIES = 3;

/** The picture of some dates, which grows as time is counted. It is read anew when `key` changes. */
export function useUsage(dates: DatesOf, key: string): QueryResult<UsageSnapshot> {
  return useQuery(snapshotQuery(dates), key);
}

/** Where a screen's rows come from; a screen that reads more than a picture reads it from here, too. */
export interface UsageSource {
  readonly snapshot: (dates: DatesOf) => Promise<UsageSnapshot>;
  /** @param date whose spans are wanted; `null` for none */
  readonly details: (within: Interval, date: DayKey | null) => Promise<WeekDetails>;
}

/** A question that asks the same of whichever source is open. */
export function queryOf<T>(read: (source: UsageSource) => Promise<T>): Query<T> {
  return {
    fromDatabase: (database) => read(databaseSource(database)),
    fromBackground: () => read(backgroundSource),
  };
}

/** The question for the picture of some dates. */
function snapshotQuery(dates: DatesOf): Query<UsageSnapshot> {
  return queryOf((source) => source.snapshot(dates));
}

function databaseSource(database: KintimeDatabase): UsageSource {
  return {
    snapshot: (dates) =>
      // One transaction: numbers of one moment, and one way to the disk instead of six.
      database.transaction('r', snapshotTables(database), () => readSnapshot(database, dates)),
    details: (within, date) =>
      database.transaction('r', database.tables, () => readWeekDetails(database, within, date)),
  };
}

const backgroundSource: UsageSource = {
  snapshot: async (dates) => {
    const { snapshot } = unwrap(await ask('usage', { dates: [] }));
    const wanted = dates(snapshot.settings);
    return wanted.length === 0 ? snapshot : unwrap(await ask('usage', { dates: wanted })).snapshot;
  },
  details: async ({ start, end }, date) =>
    unwrap(await ask('week-details', { from: start, to: end, date })).details,
};

/** Reads once, by whichever way is open. */
export async function readOnce<T>(query: Query<T>): Promise<T> {
  const open = await connection();
  return open === 'by-message' ? query.fromBackground() : query.fromDatabase(open);
}

/** Keeps what was read last until something newer is there, so that nothing jumps. */
export function useQuery<T>(query: Query<T>, key: string): QueryResult<T> {
  const [reading, setReading] = useState<QueryResult<T>>({ state: 'waiting' });
  // Before the first paint, not after it: the numbers are what the page was opened for.
  useLayoutEffect(() => {
    const controller = new AbortController();
    void watch(query, setReading, controller.signal);
    return () => controller.abort();
  }, [key]);
  return reading;
}

/** Reads again and again, by whichever way is open, until the signal ends it. */
async function watch<T>(
  query: Query<T>,
  tell: (reading: QueryResult<T>) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let left = TRIES; !signal.aborted; left -= 1) {
    try {
      // Each try waits for the one before it.
      // oxlint-disable-next-line no-await-in-loop
      const way = await connection();
      const seen = (value: T): void => {
        left = TRIES;
        if (!signal.aborted) tell({ state: 'here', value });
      };
      // oxlint-disable-next-line no-await-in-loop
      await (way === 'by-message'
        ? keepAsking(query.fromBackground, seen, signal)
        : keepLive(() => query.fromDatabase(way), seen, signal));
    } catch (error) {
      disconnect();
      if (signal.aborted) return;
      if (left <= 1) {
        tell({ state: 'problem', problem: problemIn(error), detail: String(error) });
        return;
      }
      // oxlint-disable-next-line no-await-in-loop
      await sleep(TRY_AGAIN_AFTER, signal);
    }
  }
}

/** @throws whatever the query throws; the live query is over then */
function keepLive<T>(
  read: () => Promise<T>,
  seen: (value: T) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = liveQuery(read).subscribe({ next: seen, error: reject });
    const stop = (): void => {
      subscription.unsubscribe();
      resolve();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

async function keepAsking<T>(
  read: () => Promise<T>,
  seen: (value: T) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop
    seen(await read());
    // oxlint-disable-next-line no-await-in-loop
    await sleep(ASK_EVERY, signal);
  }
}

/** Begins to open the database while the page is still being put together. */
export function prepareToRead(): void {
  // Whoever reads hears of a failure; here nobody is listening yet.
  connection().catch(() => undefined);
}

let connecting: Promise<Connection> | undefined;

/** One connection for the whole page, however much it reads. */
function connection(): Promise<Connection> {
  connecting ??= connect();
  return connecting;
}

function disconnect(): void {
  void connecting?.then((old) => old !== 'by-message' && old.close()).catch(() => undefined);
  connecting = undefined;
}

async function connect(): Promise<Connection> {
  // A sample is answered by message alone: the database is not even opened.
  if (isDemo()) return 'by-message';
  try {
    return await openForReading();
  } catch (error) {
    if (has(error, REFUSED)) return 'by-message';
    if (!has(error, MISSING)) throw error;
  }
  // A page may be opened before the background has ever made the database.
  unwrap(await ask('ready', {}));
  return openForReading();
}

/** Extension pages in Firefox's private windows may not open any database. */
const REFUSED: readonly string[] = ['InvalidStateError', 'SecurityError', 'MissingAPIError'];
const MISSING: readonly string[] = ['NoDatabaseError', 'NoSuchDatabaseError'];

function has(error: unknown, names: readonly string[]): boolean {
  return errorNames(error).some((name) => names.includes(name));
}

/** The background's word for why it could not read. */
class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** @throws where the background could not read */
export function unwrap<N extends 'usage' | 'ready' | 'week-details'>(
  answer: Answer<N>,
): Extract<Answer<N>, { ok: true }> {
  if (!answer.ok) throw new FailureError(answer);
  return answer;
}

function problemIn(error: unknown): StorageProblem {
  if (!(error instanceof FailureError)) return storageProblemOf(error);
  const { error: code } = error.failure;
  if (code === 'storage-full') return 'full';
  return code === 'storage-newer' ? 'newer' : 'broken';
}

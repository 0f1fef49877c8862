import { useLayoutEffect, useState } from 'preact/hooks';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
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
import { takeEarlyConnection } from '../early-connection.ts';
import { snapshotTables, readSnapshot } from '../../store/tracking/usage-queries.ts';

/** Something to read, either from the database or by message from the background. */
export interface Query<T> {
  readonly fromDatabase: (database: KintimeDatabase) => Promise<T>;
  readonly fromBackground: () => Promise<T>;
}

/** The state of a query on a page. */
export type QueryResult<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'problem'; readonly problem: StorageProblem };

/** Chooses the dates to read; they may depend on the stored time zone, clock and first weekday. */
export type DatesOf = (settings: PublicSettings) => readonly DayKey[];

type Connection = KintimeDatabase | 'by-message';

/** The interval at which attended pages report (rule C8); the background has nothing new in between. */
const POLL_INTERVAL = 8 * SECOND;
const RETRY_DELAY = 0.3 * SECOND;
const MAX_ATTEMPTS = 3;

/** A live usage snapshot of some dates. The query is restarted when `key` changes. */
export function useUsage(dates: DatesOf, key: string, isWanted = true): QueryResult<UsageSnapshot> {
  return useQuery(snapshotQuery(dates), key, isWanted);
}

/** A usage snapshot of some dates. */
export function snapshotQuery(dates: DatesOf): Query<UsageSnapshot> {
  return {
    fromDatabase: (database) =>
      // One transaction: a consistent snapshot, and one disk access instead of six.
      database.transaction('r', snapshotTables(database), () => readSnapshot(database, dates)),
    fromBackground: async () => {
      const { snapshot } = replyOrThrow(await ask('usage', { dates: [] }));
      const wanted = dates(snapshot.settings);
      return wanted.length === 0
        ? snapshot
        : replyOrThrow(await ask('usage', { dates: wanted })).snapshot;
    },
  };
}

/** Runs a query once. */
export async function readOnce<T>(query: Query<T>): Promise<T> {
  const open = await connection();
  return open === 'by-message' ? query.fromBackground() : query.fromDatabase(open);
}

/**
 * A live query. The last result stays until there is a newer one, to avoid layout shifts.
 * @param isWanted false while what the page shows first should not have to compete with it
 */
export function useQuery<T>(query: Query<T>, key: string, isWanted = true): QueryResult<T> {
  const [result, setResult] = useState<QueryResult<T>>({ state: 'waiting' });
  // A layout effect starts the query before the first paint.
  useLayoutEffect(() => {
    if (!isWanted) return undefined;
    const controller = new AbortController();
    void watch(query, setResult, controller.signal);
    return () => controller.abort();
  }, [key, isWanted]);
  return result;
}

/** Keeps a query running until the signal aborts; reconnects and retries after errors. */
async function watch<T>(
  query: Query<T>,
  onResult: (result: QueryResult<T>) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let left = MAX_ATTEMPTS; !signal.aborted; left -= 1) {
    try {
      // Attempts are sequential.
      // oxlint-disable-next-line no-await-in-loop
      const source = await connection();
      const onValue = (value: T): void => {
        left = MAX_ATTEMPTS;
        if (!signal.aborted) onResult({ state: 'ready', value });
      };
      // oxlint-disable-next-line no-await-in-loop
      await (source === 'by-message'
        ? poll(query.fromBackground, onValue, signal)
        : subscribe(() => query.fromDatabase(source), onValue, signal));
    } catch (error) {
      disconnect();
      if (signal.aborted) return;
      if (left <= 1) {
        onResult({ state: 'problem', problem: problemOf(error) });
        return;
      }
      // oxlint-disable-next-line no-await-in-loop
      await sleep(RETRY_DELAY, signal);
    }
  }
}

/**
 * Runs a live query until the signal aborts, and pauses it while the page is hidden: sixty hidden
 * pages would read everything again at each change.
 * @throws what the query throws, which also ends the live query
 */
function subscribe<T>(
  read: () => Promise<T>,
  onValue: (value: T) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let subscription: { unsubscribe: () => void } | undefined;
    let hasValue = false;
    const pause = (): void => {
      subscription?.unsubscribe();
      subscription = undefined;
    };
    const next = (value: T): void => {
      hasValue = true;
      onValue(value);
      update();
    };
    const update = (): void => {
      if (document.hidden && hasValue) pause();
      else subscription ??= liveQuery(read).subscribe({ next, error: reject });
    };
    const stop = (): void => {
      document.removeEventListener('visibilitychange', update);
      pause();
      resolve();
    };
    if (signal.aborted) {
      stop();
      return;
    }
    document.addEventListener('visibilitychange', update);
    signal.addEventListener('abort', stop, { once: true });
    update();
  });
}

async function poll<T>(
  read: () => Promise<T>,
  onValue: (value: T) => void,
  signal: AbortSignal,
): Promise<void> {
  let hasValue = false;
  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop
    if (!document.hidden || !hasValue) onValue(await read());
    hasValue = true;
    // oxlint-disable-next-line no-await-in-loop
    await sleep(POLL_INTERVAL, signal);
  }
}

/** Starts to open the database while the page is still loading. */
export function preconnect(): void {
  // The first query reports the error.
  connection().catch(() => undefined);
}

let connecting: Promise<Connection> | undefined;

/** The connection that all queries of the page share. */
function connection(): Promise<Connection> {
  connecting ??= connect();
  return connecting;
}

function disconnect(): void {
  void connecting?.then((old) => old !== 'by-message' && old.close()).catch(() => undefined);
  connecting = undefined;
}

async function connect(): Promise<Connection> {
  // Demo data comes by message; the database is not opened.
  if (isDemo()) return 'by-message';
  try {
    return await openForReading(takeEarlyConnection());
  } catch (error) {
    if (hasErrorName(error, REFUSED)) return 'by-message';
    if (!hasErrorName(error, MISSING)) throw error;
  }
  // Only the background creates the database, and it may not have done so yet.
  replyOrThrow(await ask('ready', {}));
  return openForReading();
}

/** Firefox refuses IndexedDB to extension pages in private windows. */
const REFUSED: readonly string[] = ['InvalidStateError', 'SecurityError', 'MissingAPIError'];
const MISSING: readonly string[] = ['NoDatabaseError', 'NoSuchDatabaseError'];

function hasErrorName(error: unknown, names: readonly string[]): boolean {
  return errorNames(error).some((name) => names.includes(name));
}

/** A failure with which the background answered a query. */
class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** @throws FailureError when the answer is a failure */
export function replyOrThrow<N extends 'usage' | 'ready' | 'week-details' | 'elsewhere'>(
  answer: Answer<N>,
): Extract<Answer<N>, { ok: true }> {
  if (!answer.ok) throw new FailureError(answer);
  return answer;
}

function problemOf(error: unknown): StorageProblem {
  if (!(error instanceof FailureError)) return storageProblemOf(error);
  const { error: code } = error.failure;
  if (code === 'storage-full') return 'full';
  return code === 'storage-newer' ? 'newer' : 'broken';
}

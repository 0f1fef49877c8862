import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { NewerDatabaseError } from './database.ts';

/** Dexie wraps the browser's error; the name that says what happened may be one layer down. */
export function storageProblemOf(error: unknown): StorageProblem {
  if (error instanceof NewerDatabaseError) return 'newer';
  for (const name of namesOf(error)) {
    if (name === 'QuotaExceededError') return 'full';
    if (name === 'VersionError') return 'newer';
  }
  return 'broken';
}

/** Whether the connection was closed under the work, which a new connection may mend. */
export function wasClosed(error: unknown): boolean {
  return [...namesOf(error)].includes('DatabaseClosedError');
}

/** Whether this error came out of the database at all. */
export function isStorageError(error: unknown): boolean {
  return (
    error instanceof NewerDatabaseError ||
    [...namesOf(error)].some((name) => STORAGE_ERRORS.has(name))
  );
}

const STORAGE_ERRORS = new Set([
  'QuotaExceededError',
  'VersionError',
  'UnknownError',
  'InvalidStateError',
  'AbortError',
  'DatabaseClosedError',
  'OpenFailedError',
  'TransactionInactiveError',
  'DataError',
  'NotReadableError',
  'TimeoutError',
  'BulkError',
  'MissingAPIError',
  'UpgradeError',
]);

/** The names of an error and of all that is said to have caused it, as far down as is sensible. */
function* namesOf(error: unknown, depth = 0): Generator<string> {
  if (!(error instanceof Object) || depth === 4) return;
  if ('name' in error && typeof error.name === 'string') yield error.name;
  if ('inner' in error) yield* namesOf(error.inner, depth + 1);
  if ('cause' in error) yield* namesOf(error.cause, depth + 1);
  // Of many rows that could not be written, the first has the reason of all.
  if ('failures' in error && Array.isArray(error.failures)) {
    yield* namesOf(error.failures[0], depth + 1);
  }
}

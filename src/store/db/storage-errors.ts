import type { StorageProblem } from '../../domain/settings/storage-problem.ts';

/** What people are told about an error of the database. */
export function storageProblemOf(error: unknown): StorageProblem {
  for (const name of errorNames(error)) {
    if (name === 'QuotaExceededError') return 'full';
    if (name === 'VersionError' || name === 'NewerDatabaseError') return 'newer';
  }
  return 'broken';
}

/** Whether the connection was closed while in use; a new connection may help. */
export function wasClosed(error: unknown): boolean {
  return errorNames(error).includes('DatabaseClosedError');
}

/** Whether an error was thrown by the database and not by the code that uses it. */
export function isStorageError(error: unknown): boolean {
  return errorNames(error).some((name) => STORAGE_ERRORS.has(name));
}

const STORAGE_ERRORS = new Set([
  'NewerDatabaseError',
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

const MAX_DEPTH = 4;

/** The names of an error and its causes, outermost first. Dexie wraps the browser's own errors. */
export function errorNames(error: unknown, depth = 0): string[] {
  if (!(error instanceof Object) || depth === MAX_DEPTH) return [];
  const own = 'name' in error && typeof error.name === 'string' ? [error.name] : [];
  const causes = [
    'inner' in error ? error.inner : undefined,
    'cause' in error ? error.cause : undefined,
    // A BulkError has one failure for each row; they share one reason.
    'failures' in error && Array.isArray(error.failures) ? error.failures[0] : undefined,
  ];
  return [...own, ...causes.flatMap((cause) => errorNames(cause, depth + 1))];
}

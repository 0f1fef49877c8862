import { ImpossibleClaimError } from '../../domain/time/recorded-clock.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { Failure, FailureCode } from '../../messages/index.ts';
import { StorageError } from '../storage/database-connection.ts';

/** The reply to a request that is refused or failed. */
export function failure(error: FailureCode, detail: string, waitMs?: Millis): Failure {
  return waitMs === undefined || waitMs === 0
    ? { ok: false, error, detail }
    : { ok: false, error, detail, waitMs };
}

/** The reply for an error that a handler threw. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ImpossibleClaimError) return failure('impossible', error.message);
  if (error instanceof StorageError)
    return failure(`storage-${error.problem}`, String(error.cause));
  return failure('unexpected', String(error));
}

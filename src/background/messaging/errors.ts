import { ImpossibleClaimError } from '../../domain/time/recorded-clock.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { Failure, FailureCode } from '../../messages/index.ts';
import { StorageError } from '../storage/database-connection.ts';

/** A request that is not carried out, and why. */
export function failure(error: FailureCode, detail: string, waitMs?: Millis): Failure {
  return waitMs === undefined || waitMs === 0
    ? { ok: false, error, detail }
    : { ok: false, error, detail, waitMs };
}

/** Whatever was thrown, as an answer. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ImpossibleClaimError) return failure('impossible', error.message);
  if (error instanceof StorageError)
    return failure(`storage-${error.problem}`, String(error.cause));
  return failure('unexpected', String(error));
}

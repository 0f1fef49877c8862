import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { openDatabase } from '../../store/db/database.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { isStorageError, storageProblemOf, wasClosed } from '../../store/db/storage-errors.ts';

/** An operation that failed because of the storage. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, cause: unknown) {
    super(`storage ${problem}`, { cause });
    this.problem = problem;
  }
}

/** The background's connection to the database; opened lazily, and reopened after a failure. */
export class DatabaseConnection {
  #connection: Promise<KintimeDatabase> | undefined;
  /** On a full disk reads succeed and writes fail, so only a write clears a write problem. */
  #reading: StorageProblem | null = null;
  #writing: StorageProblem | null = null;
  readonly #onProblemChange: (problem: StorageProblem | null) => void;

  constructor(onProblemChange: (problem: StorageProblem | null) => void) {
    this.#onProblemChange = onProblemChange;
  }

  get problem(): StorageProblem | null {
    return this.#writing ?? this.#reading;
  }

  /** @throws StorageError if storage fails; other errors of the task are passed through */
  async read<T>(task: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    return this.#use(task, (problem) => {
      this.#reading = problem;
    });
  }

  /** @throws StorageError if storage fails; other errors of the task are passed through */
  async write<T>(task: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    return this.#use(task, (problem) => {
      this.#writing = problem;
      if (problem === null) this.#reading = null;
    });
  }

  async #use<T>(
    task: (database: KintimeDatabase) => Promise<T>,
    setProblem: (problem: StorageProblem | null) => void,
  ): Promise<T> {
    const before = this.problem;
    try {
      const result = await this.#try(task).catch(async (error: unknown) => {
        // Closed for an upgrade or a deletion: open what is there now.
        if (wasClosed(error)) return this.#try(task);
        throw error;
      });
      setProblem(null);
      return result;
    } catch (error) {
      if (!(error instanceof OpenError) && !isStorageError(error)) throw error;
      const problem = storageProblemOf(error instanceof OpenError ? error.cause : error);
      setProblem(problem);
      throw new StorageError(problem, error);
    } finally {
      if (this.problem !== before) this.#onProblemChange(this.problem);
    }
  }

  async #try<T>(task: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    const connection = (this.#connection ??= openDatabase().catch((error: unknown) => {
      this.#connection = undefined;
      throw new OpenError('cannot open the database', { cause: error });
    }));
    const database = await connection;
    try {
      return await task(database);
    } catch (error) {
      if (isStorageError(error)) {
        if (this.#connection === connection) this.#connection = undefined;
        database.close();
      }
      throw error;
    }
  }
}

/** Any error on opening is a problem of the storage. */
class OpenError extends Error {}

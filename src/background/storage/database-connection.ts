import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { openDatabase } from '../../store/db/database.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { isStorageError, storageProblemOf, wasClosed } from '../../store/db/storage-errors.ts';

/** The database could not do what was asked; the person is told, and pages keep what they have. */
export class StorageError extends Error {
  override readonly name = 'VaultError';
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, cause: unknown) {
    super(`storage ${problem}`, { cause });
    this.problem = problem;
  }
}

/**
 * The one connection through which the background writes. It is opened when first needed and
 * anew after a failure, so that storage that works again is used again.
 */
export class DatabaseConnection {
  #connection: Promise<KintimeDatabase> | undefined;
  /** Reading goes on while writing fails, as on a full disk: only a write can clear the second. */
  #reading: StorageProblem | null = null;
  #writing: StorageProblem | null = null;
  readonly #onProblem: (problem: StorageProblem | null) => void;

  constructor(onProblem: (problem: StorageProblem | null) => void) {
    this.#onProblem = onProblem;
  }

  get problem(): StorageProblem | null {
    return this.#writing ?? this.#reading;
  }

  /** @throws VaultError where storage fails; any other error of the work goes through as it is */
  async read<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    return this.#use(work, (problem) => {
      this.#reading = problem;
    });
  }

  /** @throws VaultError where storage fails; any other error of the work goes through as it is */
  async write<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    return this.#use(work, (problem) => {
      this.#writing = problem;
      if (problem === null) this.#reading = null;
    });
  }

  async #use<T>(
    work: (database: KintimeDatabase) => Promise<T>,
    note: (problem: StorageProblem | null) => void,
  ): Promise<T> {
    const before = this.problem;
    try {
      const result = await this.#try(work).catch(async (error: unknown) => {
        // Closed under us, as when another version of the database came: look at what is there now.
        if (wasClosed(error)) return this.#try(work);
        throw error;
      });
      note(null);
      return result;
    } catch (error) {
      if (!(error instanceof OpenError) && !isStorageError(error)) throw error;
      const problem = storageProblemOf(error instanceof OpenError ? error.cause : error);
      note(problem);
      throw new StorageError(problem, error);
    } finally {
      if (this.problem !== before) this.#onProblem(this.problem);
    }
  }

  async #try<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    const connection = (this.#connection ??= openDatabase().catch((error: unknown) => {
      this.#connection = undefined;
      throw new OpenError('the database does not open', { cause: error });
    }));
    const database = await connection;
    try {
      return await work(database);
    } catch (error) {
      if (isStorageError(error)) {
        if (this.#connection === connection) this.#connection = undefined;
        database.close();
      }
      throw error;
    }
  }
}

/** Whatever keeps the database from opening is a problem of the storage. */
class OpenError extends Error {}

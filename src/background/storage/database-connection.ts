import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { hasRoomToWrite } from '../../platform/storage/storage-estimate.ts';
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

/** What goes along with the database. */
export interface DatabaseCompanion {
  /** Checks a database that was just opened. @throws if it must not be used as it is */
  check(database: KintimeDatabase): Promise<void>;
  /** Follows a write. Never throws. */
  update(database: KintimeDatabase): Promise<void>;
}

type Task<T, A extends unknown[] = []> = (database: KintimeDatabase, ...args: A) => Promise<T>;

/** The background's connection to the database; opened lazily, and reopened after a failure. */
export class DatabaseConnection {
  #connection: Promise<KintimeDatabase> | undefined;
  /** On a full disk reads succeed and writes fail, so only a write clears a write problem. */
  #reading: StorageProblem | null = null;
  #writing: StorageProblem | null = null;
  readonly #onProblemChange: (problem: StorageProblem | null) => void;
  readonly #companion: DatabaseCompanion | undefined;

  constructor(
    onProblemChange: (problem: StorageProblem | null) => void,
    companion?: DatabaseCompanion,
  ) {
    this.#onProblemChange = onProblemChange;
    this.#companion = companion;
  }

  get problem(): StorageProblem | null {
    return this.#writing ?? this.#reading;
  }

  /**
   * Runs a task that only reads; its arguments follow it.
   * @throws StorageError if storage fails; other errors of the task are passed through
   */
  async read<T, A extends unknown[]>(task: Task<T, A>, ...args: A): Promise<T> {
    return this.#use('read', async (database) => task(database, ...args));
  }

  /** The same for a task that also writes. */
  async write<T, A extends unknown[]>(task: Task<T, A>, ...args: A): Promise<T> {
    return this.#use('write', async (database) => {
      const result = await task(database, ...args);
      await this.#companion?.update(database);
      return result;
    });
  }

  #setProblem(use: 'read' | 'write', problem: StorageProblem | null): void {
    if (use === 'write') this.#writing = problem;
    if (use === 'read' || problem === null) this.#reading = problem;
  }

  async #use<T>(use: 'read' | 'write', task: Task<T>): Promise<T> {
    const before = this.problem;
    try {
      if (use === 'write' && !(await hasRoomToWrite())) throw new NoRoomError();
      const result = await this.#try(task).catch(async (error: unknown) => {
        // Closed for an upgrade or a deletion: open what is there now.
        if (wasClosed(error)) return this.#try(task);
        throw error;
      });
      this.#setProblem(use, null);
      return result;
    } catch (error) {
      if (!(error instanceof OpenError) && !isStorageError(error)) throw error;
      const problem = storageProblemOf(error instanceof OpenError ? error.cause : error);
      this.#setProblem(use, problem);
      throw new StorageError(problem, error);
    } finally {
      if (this.problem !== before) this.#onProblemChange(this.problem);
    }
  }

  async #open(): Promise<KintimeDatabase> {
    const database = await openDatabase();
    try {
      await this.#companion?.check(database);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  }

  async #try<T>(task: Task<T>): Promise<T> {
    const connection = (this.#connection ??= this.#open().catch((error: unknown) => {
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

/**
 * Too little room on the disk to write. A write that a full disk cuts off damages the database in
 * Chromium, which then throws it away at the next start.
 */
class NoRoomError extends Error {
  override readonly name = 'QuotaExceededError';
}

/** Any error on opening is a problem of the storage. */
class OpenError extends Error {}

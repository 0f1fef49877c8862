import type { StorageProblem } from '../domain/problems.ts';
import { openDatabase } from '../store/database.ts';
import type { KintimeDatabase } from '../store/database.ts';
import { isStorageError, problemOf, wasClosed } from '../store/problems.ts';

/** The database could not do what was asked; the person is told, and pages keep what they have. */
export class VaultError extends Error {
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
export class Vault {
  #connection: Promise<KintimeDatabase> | undefined;
  #problem: StorageProblem | null = null;
  readonly #onProblem: (problem: StorageProblem | null) => void;

  constructor(onProblem: (problem: StorageProblem | null) => void) {
    this.#onProblem = onProblem;
  }

  get problem(): StorageProblem | null {
    return this.#problem;
  }

  /** @throws VaultError where storage fails; any other error of the work goes through as it is */
  async read<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    const result = await this.#use(work);
    // Reading goes on while a disk is full: only a write can tell that there is room again.
    if (this.#problem !== 'full') this.#tell(null);
    return result;
  }

  /** @throws VaultError where storage fails; any other error of the work goes through as it is */
  async write<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    const result = await this.#use(work);
    this.#tell(null);
    return result;
  }

  async #use<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    try {
      return await this.#try(work).catch(async (error: unknown) => {
        // Closed under us, as when another version of the database came: look at what is there now.
        if (wasClosed(error)) return this.#try(work);
        throw error;
      });
    } catch (error) {
      if (!isStorageError(error)) throw error;
      const problem = problemOf(error);
      this.#tell(problem);
      throw new VaultError(problem, error);
    }
  }

  async #try<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    const connection = (this.#connection ??= openDatabase());
    try {
      return await work(await connection);
    } catch (error) {
      if (isStorageError(error)) {
        if (this.#connection === connection) this.#connection = undefined;
        void connection.then((database) => database.close()).catch(() => undefined);
      }
      throw error;
    }
  }

  #tell(problem: StorageProblem | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#onProblem(problem);
  }
}

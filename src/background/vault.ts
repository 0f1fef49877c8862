import type { StorageProblem } from '../domain/problems.ts';
import { openDatabase } from '../store/database.ts';
import type { KintimeDatabase } from '../store/database.ts';
import { isStorageError, problemOf } from '../store/problems.ts';

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
  async use<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    try {
      this.#connection ??= openDatabase();
      const result = await work(await this.#connection);
      this.#tell(null);
      return result;
    } catch (error) {
      if (!isStorageError(error)) throw error;
      const broken = this.#connection;
      this.#connection = undefined;
      void broken?.then((database) => database.close()).catch(() => undefined);
      const problem = problemOf(error);
      this.#tell(problem);
      throw new VaultError(problem, error);
    }
  }

  #tell(problem: StorageProblem | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#onProblem(problem);
  }
}

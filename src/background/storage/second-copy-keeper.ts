import { usedTimeDueIn } from '../../domain/backup/used-time.ts';
import { isOutdated, WATCHED_SETTINGS } from '../../domain/backup/second-copy.ts';
import type { SecondCopy } from '../../domain/backup/second-copy.ts';
import { secondCopySchema } from '../../domain/backup/second-copy.schema.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { AlternatingStorage } from '../../platform/storage/alternating-storage.ts';
import { requireRoom } from '../../platform/storage/storage-estimate.ts';
import {
  COPIED_TABLES,
  hasLost,
  readSecondCopy,
  restoreFromSecondCopy,
} from '../../store/data/second-copy.ts';
import { onTablesChange } from '../../store/db/changes.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { serialize } from '../lib/task-queue.ts';
import type { DatabaseCompanion } from './database-connection.ts';

/** How often a copy is compared although nothing that it watches changed: its clock lags behind. */
const CLOCK_INTERVAL: Millis = 30 * MINUTE;

/**
 * Keeps a second copy of what makes the agreement hold outside the database, and restores it where
 * the browser threw the database away.
 */
export class SecondCopyKeeper implements DatabaseCompanion {
  readonly #storage = new AlternatingStorage('secondCopy');
  readonly #clock: Clock;
  /** Or a slow update could overwrite the copy of a later one. */
  readonly #serializeUpdates = serialize();
  #isChanged = true;
  #comparedAt: Millis = -Infinity;
  /** Whether anything was watched since, and when that can matter at the earliest. */
  #isUsed = false;
  #usedDueAt: Millis = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
    onTablesChange(COPIED_TABLES, WATCHED_SETTINGS, () => {
      this.#isChanged = true;
    });
    onTablesChange(['days'], [], () => {
      this.#isUsed = true;
    });
  }

  /**
   * Checks a database that was just opened against the copy.
   * @throws if there is nothing in the database and the copy cannot be read, or the database lost
   * something that cannot be written back now
   */
  async check(database: KintimeDatabase): Promise<void> {
    const copy = await this.#read().catch(async (error: unknown) => {
      if ((await readSecondCopy(database, this.#clock.now().wall)) === null) throw error;
      return null;
    });
    if (copy !== null && (await hasLost(database, copy))) {
      await requireRoom();
      await restoreFromSecondCopy(database, copy, this.#clock.now().wall);
    }
    this.#isChanged = true;
    await this.update(database);
  }

  /** Writes a new copy if anything in it changed. If that fails, the next call tries again. */
  async update(database: KintimeDatabase): Promise<void> {
    await this.#serializeUpdates(async () => {
      const { wall, mono } = this.#clock.now();
      const isDue =
        this.#isChanged ||
        (this.#isUsed && mono >= this.#usedDueAt) ||
        mono - this.#comparedAt >= CLOCK_INTERVAL;
      if (!isDue) return;
      this.#isChanged = false;
      this.#isUsed = false;
      this.#comparedAt = mono;
      try {
        const current = await readSecondCopy(database, wall);
        if (current === null) return;
        const copy = await this.#read();
        if (copy !== null && !isOutdated(copy, current) && (await this.#storage.isSettled())) {
          this.#usedDueAt = mono + usedTimeDueIn(copy.used ?? [], current.used ?? []);
          return;
        }
        await requireRoom();
        await this.#storage.write(current);
        this.#usedDueAt = mono + usedTimeDueIn(current.used ?? [], current.used ?? []);
      } catch {
        this.#isChanged = true;
      }
    });
  }

  async #read(): Promise<SecondCopy | null> {
    const stored = await this.#storage.read();
    return is(secondCopySchema, stored) ? stored : null;
  }
}

import type { Clock } from '../../domain/time/clock.ts';
import type { StorageProblem } from '../../domain/settings/storage-problem.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineZone } from '../../platform/clock.ts';
import {
  readSession,
  removeFromSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';
import { recordOutage } from '../../store/tracking/outage.ts';
import { recordPresence } from '../../store/tracking/tracking-state.ts';
import { serialize } from '../lib/task-queue.ts';
import type { DatabaseConnection } from './database-connection.ts';

/** When the first write failed, on the wall clock. */
const SINCE = 'unstoredSince';

/** How often writing is tried while nothing else does. */
const RETRY_INTERVAL: Millis = 20 * SECOND;

/** After which all pages have sent what they held. */
const REPORT_TIME: Millis = 10 * SECOND;

/** Waits for the end of a storage problem, and records what was missed. */
export class OutageRecorder {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  /** One task after the other, or the end of a problem could overtake its beginning. */
  readonly #serialize = serialize();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: DatabaseConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** To be called when a problem began or ended. */
  async follow(problem: StorageProblem | null): Promise<void> {
    const { wall } = this.#clock.now();
    return this.#serialize(async () => {
      if (problem === null) {
        this.#later(REPORT_TIME, async () => this.#record());
        return;
      }
      if ((await readSession(SINCE)) === undefined) await writeSession(SINCE, wall);
      this.#later(RETRY_INTERVAL, async () => this.#retry());
    });
  }

  /**
   * To be called when the background starts: takes over an outage that the one before could not
   * record. If writing still fails, that is a problem to follow.
   */
  async resume(): Promise<void> {
    return this.#serialize(async () => {
      if ((await readSession(SINCE)) === undefined || this.#connection.problem !== null) return;
      this.#later(REPORT_TIME, async () => this.#record());
    });
  }

  /** Records an outage that has ended, if there was one. */
  async #record(): Promise<void> {
    const since = await readSession(SINCE);
    if (typeof since !== 'number' || this.#connection.problem !== null) return;
    await this.#connection.write(recordOutage, since, this.#clock.now().wall);
    await removeFromSession(SINCE);
  }

  async #retry(): Promise<void> {
    try {
      await this.#connection.write(recordPresence, this.#clock.now().wall, machineZone());
    } catch {
      this.#later(RETRY_INTERVAL, async () => this.#retry());
    }
  }

  #later(delay: Millis, task: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#serialize(task).catch(reportError), delay);
  }
}

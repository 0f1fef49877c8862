import type { Clock, ClockReading } from '../../domain/time/clock.ts';
import { jumpBetween } from '../../domain/time/recorded-clock.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { recordClockReading } from '../../store/tracking/tracking-state.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** How often the clock is recorded while somebody is there. */
const INTERVAL: Millis = MINUTE;

/**
 * Compares the wall clock with the monotonic one for as long as the background runs, and records
 * what a single reading cannot show (rule C6): a clock set back to a moment at which nothing was
 * recorded yet, and one set forward, which on some systems looks like sleep.
 */
export class ClockWatch {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  /** Not the last reading but the one since which both clocks agree, so that small steps add up. */
  #from: ClockReading | undefined;
  #recordedAt: Millis | undefined;
  #recording: Promise<void> = Promise.resolve();

  constructor(connection: DatabaseConnection, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** To be awaited before anything is decided by the clock; a failing store does not stop it. */
  async observe(): Promise<void> {
    const now = this.#clock.now();
    const jumpedMs = this.#from === undefined ? 0 : jumpBetween(this.#from, now);
    if (this.#from === undefined || jumpedMs !== 0) this.#from = now;
    // Not at once: the start of the browser first looks when the background ran before.
    this.#recordedAt ??= now.mono;
    if (jumpedMs !== 0 || now.mono - this.#recordedAt >= INTERVAL) {
      this.#recordedAt = now.mono;
      this.#recording = this.#connection
        .write(recordClockReading, now.wall, jumpedMs)
        .catch(() => undefined);
    }
    await this.#recording;
  }
}

import type { Clock, ClockReading } from '../../domain/time/clock.ts';
import { jumpBetween } from '../../domain/time/recorded-clock.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { readSettings } from '../../store/settings.ts';
import { recordClockReading } from '../../store/tracking/tracking-state.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** How often a clock that is behind is recorded while somebody is there. */
const INTERVAL: Millis = 30 * SECOND;

/**
 * Compares the wall clock with the monotonic one for as long as the background runs, and records
 * what a single reading cannot show (rule C6): a clock set forward, which on some systems looks like
 * sleep, and that recorded time went on while the wall clock was behind.
 */
export class ClockWatch {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  /** Not the last reading but the one since which both clocks agree, so that small steps add up. */
  #from: ClockReading | undefined;
  #checkedAt: Millis | undefined;
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
    const isDue = this.#checkedAt === undefined || now.mono - this.#checkedAt >= INTERVAL;
    if (isDue) this.#checkedAt = now.mono;
    // A clock set back is recorded with the report or the verdict that shows it.
    if (jumpedMs > 0 || (isDue && jumpedMs === 0)) {
      this.#recording = this.#record(now, jumpedMs).catch(() => undefined);
    }
    await this.#recording;
  }

  async #record({ wall }: ClockReading, jumpedMs: Millis): Promise<void> {
    if (jumpedMs === 0) {
      const { recordedClock, seenAt } = await this.#connection.read(readSettings);
      if (recordedClock.aheadMs === 0 || wall < seenAt) return;
    }
    await this.#connection.write(recordClockReading, wall, jumpedMs);
  }
}

import * as fc from 'fast-check';
import {
  afterFailure,
  countDown,
  LONGEST_RUN,
  NO_ATTEMPTS,
} from '../../../../src/domain/people/pin-attempts.ts';
import { addResetTime, afterJump, newReset } from '../../../../src/domain/people/pin-reset.ts';
import {
  claimsToRecordedTime,
  INITIAL_RECORDED_CLOCK,
  jumpBetween,
  observeWallClock,
  recordedNow,
} from '../../../../src/domain/time/recorded-clock.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';
import { at } from '../limits/evaluation/context-fixture.ts';

/** How often the background reads its clocks while somebody is there: reports, polls, verdicts. */
const BETWEEN_READINGS: Millis = 30 * SECOND;

/** What happens to a machine and its clocks. Nobody but the test knows the real time. */
type Event =
  /** Kintime runs, and somebody is there. */
  | { readonly kind: 'run'; readonly ms: Millis }
  /** The background is stopped, or the browser closed: the monotonic clock begins anew. */
  | { readonly kind: 'off'; readonly ms: Millis }
  | { readonly kind: 'sleep'; readonly ms: Millis }
  /** The clock is set by so much, while Kintime runs or while it does not. */
  | { readonly kind: 'set'; readonly by: Millis; readonly seen: boolean };

/** A machine with clocks, and the background as far as it reads them. */
export class Machine {
  real: EpochMs = at('12:00');
  wall: EpochMs = this.real;
  #mono: Millis = 0;
  readonly #monoSleeps: boolean;
  #from: { readonly wall: EpochMs; readonly mono: Millis } | null = null;
  #ranTo: Millis | null = null;
  #recordedAt: Millis | null = null;
  recordedClock = INITIAL_RECORDED_CLOCK;
  seenAt: EpochMs = this.real;
  reset = newReset(this.real, this.real);
  attempts = afterFailure({ ...NO_ATTEMPTS, failures: 8 });
  /** The furthest that the clock was ever ahead, carried on in real time. */
  furthest: EpochMs = this.real;
  changes = 0;
  unseenForward = 0;

  constructor(monoSleeps: boolean) {
    this.#monoSleeps = monoSleeps;
  }

  get now(): EpochMs {
    return recordedNow(this, this.wall);
  }

  happens(event: Event): void {
    switch (event.kind) {
      case 'run':
        for (let left = event.ms; left > 0; left -= BETWEEN_READINGS) {
          this.#pass(Math.min(left, BETWEEN_READINGS), true);
          this.read();
        }
        break;
      case 'off':
        this.#pass(event.ms, false);
        this.#restart();
        break;
      case 'sleep':
        this.#pass(event.ms, !this.#monoSleeps);
        this.read();
        break;
      case 'set':
        this.#set(event.by, event.seen);
    }
  }

  /** As a message does: first `ClockWatch`, then the running time. */
  read(): void {
    const { wall } = this;
    const reading = { wall, mono: this.#mono };
    const jumpedMs = this.#from === null ? 0 : jumpBetween(this.#from, reading);
    if (this.#from === null || jumpedMs !== 0) this.#from = reading;
    this.#recordedAt ??= reading.mono;
    if (jumpedMs !== 0 || reading.mono - this.#recordedAt >= MINUTE) {
      this.#recordedAt = reading.mono;
      ({ recordedClock: this.recordedClock } = observeWallClock(
        this.recordedClock,
        this.seenAt,
        wall,
        jumpedMs,
      ));
      this.seenAt = wall;
    }
    if (jumpedMs > 0) this.reset = afterJump(this.reset, jumpedMs);
    const ran = this.#ranTo === null ? 0 : Math.min(this.#mono - this.#ranTo, LONGEST_RUN);
    this.#ranTo = this.#mono;
    this.reset = addResetTime(this.reset, wall, ran);
    this.attempts = countDown(this.attempts, ran);
  }

  /** A page reports what was watched from a moment of its wall clock to now. */
  report(start: EpochMs): readonly Claim[] {
    const { recordedClock, wall, seenAt } = this;
    const claim: Claim = { start, end: wall, feed: 'for-you' };
    const placed = claimsToRecordedTime(recordedClock, [claim], wall, start, seenAt);
    this.recordedClock = placed.recordedClock;
    this.seenAt = wall;
    return placed.pieces;
  }

  #set(by: Millis, seen: boolean): void {
    if (by === 0) return;
    if (seen) this.read();
    else this.#restart();
    this.wall += by;
    this.furthest = Math.max(this.furthest, this.wall);
    this.changes += 1;
    if (by > 0 && !seen) this.unseenForward += 1;
    if (seen) this.happens({ kind: 'run', ms: BETWEEN_READINGS });
  }

  #pass(ms: Millis, monoRuns: boolean): void {
    this.real += ms;
    this.wall += ms;
    this.furthest += ms;
    if (monoRuns) this.#mono += ms;
  }

  #restart(): void {
    this.#mono = 0;
    this.#from = null;
    this.#ranTo = null;
    this.#recordedAt = null;
  }
}

export const minutes = (max: Millis) =>
  fc.integer({ min: 0, max: max / MINUTE }).map((count) => count * MINUTE);

const by = fc.oneof(
  fc.integer({ min: -30 * 60, max: 30 * 60 }).map((count) => count * MINUTE),
  fc.integer({ min: -300, max: 300 }).map((count) => count * SECOND),
);

export const run = fc.record({ kind: fc.constant('run' as const), ms: minutes(3 * HOUR) });
export const off = fc.record({ kind: fc.constant('off' as const), ms: minutes(20 * HOUR) });
export const sleep = fc.record({ kind: fc.constant('sleep' as const), ms: minutes(12 * HOUR) });
const set = fc.record({ kind: fc.constant('set' as const), by, seen: fc.boolean() });
export const setSeen = fc.record({
  kind: fc.constant('set' as const),
  by,
  seen: fc.constant(true),
});

export const history = fc.array(fc.oneof(run, off, sleep, set, set), { maxLength: 20 });

/** The same event, but the clock is never set past the real time. */
export function notPastRealTime(event: Event, { real, wall }: Machine): Event {
  return event.kind === 'set' ? { ...event, by: Math.min(event.by, real - wall) } : event;
}

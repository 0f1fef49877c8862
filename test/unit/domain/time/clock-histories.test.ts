import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/domain/limits/evaluation/evaluate.ts';
import {
  addResetTime,
  afterFailure,
  afterJump,
  countDown,
  newReset,
  NO_ATTEMPTS,
  RESET_RUNNING_TIME,
  resetProgress,
} from '../../../../src/domain/people/pin-attempts.ts';
import {
  claimsToRecordedTime,
  INITIAL_RECORDED_CLOCK,
  jumpBetween,
  LONGEST_UNSEEN,
  observeWallClock,
  recordedNow,
} from '../../../../src/domain/time/recorded-clock.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';
import {
  at,
  bedtime,
  contextAt,
  daily,
  session,
  weekly,
  world,
} from '../limits/evaluation/context-fixture.ts';
import type { World } from '../limits/evaluation/context-fixture.ts';

/** How often the background reads its clocks while somebody is there: reports, polls, verdicts. */
const BETWEEN_READINGS: Millis = 30 * SECOND;

const RUNS = Number(process.env['CLOCK_RUNS'] ?? 200);

/** Rules take a hundred times as long to evaluate as clocks. */
const EVALUATING_RUNS = Math.ceil(RUNS / 5);

/** What one change can hide: two readings, and what `jumpBetween` takes for a correction. */
const SLACK: Millis = 2 * MINUTE;

/** The longest running time that one message stands for, as in `PinGuard`. */
const LONGEST_RUN: Millis = 35 * SECOND;

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
class Machine {
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

const minutes = (max: Millis) =>
  fc.integer({ min: 0, max: max / MINUTE }).map((count) => count * MINUTE);

const by = fc.oneof(
  fc.integer({ min: -30 * 60, max: 30 * 60 }).map((count) => count * MINUTE),
  fc.integer({ min: -300, max: 300 }).map((count) => count * SECOND),
);

const run = fc.record({ kind: fc.constant('run' as const), ms: minutes(3 * HOUR) });
const off = fc.record({ kind: fc.constant('off' as const), ms: minutes(20 * HOUR) });
const sleep = fc.record({ kind: fc.constant('sleep' as const), ms: minutes(12 * HOUR) });
const set = fc.record({ kind: fc.constant('set' as const), by, seen: fc.boolean() });
const setSeen = fc.record({ kind: fc.constant('set' as const), by, seen: fc.constant(true) });

const history = fc.array(fc.oneof(run, off, sleep, set, set), { maxLength: 20 });

/** The same event, but the clock is never set past the real time. */
function notPastRealTime(event: Event, { real, wall }: Machine): Event {
  return event.kind === 'set' ? { ...event, by: Math.min(event.by, real - wall) } : event;
}

describe('recorded time, however the clock is set, and the browser closed or put to sleep', () => {
  it('never falls back by more than was not recorded yet', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (events, monoSleeps) => {
        const machine = new Machine(monoSleeps);
        let highest = machine.now;
        for (const event of events) {
          machine.happens(event);
          expect(machine.now).toBeGreaterThanOrEqual(highest - MINUTE - 6 * SECOND);
          // By then the clock was recorded.
          if (event.kind === 'run' && event.ms >= 2 * MINUTE) highest = machine.now;
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('never gets further than the clock that was furthest ahead would have by then', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (events, monoSleeps) => {
        const machine = new Machine(monoSleeps);
        for (const event of events) {
          machine.happens(event);
          const hidden = machine.changes * SLACK + machine.unseenForward * LONGEST_UNSEEN;
          expect(machine.now).toBeLessThanOrEqual(machine.furthest + hidden);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('gains nothing by a clock that was set back and forward again while Kintime ran', () => {
    const events = fc.array(fc.oneof(run, off, sleep, setSeen, setSeen), { maxLength: 20 });
    fc.assert(
      fc.property(events, fc.boolean(), (list, monoSleeps) => {
        const machine = new Machine(monoSleeps);
        for (const event of list) {
          machine.happens(notPastRealTime(event, machine));
          expect(machine.now).toBeLessThanOrEqual(machine.real + machine.changes * SLACK);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is with the wall clock again once that is left alone and the browser is off for long enough', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (events, monoSleeps) => {
        const machine = new Machine(monoSleeps);
        for (const event of events) machine.happens(event);
        machine.read();
        const ahead = machine.now - machine.wall;
        machine.happens({ kind: 'off', ms: ahead + LONGEST_UNSEEN });
        machine.read();
        expect(machine.now).toBe(machine.wall);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('bedtime, however the clock was set before', () => {
  const night = world({ windows: [bedtime('22:00', '07:00')] });

  function verdictOf(machine: Machine, given: World): ReturnType<typeof evaluate> {
    const { now, wall } = machine;
    return evaluate(contextAt({ ...given, aheadMs: now - wall }, now));
  }

  it('holds whenever the clock is right, and whenever it says so itself', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (events, monoSleeps) => {
        const machine = new Machine(monoSleeps);
        for (const event of events) {
          machine.happens(event);
          const byWallClock = evaluate(contextAt(night, machine.wall)).state;
          if (byWallClock === 'closed') expect(verdictOf(machine, night).state).toBe('closed');
        }
        machine.happens({ kind: 'set', by: machine.real - machine.wall, seen: true });
        const honest = evaluate(contextAt(night, machine.real)).state;
        if (honest === 'closed') expect(verdictOf(machine, night).state).toBe('closed');
      }),
      { numRuns: EVALUATING_RUNS },
    );
  });
});

describe('rules, when the clock is set back and forward again while somebody is there', () => {
  const rules: readonly World['rules'][] = [
    { windows: [bedtime('22:00', '07:00')] },
    { windows: [bedtime('15:00', '17:00', { kind: 'quiet' }), bedtime('21:00', '06:00')] },
    { daily: daily(60) },
    { weekly: weekly(150) },
    { session: session(30, 45) },
    {
      windows: [bedtime('20:00', '07:00')],
      daily: daily(90),
      weekly: weekly(300),
      session: session(45, 120),
    },
  ].map((some) => world(some).rules);

  const watch = fc.record({ kind: fc.constant('watch' as const), ms: minutes(50 * MINUTE) });
  const short = fc.record({ kind: fc.constant('run' as const), ms: minutes(5 * HOUR) });
  const events = fc.array(fc.oneof(watch, watch, short, setSeen), { maxLength: 16 });

  it('open nothing earlier than with a clock that is left alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rules), events, (some, list) => {
        const machine = new Machine(false);
        const watched: Claim[] = [];
        const really: Claim[] = [];
        const stateOf = (spans: readonly Claim[], now: EpochMs, aheadMs: Millis) =>
          evaluate(contextAt({ ...world({}), rules: some, watched: spans, aheadMs }, now)).state;
        const isOpen = () => stateOf(watched, machine.now, machine.now - machine.wall) !== 'closed';
        for (const event of list) {
          if (event.kind !== 'watch') machine.happens(notPastRealTime(event, machine));
          else {
            for (let left = event.ms; left > 0 && isOpen(); left -= 5 * MINUTE) {
              const [from, start] = [machine.real, machine.wall];
              machine.happens({ kind: 'run', ms: Math.min(left, 5 * MINUTE) });
              watched.push(...machine.report(start));
              really.push({ start: from, end: machine.real, feed: 'for-you' });
            }
          }
          if (isOpen()) {
            const slack = machine.changes * SLACK;
            const honest = [machine.real - slack, machine.real, machine.real + slack].map((now) =>
              stateOf(really, now, 0),
            );
            expect(honest.some((state) => state !== 'closed')).toBe(true);
          }
        }
      }),
      { numRuns: EVALUATING_RUNS },
    );
  });
});

describe('what waits for Kintime to run', () => {
  it('is never done before so much time really passed, whatever the clock says', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (events, monoSleeps) => {
        const machine = new Machine(monoSleeps);
        const start = machine.real;
        const wait = machine.attempts.waitMs;
        for (const event of events) {
          machine.happens(event);
          const passed = machine.real - start;
          if (machine.attempts.waitMs === 0) expect(passed).toBeGreaterThanOrEqual(wait);
          if (resetProgress(machine.reset, machine.wall).due) {
            expect(passed).toBeGreaterThanOrEqual(RESET_RUNNING_TIME);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('takes a forgotten PIN two days at least, if the clock is changed only while Kintime runs', () => {
    const long = fc.record({ kind: fc.constant('run' as const), ms: minutes(8 * HOUR) });
    const events = fc.array(fc.oneof(long, off, setSeen), { maxLength: 20 });
    fc.assert(
      fc.property(events, (list) => {
        const machine = new Machine(false);
        const asked = machine.real;
        for (const event of list) {
          machine.happens(event);
          if (resetProgress(machine.reset, machine.wall).due) {
            expect(machine.real - asked).toBeGreaterThanOrEqual(2 * DAY - machine.changes * SLACK);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

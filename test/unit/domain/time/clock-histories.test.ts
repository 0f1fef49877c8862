import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/domain/limits/evaluation/evaluate.ts';
import { RESET_RUNNING_TIME, resetProgress } from '../../../../src/domain/people/pin-reset.ts';
import { LONGEST_UNSEEN } from '../../../../src/domain/time/recorded-clock.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import type { Claim } from '../../../../src/domain/tracking/span.ts';
import {
  bedtime,
  contextAt,
  daily,
  session,
  weekly,
  world,
} from '../limits/evaluation/context-fixture.ts';
import type { World } from '../limits/evaluation/context-fixture.ts';
import {
  Machine,
  history,
  minutes,
  notPastRealTime,
  off,
  run,
  setSeen,
  sleep,
} from './simulated-machine.ts';

const RUNS = Number(process.env['CLOCK_RUNS'] ?? 200);

/** Rules take a hundred times as long to evaluate as clocks. */
const EVALUATING_RUNS = Math.ceil(RUNS / 5);

/** What one change can hide: two readings, and what `jumpBetween` takes for a correction. */
const SLACK: Millis = 2 * MINUTE;

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

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  boundaryOf,
  dateOf,
  nextBoundary,
} from '../../../../../src/domain/time/calendar.ts';
import { EXTRA_CHOICES } from '../../../../../src/domain/limits/rules/extra-time.ts';
import { validateRules } from '../../../../../src/domain/limits/rules/validate.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { clip, subtract, totalMs } from '../../../../../src/domain/time/interval.ts';
import { DAY, MINUTE } from '../../../../../src/domain/time/units.ts';
import type { Feed } from '../../../../../src/domain/tracking/feeds.ts';
import type { EpochMs } from '../../../../../src/domain/time/units.ts';
import { evaluate, opensAt } from '../../../../../src/domain/limits/evaluation/evaluate.ts';
import {
  cases,
  momentsOfRules,
  pastOf,
  places,
  rulesAround,
  within,
} from '../rules/rules-arbitraries.ts';
import type { Case } from '../rules/rules-arbitraries.ts';
import { extra, contextAt, watching } from './context-fixture.ts';
import type { World } from './context-fixture.ts';

const verdictAt = (world: World, at: EpochMs) => evaluate(contextAt(world, at));
const isShut = (world: World, at: EpochMs) =>
  ['ending', 'closed'].includes(verdictAt(world, at).state);
const watchOn = (world: World, from: EpochMs, to: EpochMs) =>
  watching(world, from, to, world.feed ?? 'for-you');

describe('a verdict', () => {
  it('is found for all rules that nothing is wrong with, and holds for a while', () => {
    fc.assert(
      fc.property(cases, ({ world, now }) => {
        expect(validateRules(world.rules)).toEqual([]);
        const { until, since, state, reason } = verdictAt(world, now);
        expect(until).toBeGreaterThan(now);
        expect(since).toBeLessThanOrEqual(now);
        expect(reason === null).toBe(state === 'open');
      }),
      { numRuns: 200 },
    );
  });

  it('does not change until then while nobody watches', () => {
    fc.assert(
      fc.property(cases, places, ({ world, now }, fractions) => {
        const { state, reason, still, until } = verdictAt(world, now);
        for (const at of within(now, until, fractions)) {
          expect(verdictAt(world, at)).toMatchObject({ state, reason, still });
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('a closed site', () => {
  it('opens when it says, and not before', () => {
    fc.assert(
      fc.property(cases, places, ({ world, now }, fractions) => {
        const asked = { ...world, feed: null };
        const opens = opensAt(contextAt(asked, now));
        if (verdictAt(asked, now).state === 'open') {
          expect(opens).toBe(now);
          return;
        }
        for (const at of within(now, opens ?? now + 6 * DAY, fractions)) {
          expect(verdictAt(asked, at).state).not.toBe('open');
        }
        if (opens !== null) expect(verdictAt(asked, opens).state).toBe('open');
      }),
      { numRuns: 80 },
    );
  });

  it('is opened by no more watching', () => {
    const more = fc.record({
      ago: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 1, max: 60 }),
      feed: fc.constantFrom('for-you', 'messages'),
    });
    fc.assert(
      fc.property(cases, more, ({ world, now }, { ago, length, feed }) => {
        fc.pre(isShut(world, now));
        expect(isShut(withMore(world, now - ago * MINUTE, length, feed), now)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

describe('time of which only the total is known (rule C17)', () => {
  it('closes no less than if it had never been', () => {
    const more = fc.record({
      ago: fc.integer({ min: 0, max: 900 }),
      minutes: fc.integer({ min: 1, max: 60 }),
      feed: fc.constantFrom('for-you' as const, 'messages' as const),
    });
    fc.assert(
      fc.property(cases, more, ({ world, now }, { ago, minutes, feed }) => {
        fc.pre(isShut(world, now));
        const context = contextAt(world, now);
        const start = boundaryOf(context.calendar, dateOf(context.calendar, now));
        const whole = { start: now - (ago + minutes) * MINUTE, end: now - ago * MINUTE, feed };
        const lost = context.usage.spans.reduce(subtract, clip([whole], { start, end: now }));
        const { state } = evaluate({ ...context, usage: { ...context.usage, lost } });
        expect(['ending', 'closed']).toContain(state);
      }),
      { numRuns: 80 },
    );
  });
});

describe('time in other browsers (rule H4)', () => {
  interface Report {
    readonly ago: number;
    readonly minutes: number;
    readonly daysBefore: number;
    readonly feed: 'other' | 'messages';
  }
  const report: fc.Arbitrary<Report> = fc.record({
    ago: fc.integer({ min: 0, max: 900 }),
    minutes: fc.integer({ min: 1, max: 60 }),
    daysBefore: fc.integer({ min: 0, max: 2 }),
    feed: fc.constantFrom('other', 'messages'),
  });
  const reported = ({ world, now }: Case, more: Report): World => {
    const at = now - more.ago * MINUTE;
    const date = addDays(dateOf(world.calendar, at), -more.daysBefore);
    const usage = { at, date, ms: more.minutes * MINUTE, feed: more.feed };
    return { ...world, shared: [...world.shared, usage] };
  };

  it('opens nothing that is closed', () => {
    fc.assert(
      fc.property(cases, report, (one, more) => {
        fc.pre(isShut(one.world, one.now));
        expect(isShut(reported(one, more), one.now)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('that is heard of later does not move what has been reached', () => {
    fc.assert(
      fc.property(cases, places, report, ({ world, now }, [part = 0], more) => {
        const first = verdictAt(world, now);
        fc.pre(isShut(world, now) && ['daily', 'weekly'].includes(first.reason ?? ''));
        const later = Math.min(first.until - 1, now + Math.floor(part * MINUTE));
        const then = verdictAt(reported({ world, now: later }, { ...more, ago: 0 }), later);
        fc.pre(then.reason === first.reason);
        expect(then).toMatchObject({ since: first.since, key: first.key });
      }),
      { numRuns: 80 },
    );
  });

  it('counts for sessions, breaks, opens and the opening pause as if it had never been', () => {
    fc.assert(
      fc.property(cases, ({ world, now }) => {
        const { windows, session } = world.rules;
        const rules = { ...NO_RULES, windows, session };
        const alone = { ...world, rules, grants: [] };
        expect(verdictAt(alone, now)).toEqual(verdictAt({ ...alone, shared: [] }, now));
      }),
      { numRuns: 80 },
    );
  });

  it('counts as much as the same time here, wherever it is put', () => {
    fc.assert(
      fc.property(cases, report, ({ world, now }, more) => {
        const { daily, weekly, dates } = world.rules;
        const rules = { ...NO_RULES, daily, weekly, dates };
        const empty = { ...world, rules, grants: [], shared: [], openingPauseMs: null };
        const at = now - more.ago * MINUTE;
        const date = dateOf(world.calendar, now);
        fc.pre(dateOf(world.calendar, at - more.minutes * MINUTE) === date);
        const here = withMore(empty, at, more.minutes, more.feed);
        const addedMs = totalMs(here.watched) - totalMs(empty.watched);
        const shared = [{ at, date, ms: addedMs, feed: more.feed }];
        const there = verdictAt({ ...empty, shared }, now);
        expect(there.state === 'open').toBe(verdictAt(here, now).state === 'open');
      }),
      { numRuns: 80 },
    );
  });
});

/** Adds watching that ends at a moment, in the gaps between what was watched already. */
function withMore(world: World, end: EpochMs, minutes: number, feed: Feed): World {
  let [more, from] = [world, end - minutes * MINUTE];
  for (const span of world.watched) {
    if (span.end <= from || span.start >= end) continue;
    more = watching(more, from, span.start, feed);
    from = span.end;
  }
  return watching(more, from, end, feed);
}

describe('an open site', () => {
  it('stays open while somebody watches on, until it says', () => {
    fc.assert(
      fc.property(cases, places, ({ world, now }, fractions) => {
        const { state, next } = verdictAt(world, now);
        fc.pre(state === 'open');
        for (const at of within(now, next?.at ?? now + 5 * DAY, fractions)) {
          expect(verdictAt(watchOn(world, now, at), at).state).toBe('open');
        }
        if (next === null) return;
        const then = verdictAt(watchOn(world, now, next.at), next.at);
        if (then.state !== 'open' || !then.still) {
          expect(then.state === 'paused' ? 'soft' : 'firm').toBe(next.strength);
          expect(['paused', 'ending', 'closed']).toContain(then.state);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('extra time', () => {
  const firm = momentsOfRules.chain((moment) =>
    fc
      .tuple(
        rulesAround(dateOf(moment.calendar, moment.now)),
        pastOf(moment),
        fc.constantFrom(...EXTRA_CHOICES),
      )
      .map(([rules, past, ms]) => ({ rules: firmly(rules), past, ms, now: moment.now })),
  );

  it('opens what is closed for exactly its minutes, or to the end of the day', () => {
    fc.assert(
      fc.property(firm, places, ({ rules, past, ms, now }, fractions) => {
        const closed: World = { ...past, rules, feed: 'for-you', openingPauseMs: null };
        fc.pre(isShut(closed, now));
        const date = dateOf(closed.calendar, now);
        const given = extra(now, ms / MINUTE, { date, pastBedtime: true });
        const opened = { ...closed, grants: [...closed.grants, given] };
        const dayEnd = nextBoundary(closed.calendar, now);
        const over = Math.min(now + ms, dayEnd);
        for (const at of within(now, over, fractions)) {
          expect(verdictAt(watchOn(opened, now, at), at).state).toBe('open');
        }
        if (over < dayEnd && !hasWindows(rules))
          expect(isShut(watchOn(opened, now, over), over)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('puts off what is still to come by as much', () => {
    fc.assert(
      fc.property(firm, fc.boolean(), ({ rules, past, ms, now }, isDaily) => {
        const one = isDaily ? { daily: rules.daily } : { session: rules.session };
        const world: World = { ...past, rules: { ...NO_RULES, ...one }, feed: null, grants: [] };
        const { state, next } = verdictAt(world, now);
        const end = nextBoundary(world.calendar, now);
        fc.pre(state === 'open' && next !== null && next.at + ms < end);
        const given = extra(now, ms / MINUTE, { date: dateOf(world.calendar, now) });
        expect(verdictAt({ ...world, grants: [given] }, now).next?.at).toBe((next?.at ?? 0) + ms);
      }),
      { numRuns: 80 },
    );
  });
});

/** A window may end before extra time does; the site then need not close again. */
function hasWindows({ windows }: Rules): boolean {
  return windows.length > 0;
}

function firmly({ windows, session, daily, weekly, ...rest }: Rules): Rules {
  const strength = 'firm' as const;
  return {
    ...rest,
    windows: windows.map((window) => Object.assign({}, window, { strength })),
    session: session && { ...session, strength },
    daily: daily && { ...daily, strength },
    weekly: weekly && { ...weekly, strength },
  };
}

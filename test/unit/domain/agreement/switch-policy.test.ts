import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { dateOf } from '../../../../src/domain/time/calendar.ts';
import { isLooserAfterSwitch } from '../../../../src/domain/agreement/switch-policy.ts';
import type { SwitchCandidate } from '../../../../src/domain/agreement/switch-policy.ts';
import { NO_ANSWERS } from '../../../../src/domain/limits/evaluation/context.ts';
import { mergeStrictest } from '../../../../src/domain/limits/rules/merge-strictest.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { EpochMs } from '../../../../src/domain/time/units.ts';
import { evaluate, opensAt } from '../../../../src/domain/limits/evaluation/evaluate.ts';
import { momentsOfRules, pastOf, rulesAround } from '../limits/rules/rules-arbitraries.ts';
import {
  at,
  bedtime,
  daily,
  extra,
  session,
  contextAt,
  watched,
  watching,
  weekly,
  world,
} from '../limits/evaluation/context-fixture.ts';
import type { World } from '../limits/evaluation/context-fixture.ts';

const limited = (
  given: World,
  now: EpochMs,
  more: Partial<SwitchCandidate> = {},
): SwitchCandidate => ({
  context: contextAt(given, now),
  way: 'parent',
  coming: null,
  ...more,
});

const rules = {
  windows: [bedtime('16:00', '17:00', { kind: 'quiet' }), bedtime('22:00', '06:30')],
  session: session(45, 15),
  daily: daily(60),
  weekly: weekly(300),
} as const;
const fresh = world(rules);

describe('whoever takes the place of another', () => {
  const rows: readonly (readonly [string, World, World, string, boolean])[] = [
    ['is like them', fresh, fresh, '15:00', false],
    ['has no rules', fresh, world({}), '15:00', true],
    [
      'has more of the day left',
      world(rules, { watched: watched('14:00-14:30') }),
      fresh,
      '15:00',
      true,
    ],
    [
      'has less of the day left',
      fresh,
      world(rules, { watched: watched('14:00-14:30') }),
      '15:00',
      false,
    ],
    [
      'has the day left, in a quiet time',
      world(rules, { watched: watched('14:00-15:00') }),
      fresh,
      '16:30',
      true,
    ],
    [
      'has the week left, at bedtime',
      world(rules, { watched: watched('Mon 14:00-18:00', 'Tue 14:00-15:00') }),
      fresh,
      '23:00',
      true,
    ],
    [
      'has a session left, with bedtime sooner',
      world(
        { windows: rules.windows, session: rules.session },
        { watched: watched('21:20-21:50') },
      ),
      world({ windows: rules.windows, session: rules.session }),
      '21:51',
      true,
    ],
    [
      'has a shorter break to go',
      world({ session: session(45, 15) }, { watched: watched('14:05-14:50') }),
      world({ session: session(45, 15) }, { watched: watched('14:00-14:45') }),
      '14:55',
      true,
    ],
    [
      'has extra time that bedtime gives way to',
      fresh,
      world(rules, { grants: [extra(at('18:00'), 15, { pastBedtime: true })] }),
      '18:30',
      true,
    ],
    [
      'is still watching the last video',
      world({ daily: daily(60) }, { watched: watched('14:00-15:00') }),
      world({ daily: daily(60) }, { watched: watched('14:00:30-15:00:30') }),
      '15:02:10',
      true,
    ],
  ];

  it.each(rows)('%s', (_, from, to, when, less) => {
    expect(isLooserAfterSwitch(limited(from, at(when)), limited(to, at(when)))).toBe(less);
  });

  it('may decide more alone', () => {
    const now = at('15:00');
    const own = limited(fresh, now, { way: 'self' });
    expect(isLooserAfterSwitch(limited(fresh, now), own)).toBe(true);
    expect(isLooserAfterSwitch(own, limited(fresh, now))).toBe(false);
  });

  it('is not spared what is tightened from tomorrow on', () => {
    const now = at('15:00');
    const stricter = { ...fresh.rules, daily: daily(30) };
    const coming = { from: at('Thu 04:00'), way: 'parent' as const, rules: stricter };
    const from = limited(fresh, now, { coming });
    expect(isLooserAfterSwitch(from, limited(fresh, now))).toBe(true);
    expect(isLooserAfterSwitch(from, limited(fresh, now, { coming }))).toBe(false);
    const later = { ...coming, from: at('Fri 04:00') };
    expect(isLooserAfterSwitch(from, limited(fresh, now, { coming: later }))).toBe(true);
  });
});

describe('a switch that needs no PIN', () => {
  /** Two members of one browser, the second with rules that are no looser. */
  const pairs = momentsOfRules.chain((asked) => {
    const date = dateOf(asked.calendar, asked.now);
    const some = fc.tuple(rulesAround(date), rulesAround(date), pastOf(asked), pastOf(asked));
    return fc.tuple(some, fc.boolean()).map(([[first, second, past, other], isSame]) => {
      const plain: Rules = { ...first, dates: [] };
      const strict = mergeStrictest([plain, second], asked.calendar.dayStart);
      const own = { ...past, rules: plain, feed: null };
      const theirs = { ...other, rules: isSame ? plain : strict, feed: null };
      return { own, theirs, now: asked.now };
    });
  });

  /** The same rules for both, around a quiet time that may hide other rules. */
  const near = fc
    .integer({ min: 0, max: 150 })
    .map((minutes) => ({ calendar: fresh.calendar, now: at('15:00') + minutes * MINUTE }))
    .chain((asked) =>
      fc
        .tuple(
          fc.record({
            windows: fc.constantFrom([rules.windows[0]], [...rules.windows], []),
            session: fc.constantFrom(null, session(20, 30), session(45, 15)),
            daily: fc.constantFrom(null, daily(30), daily(60)),
            weekly: fc.constantFrom(null, weekly(60), weekly(90)),
          }),
          pastOf(asked),
          pastOf(asked),
        )
        .map(([given, past, other]) => ({
          own: { ...past, rules: world(given).rules, feed: null },
          theirs: { ...other, rules: world(given).rules, feed: null },
          now: asked.now,
        })),
    );

  it('opens nothing earlier than staying would, and lets nobody watch on for longer', () => {
    let free = 0;
    fc.assert(
      fc.property(fc.oneof(near, near, pairs), ({ own, theirs, now }) => {
        const from = limited(own, now);
        const to = limited(theirs, now);
        if (isLooserAfterSwitch(from, to)) return;
        free += 1;
        const after = { ...to.context, answers: NO_ANSWERS };
        const [stay, go] = [opensAt(from.context), opensAt(after)];
        expect(go ?? Infinity).toBeGreaterThanOrEqual(stay ?? Infinity);
        const isShut = (given: World, then: EpochMs): boolean =>
          evaluate(contextAt(watching(given, now, then), then)).state !== 'open';
        const switched = { ...theirs, answers: NO_ANSWERS };
        const { next } = evaluate(from.context);
        if (stay !== now || next === null) return;
        for (const then of [next.at, next.at + MINUTE]) {
          if (isShut(own, then)) expect(isShut(switched, then)).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
    expect(free).toBeGreaterThan(5);
  }, 60_000);
});

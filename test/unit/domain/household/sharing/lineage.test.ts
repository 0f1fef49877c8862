import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementAt, latestAgreement } from '../../../../../src/domain/agreement/agreement.ts';
import { headsOf, lineageOf } from '../../../../../src/domain/household/sharing/lineage.ts';
import { sharedHeads } from '../../../../../src/domain/household/sharing/shared-agreement.ts';
import { compareRules } from '../../../../../src/domain/limits/rules/compare.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { bedtime, daily, weekly } from '../../limits/evaluation/context-fixture.ts';
import { CALENDAR, person, sent, SimulatedBrowser } from './simulated-browser.ts';

const START = moment('2026-05-06T12:00+02:00');
/** Few values, so that changes are often stricter in one rule and looser in another. */
const rules = fc
  .record({
    minutes: fc.constantFrom(null, 30, 60, 90),
    firm: fc.boolean(),
    weekly: fc.constantFrom(null, 300, 600),
    from: fc.constantFrom(null, '21:00', '22:00'),
    freeExtension: fc.boolean(),
  })
  .map(({ minutes, firm, weekly: week, from, freeExtension }): Rules => {
    return {
      session: null,
      daily: minutes === null ? null : daily(minutes, { strength: firm ? 'firm' : 'soft' }),
      weekly: week === null ? null : weekly(week),
      windows: from === null ? [] : [bedtime(from, '07:00')],
      dates: [],
      freeExtension,
    };
  });

const step = fc.record({
  browser: fc.nat(3),
  other: fc.nat(3),
  is: fc.constantFrom('change', 'change', 'take', 'take', 'take'),
  rules,
  signed: fc.boolean(),
  atOnce: fc.boolean(),
  minutes: fc.integer({ min: 1, max: 300 }),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Four browsers of one member, their clocks hours apart, after changes and visits at random. */
function household(steps: readonly Step[], offsets: readonly number[]) {
  const all = offsets.map((_, i) => new SimulatedBrowser(`b${i}`, [person('Mia', true)]));
  let time = START;
  const nowIn = (i: number) => time + (offsets[i] ?? 0);
  for (const { browser: i, other, is, rules: changed, signed, atOnce, minutes } of steps) {
    time += minutes * MINUTE;
    const [browser, from] = [all[i], all[other]];
    if (browser === undefined || from === undefined) continue;
    if (is === 'change')
      browser.change(
        { member: 'mia', rules: changed, parent: signed ? 'mum' : null, atOnce },
        nowIn(i),
      );
    else if (i !== other) browser.take(sent(from.file(nowIn(other))), nowIn(i));
  }
  return { all, nowIn, later: () => (time += 3 * DAY) };
}

const offsets = fc.array(
  fc.integer({ min: -5, max: 5 }).map((hours) => hours * HOUR),
  { minLength: 4, maxLength: 4 },
);

describe('browsers of one household', () => {
  it('come to the same rules, whoever changed what and who heard of it first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), offsets, (steps, clocks) => {
        const { all, nowIn, later } = household(steps, clocks);
        for (let round = 0; round < 3; round++) {
          for (const [i, browser] of all.entries())
            for (const [j, other] of all.entries())
              if (i !== j) browser.take(sent(other.file(nowIn(j))), nowIn(i));
        }
        later();
        const inForce = all.map((browser, i) =>
          agreementAt(browser.agreementsOf('mia'), 'mia', nowIn(i)),
        );
        for (const one of inForce) {
          expect(one?.id).toBe(inForce[0]?.id);
          expect(one?.rules).toEqual(inForce[0]?.rules);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('never have looser rules by what they hear without a signature', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), offsets, (steps, clocks) => {
        const { all, nowIn } = household(steps, clocks);
        const { dayStart } = CALENDAR;
        for (const [i, browser] of all.entries()) {
          for (const [j, other] of all.entries()) {
            if (i === j) continue;
            const file = other.file(nowIn(j));
            const unsigned = {
              ...file,
              agreements: file.agreements.map(({ person: whose, versions, earlier }) => ({
                person: whose,
                versions: versions.map((version) => ({ ...version, signature: null })),
                earlier,
              })),
            };
            const before = browser.agreementsOf('mia');
            if (before.length === 0) continue;
            browser.take(sent(unsigned), nowIn(i));
            const after = browser.agreementsOf('mia');
            for (const at of [nowIn(i), nowIn(i) + 2 * DAY]) {
              const [was, is] = [agreementAt(before, 'mia', at), agreementAt(after, 'mia', at)];
              if (was === null || is === null) continue;
              expect(compareRules(was.rules, is.rules, dayStart).looser).toBe(false);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have one head, whose number is the highest', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), offsets, (steps, clocks) => {
        const { all, nowIn } = household(steps, clocks);
        for (const [i, browser] of all.entries()) {
          const rows = browser.agreementsOf('mia');
          const moments = [nowIn(i), nowIn(i) + 2 * DAY];
          for (const at of moments) {
            const begun = rows.filter(({ from }) => from <= at);
            const heads = headsOf(begun, lineageOf(rows));
            const latest = latestAgreement(begun, 'mia');
            if (latest === null) continue;
            const followed = heads.length === 1 ? heads.map(({ id }) => id) : latest.basedOn;
            expect(heads.map(({ id }) => id)).toEqual(followed);
            if (heads.length === 1) expect(latest.id).toBe(heads[0]?.id);
          }
          expect(browser.missing('mia', nowIn(i))).toEqual([]);
          const told = browser
            .file(nowIn(i))
            .agreements.filter(({ versions }) => versions.length > 0);
          const heads = headsOf(rows, lineageOf(rows)).map(({ id }) => id);
          expect(new Set(sharedHeads(told).map(({ id }) => id))).toEqual(new Set(heads));
        }
      }),
      { numRuns: 100 },
    );
  });
});

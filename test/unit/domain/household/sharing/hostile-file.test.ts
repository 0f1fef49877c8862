import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementSchema,
  proposalSchema,
} from '../../../../../src/domain/agreement/agreement.schema.ts';
import { DECISION_MODES, rulesAt } from '../../../../../src/domain/agreement/agreement.ts';
import { extraTimeRequestSchema } from '../../../../../src/domain/agreement/extra-time-request.schema.ts';
import { householdMemberSchema } from '../../../../../src/domain/household/members.schema.ts';
import { browserFileSchema } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import type { BrowserFile } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { sharedTimeSchema } from '../../../../../src/domain/household/sharing/shared-time.schema.ts';
import { compareRules } from '../../../../../src/domain/limits/rules/compare.ts';
import { grantSchema } from '../../../../../src/domain/limits/rules/extra-time.schema.ts';
import { grantedMs } from '../../../../../src/domain/limits/rules/extra-time.ts';
import { dailyLimitOn, NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { addDays } from '../../../../../src/domain/time/calendar.ts';
import { is } from '../../../../../src/domain/time/fields.schema.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { bedtime, daily } from '../../limits/evaluation/context-fixture.ts';
import { rulesAround } from '../../limits/rules/rules-arbitraries.ts';
import { CALENDAR, idOf, person, SimulatedBrowser } from './simulated-browser.ts';

const NOON = moment('2026-05-06T12:00+02:00');
const TODAY = '2026-05-06';

/** Rules that somebody would like to be rid of. */
const STRICT: Rules = {
  ...NO_RULES,
  daily: daily(30),
  windows: [bedtime('21:00', '07:00')],
  dates: [{ from: TODAY, to: addDays(TODAY, 2), limitMs: 10 * MINUTE, windows: true }],
};

function laptop(): SimulatedBrowser {
  const browser = new SimulatedBrowser('laptop', [person('Mia', true)]);
  browser.change({ member: 'mia', rules: { ...STRICT, dates: [] }, parent: 'mum' }, NOON - DAY);
  browser.change({ member: 'mia', rules: STRICT, parent: 'mum' }, NOON - HOUR);
  return browser;
}

const known = [...laptop().agreements.keys()];
const ids = fc.constantFrom(...known, 'a', 'b', 'c', 'joint-0123456789abcdef');
const at = fc.constantFrom(NOON - DAY, NOON, NOON + HOUR, 0, 8e15, -8e15);
const date = fc.constantFrom(
  TODAY,
  addDays(TODAY, -1),
  addDays(TODAY, 1),
  '0001-01-01',
  '9999-12-31',
);
const who = fc.constantFrom('own', 'no-pin', 'joint', 'member', 'mum', '');
const mia = fc.constant(idOf('Mia'));
const unsigned = fc.constant(null);
const ms = fc.constantFrom(0, 5, 15, 30, 3600).map((minutes) => minutes * MINUTE);
const rules = fc.oneof(rulesAround(TODAY), fc.constantFrom(NO_RULES, STRICT));

const version = fc.record({
  id: ids,
  person: mia,
  version: fc.constantFrom(1, 2, 3, 4, 1e6, 2 ** 53, -1, 0.5),
  way: fc.constantFrom(...DECISION_MODES),
  rules,
  madeAt: at,
  madeBy: who,
  from: at,
  yeses: fc.array(fc.record({ by: who, at, device: ids, signature: unsigned }), { maxLength: 2 }),
  wishes: fc.constant([]),
  lookAgain: fc.option(date, { nil: null }),
  basedOn: fc.array(ids, { maxLength: 3 }),
  proposal: fc.option(ids, { nil: null }),
  device: fc.constantFrom('laptop', 'desk'),
  signature: unsigned,
});

const file: fc.Arbitrary<BrowserFile> = fc.record({
  version: fc.constant(1 as const),
  device: fc.constantFrom('desk', 'laptop'),
  browser: fc.constant('Family computer'),
  sequence: fc.integer({ min: 1, max: 9 }),
  runs: fc.constant([]),
  people: fc.array(
    fc.record({
      id: mia,
      name: fc.constantFrom('Mia', 'Nobody'),
      grownUp: fc.boolean(),
      joinedAt: fc.constantFrom(1e12, 5e12),
    }),
    { maxLength: 2 },
  ),
  totals: fc.array(
    fc.record({
      person: mia,
      days: fc.array(fc.record({ date, ms, messagesMs: ms }), { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  cards: fc.constant([]),
  parents: fc.constant([]),
  agreements: fc.array(
    fc.record({
      person: mia,
      versions: fc.array(version, { maxLength: 5 }),
      earlier: fc.array(ids, { maxLength: 4 }),
    }),
    { maxLength: 2 },
  ),
  grants: fc.array(
    fc.record({
      id: ids,
      person: mia,
      date,
      at,
      ms,
      pastBedtime: fc.boolean(),
      how: fc.constantFrom('pin', 'code', 'free', 'no-pin'),
      parent: fc.option(who, { nil: null }),
      reason: fc.constant(''),
      device: fc.constantFrom('laptop', 'desk'),
      signature: unsigned,
    }),
    { maxLength: 3 },
  ),
  requests: fc.array(
    fc.record({
      id: ids,
      person: mia,
      date,
      at,
      ms,
      pastBedtime: fc.boolean(),
      reason: fc.constant(''),
      answer: fc.option(fc.record({ ms, by: who, at, reason: fc.constant('') }), { nil: null }),
    }),
    { maxLength: 3 },
  ),
  proposals: fc.array(
    fc.record({
      id: ids,
      person: mia,
      at,
      rules,
      reason: fc.constant(''),
      answer: fc.constantFrom(null, 'yes', 'no', 'talk'),
      answerReason: fc.constant(''),
      answeredBy: fc.option(who, { nil: null }),
      answeredAt: fc.option(at, { nil: null }),
    }),
    { maxLength: 2 },
  ),
  answers: fc.array(
    fc.record({
      to: ids,
      person: mia,
      date,
      at: fc.constant(NOON),
      answer: fc.oneof(
        fc.record({ is: fc.constant('extra-time' as const), ms, pastBedtime: fc.boolean() }),
        fc.record({ is: fc.constantFrom('yes', 'no', 'talk') }),
      ),
      reason: fc.constant(''),
      signature: unsigned,
    }),
    { maxLength: 3 },
  ),
});

/** What is looser at a moment, in words; empty if nothing is. */
function looserAt(before: SimulatedBrowser, after: SimulatedBrowser, moments: readonly number[]) {
  return moments.filter((when) => {
    const [was = NO_RULES, now = NO_RULES] = [before, after].map((browser) =>
      rulesAt(browser.agreementsOf('mia'), 'mia', when),
    );
    const isLater = [0, 1, 2, 3, 4].some((days) => {
      const day = addDays(TODAY, days);
      return (dailyLimitOn(now, day) ?? Infinity) > (dailyLimitOn(was, day) ?? Infinity);
    });
    const [plainWas, plainNow] = [
      { ...was, dates: [] },
      { ...now, dates: [] },
    ];
    return compareRules(plainWas, plainNow, CALENDAR.dayStart).looser || isLater;
  });
}

describe('a file that somebody edited', () => {
  it('is a valid one, which is what makes it dangerous', () => {
    fc.assert(
      fc.property(file, (one) => {
        expect(is(browserFileSchema, one)).toBe(true);
      }),
    );
  });

  it('loosens nothing, and leaves rows that can be read', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), (files) => {
        const browser = laptop();
        for (const one of files) {
          const plan = browser.take(one, NOON);
          if (plan === null) continue;
          for (const row of plan.agreements) expect(is(agreementSchema, row)).toBe(true);
          for (const row of plan.grants) expect(is(grantSchema, row)).toBe(true);
          for (const row of plan.requests) expect(is(extraTimeRequestSchema, row)).toBe(true);
          for (const row of plan.proposals) expect(is(proposalSchema, row)).toBe(true);
          for (const row of plan.sharedTime) expect(is(sharedTimeSchema, row)).toBe(true);
          for (const row of plan.persons) expect(is(householdMemberSchema, row)).toBe(true);
        }
        expect(looserAt(laptop(), browser, [NOON, NOON + DAY, NOON + 3 * DAY])).toEqual([]);
        expect(grantedMs([...browser.grants.values()])).toBe(0);
        const yeses = browser.agreementsOf('mia').flatMap((row) => row.yeses);
        expect(yeses.filter(({ by, signature }) => by === 'mum' && !signature)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing when it comes again', () => {
    fc.assert(
      fc.property(file, (one) => {
        const browser = laptop();
        browser.take(one, NOON);
        const { refusals: _, ...plan } = browser.plan(one, NOON + MINUTE);
        const { withdrawn, ...rows } = plan;
        for (const list of [...Object.values(rows), ...Object.values(withdrawn)])
          expect(list).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

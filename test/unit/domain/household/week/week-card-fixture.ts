import * as fc from 'fast-check';
import type {
  WeekComparison,
  WeekCard,
} from '../../../../../src/domain/household/week/week-card.ts';
import type { HouseholdMember } from '../../../../../src/domain/household/members.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';

export const ALL = [true, true, true, true, true, true, true];
export const NONE = ALL.map(() => false);
/** A Monday. */
export const WEEK = '2026-05-04';
export const JOINED = moment('2026-04-01T12:00Z');

/** The id of a household member; `00…01` for `1`. */
export function personId(number: number): string {
  return String(number).padStart(16, '0');
}

export function person(number: number, more: Partial<HouseholdMember> = {}): HouseholdMember {
  const own = { name: `Person ${number}`, grownUp: false, joinedAt: JOINED + number };
  const rest = { member: null, showsSkipped: false, heard: 0 };
  return { id: personId(number), ...own, ...rest, ...more };
}

export function against(
  nowMs: number,
  beforeMs: number,
  more: Partial<WeekComparison> = {},
): WeekComparison {
  const late = { lateNowMs: 0, lateBeforeMs: 0 };
  const longest = { longestNowMs: HOUR, longestBeforeMs: HOUR };
  return { same: ALL, nowMs, beforeMs, ...late, ...longest, ...more };
}

/** A quiet week: seven hours on seven measured days, like the week before. */
export function card(more: Partial<WeekCard> = {}): WeekCard {
  return {
    device: 'laptop',
    person: personId(1),
    name: 'Mia',
    grownUp: false,
    joinedAt: JOINED,
    household: 'Miller',
    week: WEEK,
    upTo: '2026-05-10',
    counter: 1,
    measured: ALL,
    broken: NONE,
    totalMs: 7 * HOUR,
    typicalMs: HOUR,
    longestMs: HOUR,
    opens: 20,
    skipped: null,
    lateMs: 0,
    kept: null,
    extra: { days: 0, ms: 0 },
    phoneMs: null,
    lookedAgain: false,
    against: against(7 * HOUR, 7 * HOUR),
    ...more,
  };
}

const steps = fc.integer({ min: 0, max: 400 }).map((n) => n * 5 * MINUTE);
const masks = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });

/** Cards of two weeks for a few people and devices, some with several counters. */
export const cards: fc.Arbitrary<WeekCard> = fc
  .record({
    device: fc.constantFrom('laptop', 'desk', 'tablet'),
    person: fc.constantFrom(1, 2, 3).map(personId),
    week: fc.constantFrom(WEEK, '2026-04-27'),
    counter: fc.integer({ min: 1, max: 4 }),
    measured: masks,
    broken: masks,
    totalMs: steps,
    lateMs: steps,
    longestMs: steps,
    opens: fc.nat({ max: 50 }),
    phoneMs: fc.option(steps),
    skipped: fc.option(fc.nat({ max: 9 })),
    kept: fc.option(fc.constantFrom({ days: 3, of: 4 }, { days: 5, of: 7 })),
    lookedAgain: fc.boolean(),
    against: fc.option(
      fc.record({
        same: masks,
        nowMs: steps,
        beforeMs: steps,
        lateNowMs: steps,
        lateBeforeMs: steps,
        longestNowMs: steps,
        longestBeforeMs: steps,
      }),
    ),
  })
  .chain((more) =>
    fc
      .option(
        fc.record({ days: fc.integer({ min: 1, max: 7 }), ms: steps, lowMs: steps, highMs: steps }),
      )
      .map((elsewhere) => card(elsewhere === null ? more : { ...more, elsewhere })),
  );

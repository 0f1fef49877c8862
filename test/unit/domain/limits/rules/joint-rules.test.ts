import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRules } from '../../../../../src/domain/limits/rules/compare.ts';
import { jointRules } from '../../../../../src/domain/limits/rules/joint-rules.ts';
import { storedRulesSchema } from '../../../../../src/domain/limits/rules/rules.schema.ts';
import {
  dailyLimitOn,
  dailyStrength,
  dateRuleOn,
  NO_RULES,
} from '../../../../../src/domain/limits/rules/rules.ts';
import type { DateRule, Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { addDays } from '../../../../../src/domain/time/calendar.ts';
import { is } from '../../../../../src/domain/time/fields.schema.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { bedtime, daily } from '../evaluation/context-fixture.ts';
import { rulesAround } from './rules-arbitraries.ts';

const DATE = '2026-05-06';
const DAY_START = '04:00';
const some = fc.array(rulesAround(DATE), { minLength: 2, maxLength: 4 });

function on(from: string, to: string, minutes: number | null, windows = true): DateRule {
  return { from, to, limitMs: minutes === null ? null : minutes * MINUTE, windows };
}

const withDates = (minutes: number, ...dates: DateRule[]): Rules => ({
  ...NO_RULES,
  daily: daily(minutes),
  dates,
});

describe('the joint rules of versions that were made at once', () => {
  it.each([
    [
      'the same holiday in both stays as it is',
      [
        withDates(60, on('2026-07-01', '2026-07-31', 120, false)),
        withDates(90, on('2026-07-01', '2026-07-31', 120, false)),
      ],
      [on('2026-07-01', '2026-07-31', 120, false)],
    ],
    [
      'a holiday that one of them has is left out',
      [withDates(60, on('2026-07-01', '2026-07-31', 120, false)), withDates(60)],
      [],
    ],
    [
      'exam days that one of them has stay',
      [withDates(60, on('2026-06-01', '2026-06-05', 20)), withDates(60)],
      [on('2026-06-01', '2026-06-05', 20)],
    ],
    [
      'where two overlap, the stricter holds',
      [
        withDates(60, on('2026-06-01', '2026-06-05', 20)),
        withDates(60, on('2026-06-04', '2026-06-08', 10)),
      ],
      [
        on('2026-06-01', '2026-06-03', 20),
        on('2026-06-04', '2026-06-05', 10),
        on('2026-06-06', '2026-06-08', 10),
      ],
    ],
    [
      'a rule without an end stays without one',
      [withDates(60, on('2026-06-01', '9999-12-31', 20)), withDates(60)],
      [on('2026-06-01', '9999-12-31', 20)],
    ],
  ] as const)('%s', (_, all, dates) => {
    expect(jointRules(all, DAY_START).dates).toEqual(dates);
  });

  it('keep the limit of a date firm where the other daily rule asks', () => {
    const exam: Rules = { ...NO_RULES, dates: [on(DATE, DATE, 20)] };
    const asks: Rules = {
      ...NO_RULES,
      daily: daily(60, { strength: 'soft', messagesOpen: true }),
    };
    const joint = jointRules([exam, asks], DAY_START);
    expect(dailyStrength(joint)).toBe('firm');
    expect(joint.daily?.messagesOpen).toBe(false);
  });

  it('are looser than none of them, on no date', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('04:00', '00:00', '02:30'), (all, dayStart) => {
        const joint = jointRules(all, dayStart);
        const plain = { ...joint, dates: [] };
        for (const one of all) {
          expect(compareRules({ ...one, dates: [] }, plain, dayStart).looser).toBe(false);
          for (let days = -4; days <= 6; days++) {
            const date = addDays(DATE, days);
            const [was, now] = [one, joint].map((rules) => dailyLimitOn(rules, date) ?? Infinity);
            expect(now).toBeLessThanOrEqual(was ?? 0);
            if (dateRuleOn(one, date)?.windows ?? true)
              expect(dateRuleOn(joint, date)?.windows ?? true).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are the same in whatever groups they are joined, as far as they can be compared', () => {
    fc.assert(
      fc.property(some, (all) => {
        const plain = all.map((one) => ({ ...one, dates: [] }));
        const [first = NO_RULES, ...rest] = plain;
        const grouped = jointRules([first, jointRules(rest, DAY_START)], DAY_START);
        const together = jointRules(plain, DAY_START);
        expect(compareRules(together, grouped, DAY_START)).toEqual({
          looser: false,
          tighter: false,
        });
      }),
      { numRuns: 15 },
    );
  });

  it('can be stored, however many windows and dates there are', () => {
    const crowded = (offset: number): Rules => ({
      ...NO_RULES,
      windows: Array.from({ length: 20 }, (_, i) => {
        const minute = String(offset).padStart(2, '0');
        const hour = String((i + 4) % 24).padStart(2, '0');
        return bedtime(`${hour}:${minute}`, `${hour}:${String(offset + 1).padStart(2, '0')}`);
      }),
      dates: Array.from({ length: 50 }, (_, i) => {
        const date = addDays(DATE, 8 * i + offset);
        return on(date, date, offset);
      }),
    });
    const all = Array.from({ length: 6 }, (_, i) => crowded(i));
    const joint = jointRules(all, DAY_START);
    expect(is(storedRulesSchema, joint)).toBe(true);
    for (const one of all) {
      expect(compareRules({ ...one, dates: [] }, { ...joint, dates: [] }, DAY_START).looser).toBe(
        false,
      );
      for (const { from, limitMs } of one.dates)
        expect(dailyLimitOn(joint, from)).toBeLessThanOrEqual(limitMs ?? 0);
    }
  });
});

import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import schema from '../../../public/managed.json' with { type: 'json' };
import { WEEKDAYS } from '../../../src/domain/time/calendar.ts';
import { validateRules } from '../../../src/domain/limits/rules/validate.ts';
import { HOUR, MINUTE } from '../../../src/domain/time/units.ts';
import { MANAGED_NAMES, parseManaged } from '../../../src/files/managed-policy.ts';

const week = (ms: number | null): (number | null)[] => Array<number | null>(7).fill(ms);

it.each<[string, unknown, object | null]>([
  ['nothing', {}, null],
  ['no policy', undefined, null],
  ['a text', 'dailyLimitMinutes', null],
  ['one number', { dailyLimitMinutes: 60 }, { daily: { limitsMs: week(HOUR), strength: 'firm' } }],
  ['not at all', { dailyLimitMinutes: 0 }, { daily: { limitsMs: week(0) } }],
  [
    'seven numbers',
    { dailyLimitMinutes: [1, 2, 3, 4, 5, 6, 1440] },
    { daily: { limitsMs: [...[1, 2, 3, 4, 5, 6].map((m) => m * MINUTE), null] } },
  ],
  [
    'seven numbers under their own name, which go first',
    { dailyLimitMinutes: 5, dailyLimitMinutesByWeekday: Array(7).fill(10) },
    { daily: { limitsMs: week(10 * MINUTE) } },
  ],
  ['six numbers', { dailyLimitMinutes: [1, 2, 3, 4, 5, 6] }, null],
  ['a number that is a text', { dailyLimitMinutes: '60' }, null],
  ['less than nothing', { dailyLimitMinutes: -1 }, null],
  ['half a minute', { weeklyLimitMinutes: 0.5 }, null],
  ['a whole week', { weeklyLimitMinutes: 10_080, sessionMinutes: 30 }, { weekly: null }],
  ['no number', { weeklyLimitMinutes: NaN }, null],
  ['a week', { weeklyLimitMinutes: 300 }, { weekly: { limitMs: 5 * HOUR, strength: 'firm' } }],
  [
    'bedtime every day',
    { bedtime: { from: '21:30', to: '07:00' } },
    { windows: [{ kind: 'bedtime', from: '21:30', weekdays: WEEKDAYS, strength: 'firm' }] },
  ],
  [
    'bedtime on two days',
    { bedtime: { from: '21:30', to: '07:00', weekdays: [1, 7] } },
    { windows: [{ weekdays: [1, 7] }] },
  ],
  ['a time that does not exist', { bedtime: { from: '25:00', to: '07:00' } }, null],
  ['an eighth day', { bedtime: { from: '21:30', to: '07:00', weekdays: [8] } }, null],
  [
    'a session',
    { sessionMinutes: 30 },
    { session: { lengthMs: 30 * MINUTE, breakMs: 15 * MINUTE, strength: 'firm' } },
  ],
  [
    'a session with its break',
    { sessionMinutes: 30, breakMinutes: 60 },
    { session: { breakMs: HOUR } },
  ],
  ['a break of nothing', { breakMinutes: 60 }, null],
  [
    'one that is wrong among others',
    { dailyLimitMinutes: 'much', weeklyLimitMinutes: 60, colour: 'red' },
    { daily: null, weekly: { limitMs: HOUR } },
  ],
])('%s', (_, values, expected) => {
  if (expected === null) expect(parseManaged(values)).toBeNull();
  else expect(parseManaged(values)).toMatchObject(expected);
});

const value = fc.oneof(
  fc.anything(),
  fc.integer({ min: -5, max: 11_000 }),
  fc.double(),
  fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 7, maxLength: 7 }),
  fc.record({ from: fc.constantFrom('21:30', '07:00', '7'), to: fc.constantFrom('07:00', '') }),
);
const policies = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...MANAGED_NAMES), value));

test('whatever stands there, an answer comes out, and rules that can hold', () => {
  fc.assert(
    fc.property(policies, (values) => {
      const rules = parseManaged(values);
      if (rules !== null) expect(validateRules(rules)).toEqual([]);
    }),
  );
});

test("the browser's schema has the same names, and only what Chromium takes", () => {
  expect(Object.keys(schema.properties).toSorted()).toEqual([...MANAGED_NAMES].toSorted());
  const words = new Set<string>();
  JSON.stringify(schema, (key, part: unknown) => {
    if (key === 'type') words.add(String(part));
    return part;
  });
  for (const word of words) {
    expect(['object', 'array', 'number', 'integer', 'string', 'boolean']).toContain(word);
  }
});

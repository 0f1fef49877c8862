import { describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { parseForm } from '../../../../src/app/limits-form/parse-form.ts';
import type { FormFault } from '../../../../src/app/limits-form/parse-form.ts';
import {
  BEDTIME,
  firstFormState,
  toFormState,
  QUIET,
  withDailyAll,
  withDailyEach,
  withDailyOn,
  withDate,
  withDecisionMode,
  withWindow,
} from '../../../../src/app/limits-form/form-state.ts';
import type { FormState } from '../../../../src/app/limits-form/form-state.ts';
import { NO_NUMBER, parseMinutes } from '../../../../src/app/limits-form/parse-minutes.ts';
import { windowsOverlap } from '../../../../src/app/limits-form/window-overlap.ts';
import { DECISION_MODES } from '../../../../src/domain/agreement/agreement.ts';
import type { Agreement } from '../../../../src/domain/agreement/agreement.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const TODAY = '2026-05-07';
const EVERY = Array.from({ length: 7 }, () => HOUR);

const FULL: Rules = {
  windows: [BEDTIME, { ...QUIET, strength: 'firm' }],
  session: { lengthMs: 30 * MINUTE, breakMs: 10 * MINUTE, strength: 'firm', messagesOpen: true },
  daily: { limitsMs: [...EVERY.slice(2), null, 0], strength: 'soft', messagesOpen: false },
  weekly: { limitMs: 7 * HOUR, strength: 'firm' },
  dates: [{ from: '2026-12-24', to: '2026-12-26', limitMs: null, windows: false }],
  freeExtension: true,
};

function agreed(rules: Rules, parts: Partial<Agreement> = {}): Agreement {
  return {
    id: 'a',
    member: 'm',
    version: 1,
    way: 'together',
    rules,
    madeAt: 0,
    madeBy: 'member',
    from: 0,
    yeses: [],
    wishes: [],
    lookAgain: '2026-06-01',
    ...parts,
  };
}

/** The kinds of rules that there are. */
function ruleKinds(rules: Rules): string[] {
  return Object.entries(rules).flatMap(([kind, rule]) =>
    rule === null || rule === false || (Array.isArray(rule) && rule.length === 0) ? [] : [kind],
  );
}

const fresh = toFormState(null, NO_RULES, TODAY);

describe('minutes as they are typed', () => {
  it.each([
    ['', { ok: true, ms: null }],
    ['  ', { ok: true, ms: null }],
    ['0', { ok: true, ms: 0 }],
    [' 45 ', { ok: true, ms: 45 * MINUTE }],
    ['060', { ok: true, ms: HOUR }],
    ['-5', { ok: false, fault: 'limit-negative' }],
    ['1.5', { ok: false, fault: 'limit-not-whole' }],
    ['1,5', { ok: false, fault: 'limit-not-whole' }],
    ['1e3', { ok: false, fault: 'not-a-number' }],
    ['an hour', { ok: false, fault: 'not-a-number' }],
    [NO_NUMBER, { ok: false, fault: 'not-a-number' }],
  ])('%j', (text, read) => {
    expect(parseMinutes(text)).toEqual(read);
  });
});

describe('the form', () => {
  it('begins without a number, and with a day to look at it again in two weeks', () => {
    expect(parseForm(fresh, TODAY).rules).toEqual(NO_RULES);
    expect(fresh.lookAgain).toBe('2026-05-21');
    expect([fresh.daily.all, fresh.session.length, fresh.weekly.limit]).toEqual(['', '', '']);
  });

  it('adds no rule but the one that was entered', () => {
    const session = { ...fresh, session: { ...fresh.session, length: '30' } };
    const rules = [
      withDailyAll(fresh, '60'),
      withWindow(fresh, BEDTIME),
      session,
      ...DECISION_MODES.map((way) => withDecisionMode(fresh, way)),
    ].map((fields) => parseForm(fields, TODAY).rules);
    expect(rules.map((one) => ruleKinds(one ?? NO_RULES))).toEqual([
      ['daily'],
      ['windows'],
      ['session'],
      ...DECISION_MODES.map(() => []),
    ]);
  });

  it.each([
    ['no rules', NO_RULES],
    ['every kind of rule', FULL],
  ])('gives back the rules that it was opened with: %s', (_, rules) => {
    const { rules: read, faults } = parseForm(toFormState(agreed(rules), rules, TODAY), TODAY);
    expect([...faults]).toEqual([]);
    expect(read).toEqual(rules);
  });

  it('looks again in two weeks where the day that was agreed is over', () => {
    const lookAgain = (day: string | null): string =>
      toFormState(agreed(NO_RULES, { lookAgain: day }), NO_RULES, TODAY).lookAgain;
    expect(lookAgain(TODAY)).toBe('2026-05-21');
    expect(lookAgain(null)).toBe('');
  });

  it.each([
    ['bedtime', [{ ...BEDTIME, id: 0 }], 0],
    ['quiet', [{ ...QUIET, id: 0 }], 0],
    ['dates', [], 1],
    ['daily', [], 0],
  ] as const)('of %s begins with one to fill in, but no number', (kind, windows, dates) => {
    const first = firstFormState(fresh, kind, TODAY);
    expect(first.windows).toEqual(windows);
    expect(first.dates).toHaveLength(dates);
    expect(firstFormState(first, kind, TODAY)).toEqual(first);
  });

  it('takes one number for every day, or one for each', () => {
    const each = withDailyOn(withDailyEach(withDailyAll(fresh, '60'), true), 6, '90');
    expect(parseForm(each, TODAY).rules?.daily?.limitsMs.map((ms) => (ms ?? 0) / MINUTE)).toEqual([
      60, 60, 60, 60, 60, 90, 60,
    ]);
    expect(each.daily.all).toBe('');
    expect(parseForm(withDailyAll(each, '30'), TODAY).rules?.daily?.limitsMs).toEqual(
      EVERY.map(() => 30 * MINUTE),
    );
    expect(withDailyEach(each, false).daily).toMatchObject({ all: '60', each: null });
  });

  it('asks where both decide and stops where a parent does', () => {
    const bedtime = withWindow(fresh, BEDTIME);
    const parent = withDecisionMode(bedtime, 'parent');
    expect([parent.windows[0]?.strength, parent.daily.strength, parent.freeExtension]).toEqual([
      'firm',
      'firm',
      false,
    ]);
    const self = withDecisionMode(parent, 'self');
    expect([self.windows[0]?.strength, self.freeExtension]).toEqual(['firm', false]);
    expect(withDecisionMode(self, 'together').windows[0]?.strength).toBe('soft');
  });

  it('keeps how strong a limit for a date is, also without a daily one', () => {
    const dated = withDate(withDailyAll(fresh, '90'), TODAY);
    expect(dated.dates[0]).toMatchObject({ from: '2026-05-08', limit: '90' });
    const { rules } = parseForm(withDailyAll(dated, ''), TODAY);
    expect(rules?.daily).toEqual({
      limitsMs: EVERY.map(() => null),
      strength: 'soft',
      messagesOpen: false,
    });
  });
});

describe('what is wrong with the form', () => {
  const window = (part: Partial<FormState['windows'][number]>): FormState => {
    const added = withWindow(fresh, BEDTIME);
    const [first] = added.windows;
    return { ...added, windows: first === undefined ? [] : [{ ...first, ...part }] };
  };
  const session = (part: Partial<FormState['session']>): FormState => ({
    ...fresh,
    session: { ...fresh.session, ...part },
  });
  const firm = (part: Partial<FormState['session']>): FormState =>
    session({ ...part, strength: 'firm' });
  const date = (part: Partial<FormState['dates'][number]>): FormState => {
    const added = withDate(fresh, TODAY);
    const [first] = added.dates;
    return { ...added, dates: first === undefined ? [] : [{ ...first, ...part }] };
  };
  const rows: readonly [field: string, fault: FormFault, fields: FormState][] = [
    ['daily', 'limit-negative', withDailyAll(fresh, '-1')],
    ['daily', 'limit-whole-day', withDailyAll(fresh, '1440')],
    ['daily', 'limit-whole-day', withDailyAll(fresh, '9'.repeat(40))],
    ['daily', 'not-a-number', withDailyAll(fresh, NO_NUMBER)],
    ['daily-7', 'limit-not-whole', withDailyOn(fresh, 7, '0.5')],
    ['weekly', 'limit-whole-week', { ...fresh, weekly: { limit: '10080', strength: 'soft' } }],
    ['window-0', 'window-empty', window({ to: '22:00' })],
    ['window-0', 'window-time', window({ from: '' })],
    ['window-0', 'window-weekdays', window({ weekdays: [] })],
    ['session-length', 'session-length', session({ length: '0' })],
    ['session-break', 'break-length', firm({ length: '30', break: '1' })],
    ['session-break', 'break-length', firm({ length: '30', break: '' })],
    ['date-0', 'dates-order', date({ to: '2026-05-01' })],
    ['date-0', 'dates-missing', date({ from: '' })],
    ['date-0-limit', 'limit-negative', date({ limit: '-3' })],
    ['look-again', 'look-over', { ...fresh, lookAgain: '2026-05-06' }],
  ];
  it.each(rows)('%s: %s', (field, fault, fields) => {
    const { rules, faults } = parseForm(fields, TODAY);
    expect([...faults]).toEqual([[field, fault]]);
    expect(rules).toBeNull();
  });

  it.each([
    ['there is no session', session({ break: 'x', strength: 'firm' })],
    ['a session asks', session({ length: '30', break: 'x' })],
  ])('says nothing of a break where %s', (_, fields) => {
    expect(parseForm(fields, TODAY).faults.size).toBe(0);
  });
});

describe('two windows', () => {
  const late = { ...BEDTIME, from: '00:30', to: '02:00' };
  it.each([
    ['bedtime and homework', [BEDTIME, QUIET], false],
    ['bedtime and a later one within it', [BEDTIME, late], true],
    ['the same time on other days', [QUIET, { ...QUIET, weekdays: [6] as const }], false],
    ['a night that reaches into Monday', [{ ...BEDTIME, weekdays: [7] as const }, late], true],
    ['one that is not filled in yet', [BEDTIME, { ...BEDTIME, from: '' }], false],
  ])('%s: %j', (_, windows, overlap) => {
    expect(windowsOverlap(windows, '04:00')).toBe(overlap);
  });
});

import { describe, expect, it, test } from 'vitest';
import {
  agreementAt,
  strictnessChangeOf,
  latestAgreement,
  changePermission,
  startOfChange,
  rulesAt,
  upcomingAgreement,
} from '../../../../src/domain/agreement/agreement.ts';
import type {
  Agreement,
  ChangeContext,
  DecisionMode,
} from '../../../../src/domain/agreement/agreement.ts';
import { authorshipOf } from '../../../../src/domain/agreement/consent.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { daily } from '../limits/evaluation/context-fixture.ts';

const [MORNING, NOON, TOMORROW] = [100, 200, 300];

const limit = (minutes: number | null): Rules =>
  minutes === null ? NO_RULES : { ...NO_RULES, daily: daily(minutes) };

function version(
  number: number,
  way: DecisionMode,
  minutes: number | null,
  more: Partial<Agreement> = {},
): Agreement {
  return {
    id: `version ${number}`,
    member: 'ada',
    version: number,
    way,
    rules: limit(minutes),
    madeAt: MORNING,
    madeBy: 'mum',
    from: MORNING,
    yeses: [],
    wishes: [],
    lookAgain: null,
    ...more,
  };
}

const waits = { from: TOMORROW };

describe('the agreement that holds', () => {
  const all = [version(3, 'self', 30, waits), version(1, 'self', 60), version(2, 'self', 45)];
  test.each([
    ['none before the first', MORNING - 1, null],
    ['the latest version of those that have begun', MORNING, 2],
    ['not yet the one of tomorrow', TOMORROW - 1, 2],
    ['the one of tomorrow, tomorrow', TOMORROW, 3],
  ])('is %s', (_, at, expected) => {
    expect(agreementAt(all, 'ada', at)?.version ?? null).toBe(expected);
  });

  it('is that of its member', () => {
    expect(agreementAt(all, 'ben', NOON)).toBeNull();
    expect(rulesAt(all, 'ben', NOON)).toEqual(NO_RULES);
    expect(rulesAt(all, 'ada', NOON)).toEqual(limit(45));
    expect(latestAgreement(all, 'ada')?.version).toBe(3);
    expect(latestAgreement(all, 'ben')).toBeNull();
    expect(upcomingAgreement(all, 'ada', NOON)?.version).toBe(3);
    expect(upcomingAgreement(all, 'ada', TOMORROW)).toBeNull();
  });

  it('is the later version where it replaced one that was still to begin', () => {
    const replaced = [
      version(1, 'self', 60),
      version(2, 'self', 90, waits),
      version(3, 'self', 45),
    ];
    expect(rulesAt(replaced, 'ada', TOMORROW)).toEqual(limit(45));
  });
});

/** What was agreed, what is wanted, and what else the permission depends on. */
type Row = readonly [
  sentence: string,
  agreements: readonly Agreement[],
  wanted: readonly [DecisionMode, number | null],
  helps: Partial<ChangeContext>,
  answer: string,
];

const REFUSED = { pin: 'refused', member: 'for the member' };
const ADA = { parent: null, isMember: true };
const PIN = { unlocked: true, hasPin: true };
const hasPin = { hasPin: true };
const isMember = { isMember: true };
const later = { atOnce: false };
const at = (agreements: readonly Agreement[], more: Partial<ChangeContext>): ChangeContext => ({
  agreements,
  member: 'ada',
  now: NOON,
  dayStart: '04:00',
  unlocked: false,
  hasPin: false,
  isMember: false,
  atOnce: true,
  ...more,
});

describe('a change', () => {
  const parents = [version(1, 'parent', 60)];
  const own = [version(1, 'self', 60)];
  const both = [version(1, 'together', 60)];
  /** What a member set for themself. */
  const mine = [version(1, 'self', 60, { madeBy: authorshipOf(ADA, NOON).madeBy })];
  test.each<Row>([
    ['the first agreement holds at once', [], ['parent', 60], hasPin, 'now'],
    ['or tomorrow, where that is chosen', [], ['parent', 60], later, 'tomorrow'],
    [
      'what was agreed with somebody else does not count',
      [version(1, 'parent', 60, { member: 'ben' })],
      ['self', 60],
      hasPin,
      'now',
    ],
    ['a parent tightens at once', parents, ['parent', 45], PIN, 'now'],
    [
      'or tomorrow, where that is chosen',
      parents,
      ['parent', 45],
      { ...PIN, ...later },
      'tomorrow',
    ],
    ['so does whoever has no PIN', parents, ['parent', 45], hasPin, 'now'],
    ['and chooses tomorrow likewise', parents, ['parent', 45], { ...hasPin, ...later }, 'tomorrow'],
    ['a parent loosens at once', parents, ['parent', 75], PIN, 'now'],
    ['a parent who changes nothing does so at once', parents, ['parent', 60], PIN, 'now'],
    ['a parent who takes over the decision does so at once', own, ['parent', 60], PIN, 'now'],
    ['a parent who hands it over does so at once', parents, ['self', 60], PIN, 'now'],
    ['a teen tightens at once', own, ['self', 45], hasPin, 'now'],
    ['a teen tightens at once where a parent decides, too', parents, ['parent', 45], hasPin, 'now'],
    ['a teen loosens from tomorrow', own, ['self', 75], hasPin, 'tomorrow'],
    [
      'nobody loosens what a parent decides without the PIN',
      parents,
      ['parent', 75],
      hasPin,
      'refused',
    ],
    ['nor what is decided together', both, ['together', 75], hasPin, 'refused'],
    ['nor takes the decision from a parent', parents, ['self', 60], hasPin, 'refused'],
    ['nor does away with all rules', both, ['together', null], hasPin, 'refused'],
    ['without any PIN, loosening starts tomorrow', parents, ['parent', 75], {}, 'tomorrow'],
    [
      'a tightening that waits is not undone without the PIN',
      [...parents, version(2, 'parent', 45, waits)],
      ['parent', 60],
      hasPin,
      'refused',
    ],
    [
      "one's own that waits is undone tomorrow",
      [...own, version(2, 'self', 45, waits)],
      ['self', 60],
      hasPin,
      'tomorrow',
    ],
    [
      'a loosening that waits is taken back at once',
      [...own, version(2, 'self', 75, waits)],
      ['self', 60],
      hasPin,
      'now',
    ],
    [
      'the decision that a parent takes tomorrow is not taken back today',
      [...own, version(2, 'parent', 60, waits)],
      ['self', 60],
      hasPin,
      'refused',
    ],
    [
      'nor are its rules loosened today',
      [...own, version(2, 'parent', 60, waits)],
      ['parent', 75],
      hasPin,
      'refused',
    ],
    [
      'what a parent hands over tomorrow is theirs today',
      [...parents, version(2, 'self', 60, waits)],
      ['self', 75],
      hasPin,
      'refused',
    ],
    ['a teen loosens their own rules from tomorrow', mine, ['self', 75], isMember, 'tomorrow'],
    ['and so where a parent has a PIN', mine, ['self', 75], { ...isMember, ...hasPin }, 'tomorrow'],
    ['and tightens them at once', mine, ['self', 45], isMember, 'now'],
    ['nobody else loosens them', mine, ['self', 75], {}, 'for the member'],
    ['nor does away with them', mine, ['self', null], {}, 'for the member'],
    ['nor tightens them', mine, ['self', 45], hasPin, 'for the member'],
    ['nor takes the decision from the teen', mine, ['parent', 60], hasPin, 'for the member'],
    ['but a parent does, with the PIN', mine, ['self', 75], PIN, 'now'],
    [
      'nor while another version waits',
      [...mine, version(2, 'together', 45, waits)],
      ['together', 45],
      {},
      'for the member',
    ],
  ])('%s', (_, agreements, [way, minutes], helps, expected) => {
    const permission = changePermission({ way, rules: limit(minutes) }, at(agreements, helps));
    expect(permission.allowed ? permission.from : REFUSED[permission.needs]).toBe(expected);
  });

  it('of a first agreement tightens what was nothing', () => {
    const change = { way: 'self', rules: limit(60) } as const;
    expect(strictnessChangeOf(change, at([], {}))).toEqual({ looser: false, tighter: true });
  });

  it('is seen both against what holds and what waits', () => {
    const agreements = [...own, version(2, 'self', 30, waits)];
    const change = { way: 'self', rules: limit(45) } as const;
    expect(strictnessChangeOf(change, at(agreements, {}))).toEqual({ looser: true, tighter: true });
  });
});

test('a change holds from now on, or from the next start of a day', () => {
  const calendars = [{ from: 0, zone: 'UTC', dayStart: '04:00', lateFrom: '22:00' }];
  const now = Date.UTC(2026, 4, 6, 3);
  expect(startOfChange('now', now, calendars)).toBe(now);
  expect(startOfChange('tomorrow', now, calendars)).toBe(Date.UTC(2026, 4, 6, 4));
});

import { describe, expect, it, test } from 'vitest';
import type { Agreement, DecisionMode } from '../../../../src/domain/agreement/agreement.ts';
import {
  attributeWishes,
  authorOf,
  authorshipOf,
  consentsOf,
  isAgreed,
  isOwn,
  MEMBER,
  missingConsents,
  possibleConsents,
  NO_PIN,
  SOME_PARENT,
  standingOf,
} from '../../../../src/domain/agreement/consent.ts';
import type { Speaker } from '../../../../src/domain/agreement/consent.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';

const MADE_AT = 100;
const LATER = 200;

const AGREEMENT: Agreement = {
  id: 'version 1',
  member: 'ada',
  version: 1,
  way: 'self',
  rules: NO_RULES,
  madeAt: MADE_AT,
  madeBy: 'mum',
  from: MADE_AT,
  yeses: [],
  wishes: [],
  lookAgain: null,
};

/** A parent's id, `MEMBER`, or nobody who is known. */
type Who = string | null;

/** Who decided and who agreed, in one line: "own", "agreed by ada, mum", "set by nobody known". */
function told(agreement: Agreement): string {
  const standing = standingOf(agreement);
  switch (standing.is) {
    case 'own':
      return 'own';
    case 'agreed': {
      const names = standing.yeses.map(({ by }) => (by === MEMBER ? 'ada' : by)).join(', ');
      return `agreed by ${names}${standing.withoutPin ? ', without a PIN' : ''}`;
    }
    case 'set': {
      const { author } = standing;
      if (author.is === 'parent') return `set by ${author.id}`;
      return author.is === 'member' ? 'set by ada' : 'set without a PIN';
    }
  }
}

const speaker = (who: Who): Speaker => ({
  parent: who === MEMBER || who === null ? null : { id: who, name: who },
  isMember: who === MEMBER,
});

function madeBy(who: Who, way: DecisionMode, ...later: readonly string[]): Agreement {
  const { madeBy: author, yeses } = authorshipOf(speaker(who), MADE_AT);
  const said = later.map((by) => ({ by, at: LATER }));
  return { ...AGREEMENT, way, madeBy: author, yeses: [...yeses, ...said] };
}

describe('who decided, and who agreed', () => {
  test.each<[string, Agreement, string, title: boolean]>([
    // What it says, and whether it is called an agreement.
    ['anybody saves "the teen decides"', madeBy(null, 'self'), 'set without a PIN', false],
    [
      '… and the teen says yes',
      madeBy(null, 'self', MEMBER),
      'agreed by ada, without a PIN',
      false,
    ],
    ['… and a parent, too', madeBy(null, 'self', MEMBER, 'mum'), 'agreed by ada, mum', true],
    ['anybody saves "together"', madeBy(null, 'together'), 'set without a PIN', false],
    [
      '… and the teen says yes',
      madeBy(null, 'together', MEMBER),
      'agreed by ada, without a PIN',
      false,
    ],
    ['… and a parent, too', madeBy(null, 'together', MEMBER, 'mum'), 'agreed by ada, mum', true],
    ['… or a parent alone', madeBy(null, 'together', 'mum'), 'set without a PIN', false],
    ['anybody saves "a parent decides"', madeBy(null, 'parent'), 'set without a PIN', false],
    ['a teen alone sets it for themself', madeBy(MEMBER, 'self'), 'own', false],
    ['… and a parent likes it', madeBy(MEMBER, 'self', 'mum'), 'own', false],
    ['a teen sets what needs both', madeBy(MEMBER, 'together'), 'set by ada', false],
    ['… and a parent says yes', madeBy(MEMBER, 'together', 'mum'), 'agreed by ada, mum', true],
    ['a parent sets it with a PIN', madeBy('mum', 'together'), 'set by mum', false],
    ['… and the teen says yes', madeBy('mum', 'together', MEMBER), 'agreed by ada, mum', true],
    ['another parent says yes', madeBy('mum', 'together', 'dad'), 'set by mum', false],
    ['a parent decides alone', madeBy('mum', 'parent'), 'set by mum', false],
    ['a parent sets what the teen decides', madeBy('mum', 'self'), 'set by mum', false],
    ['… and the teen says yes', madeBy('mum', 'self', MEMBER), 'agreed by ada, mum', true],
  ])('%s', (_, agreement, expected, title) => {
    expect(told(agreement)).toBe(expected);
    expect(isAgreed(agreement)).toBe(title);
    expect(isOwn(agreement)).toBe(expected === 'own');
  });

  test.each<[string, Partial<Agreement>, string]>([
    [
      'the yes of whoever saved "I do" was nobody’s',
      { way: 'self', madeBy: MEMBER, yeses: [{ by: MEMBER, at: MADE_AT }] },
      'set without a PIN',
    ],
    [
      'a yes that followed was the member’s',
      { way: 'self', madeBy: MEMBER, yeses: [{ by: MEMBER, at: LATER }] },
      'agreed by ada, without a PIN',
    ],
    [
      'without a PIN there was no parent',
      { way: 'together', madeBy: SOME_PARENT, yeses: [{ by: SOME_PARENT, at: MADE_AT }] },
      'set without a PIN',
    ],
    [
      'nor one who agreed',
      {
        way: 'together',
        madeBy: SOME_PARENT,
        yeses: [
          { by: SOME_PARENT, at: MADE_AT },
          { by: MEMBER, at: LATER },
        ],
      },
      'agreed by ada, without a PIN',
    ],
    [
      'a tightening without the PIN was anybody’s',
      { way: 'together', madeBy: MEMBER, yeses: [{ by: MEMBER, at: MADE_AT }] },
      'set without a PIN',
    ],
    [
      'what a member suggested and a parent took over is agreed',
      {
        way: 'together',
        madeBy: 'mum',
        yeses: [
          { by: MEMBER, at: MADE_AT },
          { by: 'mum', at: MADE_AT },
        ],
      },
      'agreed by ada, mum',
    ],
    ['a new member had no say', { way: 'self', madeBy: MEMBER, yeses: [] }, 'set without a PIN'],
  ])('of rows of earlier versions: %s', (_, row, expected) => {
    expect(told({ ...AGREEMENT, ...row })).toBe(expected);
  });

  it('names whose yes is missing', () => {
    expect(missingConsents(madeBy(null, 'together'))).toEqual(['member', 'parent']);
    expect(missingConsents(madeBy(null, 'self'))).toEqual(['member']);
    expect(missingConsents(madeBy(null, 'together', MEMBER))).toEqual(['parent']);
    expect(missingConsents(madeBy(MEMBER, 'self'))).toEqual([]);
  });

  it('lets a parent say yes, too, where nobody known set the rules', () => {
    expect(possibleConsents(madeBy(null, 'self'))).toEqual(['member', 'parent']);
    expect(possibleConsents(madeBy(null, 'self', MEMBER))).toEqual(['parent']);
    expect(isAgreed(madeBy(null, 'self', MEMBER, 'mum'))).toBe(true);
    expect(possibleConsents(madeBy(null, 'self', MEMBER, 'mum'))).toEqual([]);
    expect(possibleConsents(madeBy(MEMBER, 'self'))).toEqual([]);
    expect(possibleConsents(madeBy('mum', 'parent'))).toEqual(['member']);
  });

  it('keeps author and consent apart', () => {
    expect(authorshipOf(speaker(null), MADE_AT)).toEqual({ madeBy: NO_PIN, yeses: [] });
    const parents = madeBy('mum', 'together', MEMBER);
    expect(authorOf(parents)).toEqual({ is: 'parent', id: 'mum' });
    expect(consentsOf(parents).map(({ by }) => by)).toEqual(['mum', MEMBER]);
    // A parent who is here counts as the parent, whatever else was said.
    expect(authorshipOf({ ...speaker('mum'), isMember: true }, MADE_AT).madeBy).toBe('mum');
  });
});

describe('a wish', () => {
  const wish = (by: string, dailyMs = 60_000) => ({ by, dailyMs, reason: 'fair' });
  it.each([
    ['the member', MEMBER, null, MEMBER],
    ['a parent with their PIN', 'mum', 'mum', 'mum'],
    ['a parent without it', 'mum', null, NO_PIN],
    ['another parent', 'mum', 'dad', NO_PIN],
    ['whoever was here', NO_PIN, null, NO_PIN],
  ])('of %s', (_, by, parent, stored) => {
    const unlocked = parent === null ? null : { id: parent };
    expect(attributeWishes([wish(by)], [], unlocked)).toEqual([wish(stored)]);
  });

  it('stays a parent’s while it is what they said', () => {
    const known = [wish('mum'), wish(MEMBER)];
    expect(attributeWishes(known, known, null)).toEqual(known);
    expect(attributeWishes([wish('mum', 120_000)], known, null)).toEqual([wish(NO_PIN, 120_000)]);
  });
});

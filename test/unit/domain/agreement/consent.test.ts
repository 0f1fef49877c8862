import { describe, expect, test } from 'vitest';
import type { Agreement, DecisionMode } from '../../../../src/domain/agreement/agreement.ts';
import { isAgreed, MEMBER } from '../../../../src/domain/agreement/consent.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';

const AGREEMENT: Agreement = {
  id: 'version 1',
  member: 'ada',
  version: 1,
  way: 'self',
  rules: NO_RULES,
  madeAt: 100,
  madeBy: 'mum',
  from: 100,
  yeses: [],
  wishes: [],
  lookAgain: null,
};

describe('an agreement', () => {
  test.each<[string, DecisionMode, string[], boolean]>([
    ['of oneself needs the own yes', 'self', [MEMBER], true],
    ['of oneself is not made by a parent', 'self', ['mum'], false],
    ['together needs both', 'together', [MEMBER, 'mum'], true],
    ['together is none of one alone', 'together', [MEMBER], false],
    ['of a parent needs to have been seen by the child', 'parent', ['mum'], false],
    ['of a parent needs both, too', 'parent', ['dad', MEMBER], true],
    ['that nobody said yes to is none', 'self', [], false],
  ])('%s', (_, way, names, expected) => {
    const yeses = names.map((by) => ({ by, at: 200 }));
    expect(isAgreed({ ...AGREEMENT, way, yeses })).toBe(expected);
  });
});

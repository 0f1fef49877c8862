import { describe, expect, it } from 'vitest';
import { JOINT } from '../../../../../src/domain/agreement/consent.ts';
import type {
  SharedAnswer,
  SharedProposal,
} from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import {
  answeredIn,
  suggestedIn,
  versionMadeIn,
} from '../../../../../src/domain/household/sharing/done-in.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { browserFile } from '../../../../fixtures/browser-file.ts';
import { agreementOf } from '../../../support/profile-fixture.ts';
import { ANSWER } from './signed-fixture.ts';

type Answer = SharedProposal['answer'];

const suggestion = (answer: Answer): SharedProposal => ({
  id: 'p1',
  person: ANSWER.person,
  at: ANSWER.at,
  rules: NO_RULES,
  reason: '',
  answer,
  answerReason: '',
  answeredBy: null,
  answeredAt: null,
});

const ofParent: SharedAnswer = { ...ANSWER, to: 'p1', answer: { is: 'no' } };

/** The files of two browsers. @param answers what each says of the suggestion; `undefined` for nothing */
function browsers(laptop?: Answer, desk?: Answer, sent: readonly SharedAnswer[] = []) {
  const told = (answer?: Answer) => (answer === undefined ? [] : [suggestion(answer)]);
  return {
    folder: { browser: 'Tablet' },
    gone: [{ device: 'old', browser: 'Old laptop' }],
    files: [
      browserFile({ device: 'laptop', browser: 'Laptop', proposals: told(laptop) }),
      browserFile({ device: 'desk', browser: 'Desk', proposals: told(desk), answers: [...sent] }),
    ],
  };
}

describe('where something was done', () => {
  it.each([
    ['in another browser that is known', { device: 'desk' }, 'Desk'],
    ['in one whose file has gone', { device: 'old' }, 'Old laptop'],
    ['in one that is not', { device: 'office' }, ''],
    ['in this one, which has lost it since', {}, 'Tablet'],
    ['in none: it joins others', { device: 'desk', madeBy: JOINT }, null],
  ])('a version was made %s', (_, row, expected) => {
    expect(versionMadeIn(agreementOf({}, row), browsers())).toBe(expected);
  });

  it.each([
    ['an open one in the browser that tells of it', browsers(null), 'Laptop'],
    ['one in the browser where it is still open', browsers('no', null), 'Desk'],
    ['an answered one in the only browser that tells of it', browsers(undefined, 'no'), 'Desk'],
    ['one of which several tell, answered, in no browser', browsers('no', 'no'), ''],
    ['one of which none tells, in no browser', browsers(), ''],
  ])('a suggestion was made: %s', (_, known, expected) => {
    expect(suggestedIn('p1', known)).toBe(expected);
  });

  it.each([
    ['in the browser whose parent sent it', browsers('no', undefined, [ofParent]), 'Desk'],
    ['in the only browser that tells of it', browsers('talk', null), 'Laptop'],
    ['in no browser where several tell of it', browsers('no', 'no'), ''],
  ])('an answer was given %s', (_, known, expected) => {
    expect(answeredIn('p1', known)).toBe(expected);
  });
});

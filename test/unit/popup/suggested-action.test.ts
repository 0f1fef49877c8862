import { describe, expect, test, vi } from 'vitest';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import type { Proposal } from '../../../src/domain/agreement/agreement.ts';
import { nextStep } from '../../../src/popup/suggested-action.ts';
import type { Known } from '../../../src/popup/suggested-action.ts';
import type { AgreementView } from '../../../src/messages/views.ts';
import {
  agreementOf,
  agreementViewOf,
  householdOf,
  MIA,
  wordOf,
} from '../support/profile-fixture.ts';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

const open = householdOf({ word: wordOf({ state: 'open', reason: null, opensAt: null }) });
const closed = householdOf();
const two = [MIA, { ...MIA, id: 'ben', name: 'Ben' }];
const proposal: Proposal = {
  id: 'p',
  member: MIA.id,
  at: 0,
  rules: NO_RULES,
  reason: '',
  answer: null,
  answerReason: '',
  answeredBy: null,
  answeredAt: null,
};
const agreed = agreementViewOf(agreementOf({}));
const view = (parts: Partial<AgreementView>): AgreementView => ({ ...agreed, ...parts });
const alone = agreementOf({}, { yeses: [{ by: 'dad', at: 0 }] });

describe('what the popup offers', () => {
  const rows: readonly [what: string, known: Known, label: string | null, href: string][] = [
    ['nothing before anything is known', { household: null, agreement: null }, null, ''],
    ['nothing before the agreement is', { household: open, agreement: null }, null, ''],
    ['a closer look', { household: open, agreement: agreed }, 'timeTitle', 'app.html#/time'],
    [
      'a closer look without any limits',
      { household: open, agreement: agreementViewOf(null) },
      'timeTitle',
      'app.html#/time',
    ],
    [
      'a closer look where the limits cannot be read',
      { household: open, agreement: 'none' },
      'timeTitle',
      'app.html#/time',
    ],
    [
      'to say who is watching before all else',
      {
        household: householdOf({ members: two, current: null, word: wordOf({ reason: 'who' }) }),
        agreement: 'none',
      },
      'popupWho',
      'closed.html',
    ],
    [
      'extra time while TikTok is closed, at once',
      { household: closed, agreement: null },
      'closedAsk',
      'closed.html',
    ],
    [
      'extra time while the last video finishes',
      { household: householdOf({ word: wordOf({ state: 'ending' }) }), agreement: agreed },
      'closedAsk',
      'closed.html',
    ],
    [
      'no extra time against an administrator',
      { household: householdOf({ word: wordOf({ byAdministrator: true }) }), agreement: agreed },
      'popupUntil',
      'closed.html',
    ],
    [
      'a suggestion without an answer',
      { household: open, agreement: view({ proposals: [proposal] }) },
      'popupSuggestion',
      'app.html#/agreement',
    ],
    [
      'no suggestion that was answered',
      { household: open, agreement: view({ proposals: [{ ...proposal, answer: 'no' }] }) },
      'timeTitle',
      'app.html#/time',
    ],
    [
      'limits that wait for a yes',
      { household: open, agreement: agreementViewOf(alone) },
      'popupRead',
      'app.html#/agreement',
    ],
  ];
  test.each(rows)('%s', (_, known, label, href) => {
    const step = nextStep(known);
    expect([step?.label ?? null, step?.href ?? '']).toEqual([label, href]);
    expect(step?.presses ?? false).toBe(label !== null && label !== 'timeTitle');
  });
});

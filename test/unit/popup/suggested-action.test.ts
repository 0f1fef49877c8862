import { describe, expect, test, vi } from 'vitest';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import { authorshipOf, MEMBER } from '../../../src/domain/agreement/consent.ts';
import { answered } from '../../../src/domain/agreement/extra-time-request.ts';
import type { Proposal } from '../../../src/domain/agreement/agreement.ts';
import { suggestedAction } from '../../../src/popup/suggested-action.ts';
import type { BackgroundAnswers } from '../../../src/popup/suggested-action.ts';
import type { Strength } from '../../../src/domain/limits/rules/rules.ts';
import type { AgreementView, BrowserProfileView } from '../../../src/messages/views.ts';
import {
  agreementOf,
  agreementViewOf,
  EVENING,
  profileOf,
  requestOf,
  MIA,
  verdictOf,
} from '../support/profile-fixture.ts';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

const open = profileOf({ verdict: verdictOf({ state: 'open', reason: null, opensAt: null }) });
const closed = profileOf();
/** A rule applies in a few minutes. */
const soon = (minutes: number, strength: Strength, parts: Partial<BrowserProfileView> = {}) => {
  const next = { at: EVENING + minutes * MINUTE, reason: 'daily', strength } as const;
  return profileOf({ ...parts, verdict: { ...open.verdict, next } });
};
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

const NO = { by: 'member', at: 0, reason: 'too short' };
/** Set by nobody known, and agreed to by the member. */
const withoutPin = agreementOf(
  {},
  { ...authorshipOf({ parent: null, isMember: false }, 0), yeses: [{ by: MEMBER, at: 1 }] },
);

describe('what the popup offers', () => {
  const rows: readonly [
    what: string,
    answers: BackgroundAnswers,
    label: string | null,
    href: string,
  ][] = [
    ['nothing before anything is known', { profile: null, agreement: null }, null, ''],
    ['nothing before the agreement is', { profile: open, agreement: null }, null, ''],
    ['a closer look', { profile: open, agreement: agreed }, 'popupTime', 'app.html#/time'],
    [
      'a closer look without any limits',
      { profile: open, agreement: agreementViewOf(null) },
      'popupTime',
      'app.html#/time',
    ],
    [
      'a closer look where the limits cannot be read',
      { profile: open, agreement: 'none' },
      'popupTime',
      'app.html#/time',
    ],
    [
      'the limits while a parent’s yes is missing',
      { profile: open, agreement: view({ versions: [withoutPin] }) },
      'popupRead',
      'app.html#/agreement',
    ],
    [
      'a closer look where no parent can say yes',
      { profile: { ...open, hasPin: false }, agreement: view({ versions: [withoutPin] }) },
      'popupTime',
      'app.html#/time',
    ],
    [
      'nothing while it asks who is watching',
      {
        profile: profileOf({ members: two, current: null, verdict: verdictOf({ reason: 'who' }) }),
        agreement: 'none',
      },
      null,
      '',
    ],
    [
      'extra time while TikTok is closed, at once',
      { profile: closed, agreement: null },
      'closedAsk',
      'closed.html',
    ],
    [
      'extra time while the last video finishes',
      { profile: profileOf({ verdict: verdictOf({ state: 'ending' }) }), agreement: agreed },
      'closedAsk',
      'closed.html',
    ],
    [
      'no extra time while a request for it waits',
      { profile: profileOf({ requests: [requestOf()] }), agreement: agreed },
      'popupUntil',
      'closed.html',
    ],
    [
      'no extra time against an administrator',
      { profile: profileOf({ verdict: verdictOf({ byAdministrator: true }) }), agreement: agreed },
      'popupUntil',
      'closed.html',
    ],
    [
      'extra time in the last minutes, rather than a suggestion',
      { profile: soon(5, 'firm'), agreement: view({ proposals: [proposal] }) },
      'closedAsk',
      'closed.html#ask',
    ],
    [
      'no extra time before the last minutes',
      { profile: soon(6, 'firm'), agreement: agreed },
      'popupTime',
      'app.html#/time',
    ],
    [
      'no extra time before a rule that asks',
      { profile: soon(4, 'soft'), agreement: agreed },
      'popupTime',
      'app.html#/time',
    ],
    [
      'no extra time twice in the last minutes',
      { profile: soon(4, 'firm', { requests: [requestOf()] }), agreement: agreed },
      'popupUntil',
      'app.html#/agreement/suggestions',
    ],
    [
      'no extra time in the last minutes after it was refused',
      {
        profile: soon(4, 'firm', { requests: [answered(requestOf(), 0, 'dad', 1, 'Dinner')] }),
        agreement: agreed,
      },
      'popupTime',
      'app.html#/time',
    ],
    [
      'no extra time in the last minutes where nobody could answer',
      {
        profile: soon(4, 'firm', { hasPin: false }),
        agreement: agreementViewOf(agreementOf({}, { way: 'self' })),
      },
      'popupTime',
      'app.html#/time',
    ],
    [
      'no extra time in the last minutes before the limits are known',
      { profile: soon(4, 'firm'), agreement: null },
      null,
      '',
    ],
    [
      'no extra time in the last minutes of what may be an administrator’s rule',
      { profile: soon(4, 'firm', { managed: NO_RULES }), agreement: agreed },
      'popupTime',
      'app.html#/time',
    ],
    [
      'a suggestion without an answer',
      { profile: open, agreement: view({ proposals: [proposal] }) },
      'popupSuggestion',
      'app.html#/agreement/suggestions',
    ],
    [
      'a suggestion that was refused',
      { profile: open, agreement: view({ refusal: { ...proposal, answer: 'no' } }) },
      'popupSuggestion',
      'app.html#/agreement/suggestions',
    ],
    [
      'no suggestion that was answered',
      { profile: open, agreement: view({ proposals: [{ ...proposal, answer: 'no' }] }) },
      'popupTime',
      'app.html#/time',
    ],
    [
      'limits that wait for a yes',
      { profile: open, agreement: agreementViewOf(alone) },
      'popupRead',
      'app.html#/agreement',
    ],
    [
      'no limits that somebody has said no to',
      { profile: open, agreement: agreementViewOf({ ...alone, noes: [NO] }) },
      'popupTime',
      'app.html#/time',
    ],
  ];
  test.each(rows)('%s', (_, answers, label, href) => {
    const step = suggestedAction(answers);
    expect([step?.label ?? null, step?.href ?? '']).toEqual([label, href]);
    // Extra time is there to be asked for, not offered.
    const isExtra = href.startsWith('closed.html') || label === 'popupUntil';
    expect(step?.kind ?? 'primary').toBe(isExtra ? 'plain' : 'primary');
  });
});

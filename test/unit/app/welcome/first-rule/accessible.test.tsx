// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { FirstRule } from '../../../../../src/app/welcome/first-rule/first-rule.tsx';
import { Saved } from '../../../../../src/app/welcome/first-rule/saved.tsx';
import type { Question } from '../../../../../src/app/welcome/steps.ts';
import { defaultFirstRules } from '../../../../../src/domain/agreement/first-rules.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import { press, pressAndRead, testAccessibility } from '../../../support/accessibility.ts';
import type { Story } from '../../../support/accessibility.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  profileOf,
} from '../../../support/profile-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

// The queries open the database by themselves.
beforeAll(async () => (await openDatabase()).close());

/** A question for one of two members, before a parent has a PIN. */
function story(question: Question, what: string, act: () => unknown): Story {
  const other = { ...profileOf().members[0], id: 'zoe', name: 'Zoe', hasPin: false, ideas: [] };
  const members = [...profileOf().members, { ...other, openingPauseMs: null }];
  return {
    what,
    drawn: (
      <FirstRule
        question={question}
        memberId=""
        chosen={defaultFirstRules(false)}
        choose={() => undefined}
      />
    ),
    answers: {
      profile: { ok: true, profile: profileOf({ hasPin: false, parents: [], members }) },
      agreement: { ok: true, agreement: agreementViewOf(null) },
    },
    act,
  };
}

const there = async (): Promise<unknown> => screen.findByTestId('question-next');

testAccessibility('app/welcome/first-rule', {
  'first-rule.tsx': [
    {
      what: 'that could not be read',
      drawn: (
        <FirstRule
          question="bedtime"
          memberId=""
          chosen={defaultFirstRules(false)}
          choose={() => undefined}
        />
      ),
      act: async () => screen.findByTestId('first-rule-failure'),
    },
  ],
  'bedtime-step.tsx': [
    story('bedtime', 'that could not be saved', async () =>
      pressAndRead('save-bedtime', 'bedtime-result'),
    ),
  ],
  'minutes-step.tsx': [story('minutes', 'asked', there)],
  'decision-step.tsx': [story('decide', 'asked', there)],
  'strength-step.tsx': [story('strength', 'answered', async () => press('strength-firm'))],
  'pin-step.tsx': [
    story('pin', 'refused', async () => pressAndRead('question-next', 'pin-result')),
  ],
  'summary-step.tsx': [
    story('summary', 'refused', async () => pressAndRead('question-next', 'first-rule-result')),
  ],
  'question-page.tsx': [story('minutes', 'with a name', async () => screen.findByText('Mia'))],
  'saved.tsx': [
    { what: 'not agreed', drawn: <Saved agreement={agreementOf(BEDTIME)} memberId="" /> },
  ],
});

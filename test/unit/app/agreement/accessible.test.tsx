// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { ruleChanges } from '../../../../src/app/agreement/rules/card-text.ts';
import { AgreementPage } from '../../../../src/app/agreement/agreement-page.tsx';
import { DecisionEditor } from '../../../../src/app/agreement/editors/decision-editor.tsx';
import { Editor } from '../../../../src/app/agreement/editors/editor.tsx';
import { IdeasEditor } from '../../../../src/app/agreement/editors/ideas-editor.tsx';
import { ActionError } from '../../../../src/ui/hooks/use-action.ts';
import { MemberForm } from '../../../../src/app/agreement/editors/member-form.tsx';
import { PauseEditor } from '../../../../src/app/agreement/editors/pause-editor.tsx';
import { ReviewEditor } from '../../../../src/app/agreement/editors/review-editor.tsx';
import { RuleEditor } from '../../../../src/app/agreement/editors/rule-editor.tsx';
import { Hero } from '../../../../src/app/agreement/hero.tsx';
import { ExtraTimeHistory } from '../../../../src/app/agreement/history.tsx';
import { RefusalForm, Refusals } from '../../../../src/app/agreement/refusals.tsx';
import { ConsentCard } from '../../../../src/app/agreement/rules/consent-card.tsx';
import { ManagedRules } from '../../../../src/app/agreement/rules/managed-rules.tsx';
import { RuleCard } from '../../../../src/app/agreement/rules/rule-card.tsx';
import { RuleChooser } from '../../../../src/app/agreement/rules/rule-chooser.tsx';
import { RuleList } from '../../../../src/app/agreement/rule-list.tsx';
import { RulesPlace } from '../../../../src/app/agreement/rules/rules-place.tsx';
import { Start } from '../../../../src/app/agreement/start.tsx';
import { SubNavigation } from '../../../../src/app/agreement/sub-navigation.tsx';
import { AnswerRequest } from '../../../../src/app/agreement/suggestions/answer-request.tsx';
import { AnswerSuggestion } from '../../../../src/app/agreement/suggestions/answer-suggestion.tsx';
import { Differences } from '../../../../src/app/agreement/suggestions/differences.tsx';
import { Proposals } from '../../../../src/app/agreement/suggestions/proposals.tsx';
import { RequestPanel } from '../../../../src/app/agreement/suggestions/request-panel.tsx';
import { SuggestionsPlace } from '../../../../src/app/agreement/suggestions/suggestions-place.tsx';
import { Said } from '../../../../src/app/agreement/suggestions/thread.tsx';
import { TextList } from '../../../../src/app/agreement/text-list.tsx';
import { RULE_KINDS } from '../../../../src/domain/limits/rules/rule-kinds.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import type { AgreementView, BrowserProfileView } from '../../../../src/messages/views.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { testAccessibility, press, pressAndRead, type } from '../../support/accessibility.ts';
import type { Answers } from '../../support/background-stub.ts';
import {
  agreementViewOf,
  EVENING,
  MIA,
  profileOf,
  requestOf,
} from '../../support/profile-fixture.ts';
import { IDLE } from '../../support/idle-action.ts';
import { FACTS } from '../integrity/facts-fixture.ts';
import {
  ALL,
  CALENDAR,
  COMING,
  FULL,
  nothing,
  REFUSED,
  TWO,
  UNLOCKED,
} from './agreement-fixture.ts';
import { contextOf } from './context-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// These components read the database themselves.
beforeAll(async () => (await openDatabase()).close());

const DECLINED = { ...COMING, noes: [{ by: 'member', at: EVENING, reason: 'Too short.' }] };
const ANSWERED = requestOf({ answer: { ms: 0, by: 'dad', at: EVENING, reason: 'Dinner.' } });
const SETTINGS = { ...DEFAULT_SETTINGS, countingSince: 1e12, calendars: [CALENDAR] };
const WITHOUT_PIN = profileOf({ hasPin: false, parents: [] });
const CLOSING = { onClose: nothing, onDone: nothing };

function answersOf(profile: BrowserProfileView, agreement: AgreementView): Answers {
  return {
    profile: { ok: true, profile },
    agreement: { ok: true, agreement },
    integrity: { ok: true, facts: FACTS },
    preview: { ok: true, preview: { verdict: profile.verdict } },
  };
}

const FOLDERS = ['', '/editors', '/rules', '/suggestions'].map((one) => `app/agreement${one}`);

testAccessibility(
  FOLDERS,
  {
    'agreement-page.tsx': [
      {
        what: 'before there are limits',
        drawn: <AgreementPage settings={SETTINGS} part="" />,
        answers: answersOf(WITHOUT_PIN, agreementViewOf(null)),
        act: () => screen.findByTestId('path-bedtime'),
      },
      {
        what: 'for a first bedtime',
        drawn: <AgreementPage settings={SETTINGS} part="bedtime" />,
        answers: answersOf(WITHOUT_PIN, agreementViewOf(null)),
        act: () => screen.findByTestId('save-agreement'),
      },
      {
        what: 'with limits, to a reader',
        drawn: <AgreementPage settings={SETTINGS} part="" />,
        answers: answersOf({ ...TWO, managed: ALL }, FULL),
        act: () => screen.findByTestId('administrator'),
      },
      {
        what: 'with limits, to a parent',
        drawn: <AgreementPage settings={SETTINGS} part="daily" />,
        answers: answersOf(UNLOCKED, FULL),
        act: () => screen.findByTestId('save-agreement'),
      },
      {
        what: 'with suggestions',
        drawn: <AgreementPage settings={SETTINGS} part="suggestions" detail="ben" />,
        answers: answersOf(TWO, { ...FULL, member: 'ben' }),
        act: () => screen.findAllByTestId('proposal'),
      },
      {
        what: 'with people',
        drawn: <AgreementPage settings={SETTINGS} part="people" />,
        answers: answersOf(TWO, FULL),
        act: () => screen.findAllByTestId('person'),
      },
      {
        what: 'with what changed',
        drawn: <AgreementPage settings={SETTINGS} part="changes" />,
        answers: answersOf(TWO, FULL),
        act: () => screen.findByTestId('changes'),
      },
      {
        what: 'with what affects trust',
        drawn: <AgreementPage settings={SETTINGS} part="trust" />,
        answers: answersOf(
          {
            ...UNLOCKED,
            seal: { at: EVENING, until: '2026-05-06', fine: false, anew: false, found: ['rules'] },
          },
          FULL,
        ),
        act: () => screen.findAllByTestId('trust-kind'),
      },
      {
        what: 'that could not be read',
        drawn: <AgreementPage settings={SETTINGS} part="" />,
        answers: { profile: { ok: false, error: 'storage-broken', detail: '' } },
        act: () => screen.findByTestId('agreement-failure'),
      },
      {
        what: 'while nothing is counted',
        drawn: <AgreementPage settings={null} part="" />,
        answers: { profile: { ok: false, error: 'not-counting', detail: '' } },
        act: () => screen.findByTestId('counting-off'),
      },
    ],
    'consent-card.tsx': [
      {
        what: 'whose yes came too late',
        drawn: <ConsentCard context={contextOf({ agreement: agreementViewOf(COMING) })} />,
        answers: { consent: REFUSED },
        act: () => pressAndRead('say-yes-member', 'yes-result'),
      },
      {
        what: 'after a no',
        drawn: <ConsentCard context={contextOf({ agreement: agreementViewOf(DECLINED) })} />,
      },
    ],
    'decision-editor.tsx': [
      {
        what: 'with another one chosen',
        drawn: (
          <DecisionEditor
            context={contextOf({ profile: UNLOCKED, agreement: FULL })}
            {...CLOSING}
          />
        ),
        act: () => press('way-parent'),
      },
    ],
    'editor.tsx': RULE_KINDS.map((name) => ({
      what: name,
      drawn: (
        <Editor
          name={name}
          context={contextOf({ agreement: FULL })}
          isSuggestion={false}
          {...CLOSING}
        />
      ),
    })),
    'hero.tsx': [
      {
        what: 'of an agreement',
        drawn: <Hero title="Our agreement" context={contextOf({ agreement: FULL })} />,
      },
    ],
    'history.tsx': [
      { what: 'extra time', drawn: <ExtraTimeHistory context={contextOf({ agreement: FULL })} /> },
    ],
    'ideas-editor.tsx': [
      {
        what: 'refused',
        drawn: (
          <IdeasEditor context={contextOf({ member: { ...MIA, ideas: ['Draw'] } })} {...CLOSING} />
        ),
        answers: { 'set-ideas': REFUSED },
        act: () => pressAndRead('save-ideas', 'ideas-result'),
      },
    ],
    'managed-rules.tsx': [{ what: 'with rules', drawn: <ManagedRules rules={ALL} /> }],
    'member-form.tsx': [
      {
        what: 'with a field',
        drawn: (
          <MemberForm
            title="My ideas"
            hint="What else?"
            name="ideas"
            onClose={nothing}
            save={() => Promise.reject(new ActionError('Not saved.'))}
          >
            <p>Fields</p>
          </MemberForm>
        ),
        act: () => pressAndRead('save-ideas', 'ideas-result'),
      },
    ],
    'pause-editor.tsx': [
      {
        what: 'refused',
        drawn: <PauseEditor context={contextOf()} {...CLOSING} />,
        answers: { 'set-opening-pause': REFUSED },
        act: () => pressAndRead('save-pause', 'pause-result'),
      },
    ],
    'answer-request.tsx': [
      {
        what: 'with a field for the PIN',
        drawn: (
          <AnswerRequest
            profile={profileOf()}
            request={requestOf()}
            hasCode
            refresh={nothing}
            onAnswer={async () => undefined}
          />
        ),
      },
    ],
    'answer-suggestion.tsx': [
      {
        what: 'that says what a yes does',
        drawn: (
          <AnswerSuggestion
            profile={profileOf()}
            effect="Yes starts it tomorrow."
            action={IDLE}
            onAnswer={async () => ''}
          />
        ),
      },
    ],
    'differences.tsx': [
      { what: 'to no rules', drawn: <Differences changes={ruleChanges(NO_RULES, ALL)} /> },
      { what: 'none', drawn: <Differences changes={[]} /> },
    ],
    'proposals.tsx': [
      {
        what: 'to a parent',
        drawn: <Proposals context={contextOf({ profile: UNLOCKED, agreement: FULL })} />,
      },
      { what: 'to whoever asked', drawn: <Proposals context={contextOf({ agreement: FULL })} /> },
    ],
    'refusals.tsx': [
      {
        what: 'with a reason',
        drawn: <Refusals context={contextOf({ agreement: agreementViewOf(DECLINED) })} />,
      },
      {
        what: 'without one',
        drawn: (
          <RefusalForm
            context={contextOf()}
            version={1}
            side="member"
            close={nothing}
            cancel={nothing}
          />
        ),
        act: () => pressAndRead('refuse-submit', 'refuse-result'),
      },
    ],
    'request-panel.tsx': [
      {
        what: 'that waits for its answer, without a PIN',
        drawn: (
          <RequestPanel context={contextOf({ profile: profileOf({ requests: [requestOf()] }) })} />
        ),
        answers: { 'answer-extra-time': { ok: false, error: 'needs-pin', detail: '' } },
        act: () => pressAndRead('request-submit', 'request-result'),
      },
      {
        what: 'that was answered',
        drawn: (
          <RequestPanel context={contextOf({ profile: profileOf({ requests: [ANSWERED] }) })} />
        ),
      },
    ],
    'review-editor.tsx': [
      {
        what: 'of the next look',
        drawn: <ReviewEditor context={contextOf({ agreement: FULL })} {...CLOSING} />,
      },
    ],
    'rule-card.tsx': [
      {
        what: 'with everything',
        drawn: (
          <ul>
            <RuleCard
              title="Each day"
              icon="sun"
              lines={[{ sentence: '1 hr a day', strength: 'firm', tags: ['Messages stay open'] }]}
              editor="daily"
            />
          </ul>
        ),
      },
    ],
    'rule-chooser.tsx': [true, false].map((isSuggestion) => ({
      what: isSuggestion ? 'to suggest' : 'to add',
      drawn: <RuleChooser context={contextOf()} isSuggestion={isSuggestion} onClose={nothing} />,
    })),
    'rule-editor.tsx': [
      {
        what: 'that was refused, and can be suggested',
        drawn: (
          <RuleEditor
            kind="weekly"
            context={contextOf({ agreement: FULL })}
            isSuggestion={false}
            {...CLOSING}
          />
        ),
        answers: { propose: REFUSED },
        act: async () => {
          type('weekly-limit', '600');
          await pressAndRead('propose', 'save-result');
        },
      },
      {
        what: 'of a rule that goes',
        drawn: (
          <RuleEditor
            kind="session"
            context={contextOf({ profile: UNLOCKED, agreement: FULL })}
            isSuggestion={false}
            {...CLOSING}
          />
        ),
      },
    ],
    'rule-list.tsx': [{ what: 'of all rules', drawn: <RuleList rules={ALL} testId="rules" /> }],
    'rules-place.tsx': [
      {
        what: 'of limits, with others to come',
        drawn: <RulesPlace context={contextOf({ profile: UNLOCKED, agreement: FULL })} />,
      },
      {
        what: 'before counting, with choices of one’s own',
        drawn: (
          <RulesPlace
            context={contextOf({
              member: { ...MIA, ideas: ['Draw'], openingPauseMs: 8000 },
              agreement: { ...agreementViewOf(COMING), todayMs: null },
            })}
          />
        ),
      },
    ],
    'start.tsx': [{ what: 'the two ways', drawn: <Start context={contextOf()} /> }],
    'sub-navigation.tsx': [
      {
        what: 'with two that wait',
        drawn: (
          <SubNavigation
            context={contextOf({
              profile: profileOf({ requests: [requestOf()] }),
              agreement: FULL,
            })}
            place="rules"
          />
        ),
      },
    ],
    'suggestions-place.tsx': [
      { what: 'without any', drawn: <SuggestionsPlace context={contextOf()} /> },
      {
        what: 'with everything',
        drawn: (
          <SuggestionsPlace
            context={contextOf({
              profile: profileOf({ requests: [requestOf()] }),
              agreement: FULL,
            })}
          />
        ),
      },
    ],
    'text-list.tsx': [{ what: 'of two lines', drawn: <TextList lines={['One.', 'Two.']} /> }],
    'thread.tsx': [
      {
        what: 'a word and its answer',
        drawn: (
          <>
            <Said by="mia">
              <p>Please.</p>
            </Said>
            <Said by="dad" isAnswer>
              <p>Yes.</p>
            </Said>
          </>
        ),
      },
    ],
  },
  ['save-form.tsx'],
);

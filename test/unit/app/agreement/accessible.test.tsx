// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { Onboarding } from '../../../../src/app/agreement/onboarding.tsx';
import { ProposalForm } from '../../../../src/app/agreement/proposals/proposal-form.tsx';
import { ALL, CALENDAR, FULL, nothing, REFUSED, UNLOCKED } from './agreement-fixture.ts';
import { contextOf } from './context-fixture.ts';
import { ManagedRules } from '../../../../src/app/agreement/managed-rules.tsx';
import { AgreementPage } from '../../../../src/app/agreement/agreement-page.tsx';
import { ExtraTimeHistory, Versions } from '../../../../src/app/agreement/history.tsx';
import { Proposals } from '../../../../src/app/agreement/proposals/proposals.tsx';
import { RuleList } from '../../../../src/app/agreement/rule-list.tsx';
import { TextList } from '../../../../src/app/agreement/text-list.tsx';
import { Status } from '../../../../src/app/agreement/status.tsx';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import type { AgreementView, BrowserProfileView } from '../../../../src/messages/views.ts';
import type { Answers } from '../../support/background-stub.ts';
import { agreementViewOf, EVENING, profileOf, requestOf } from '../../support/profile-fixture.ts';
import { COMING, TWO } from './agreement-fixture.ts';
import { RefusalForm, Refusals } from '../../../../src/app/agreement/refusals.tsx';
import { RequestPanel } from '../../../../src/app/agreement/requests/request-panel.tsx';
import { SelfImposedSettings } from '../../../../src/app/agreement/self-imposed.tsx';
import { MIA } from '../../support/profile-fixture.ts';
import { FACTS } from '../integrity/facts-fixture.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { testAccessibility, press, pressAndRead } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// These components read the database themselves.
beforeAll(async () => (await openDatabase()).close());

const DECLINED = { ...COMING, noes: [{ by: 'member', at: EVENING, reason: 'Too short.' }] };
const ANSWERED = requestOf({ answer: { ms: 0, by: 'dad', at: EVENING, reason: 'Dinner.' } });
const SETTINGS = { ...DEFAULT_SETTINGS, countingSince: 1e12, calendars: [CALENDAR] };

function answersOf(profile: BrowserProfileView, agreement: AgreementView): Answers {
  return {
    profile: { ok: true, profile },
    agreement: { ok: true, agreement },
    integrity: { ok: true, facts: FACTS },
  };
}

testAccessibility(['app/agreement', 'app/agreement/proposals', 'app/agreement/requests'], {
  'agreement-page.tsx': [
    {
      what: 'before there are limits',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: answersOf(profileOf({ hasPin: false, parents: [] }), agreementViewOf(null)),
      act: () => screen.findByTestId('begin-bedtime'),
    },
    {
      what: 'for a first bedtime',
      drawn: <AgreementPage settings={SETTINGS} part="bedtime" />,
      answers: answersOf(profileOf({ hasPin: false, parents: [] }), agreementViewOf(null)),
      act: () => screen.findByTestId('save-bedtime'),
    },
    {
      what: 'with limits, to a reader',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: answersOf({ ...TWO, seal: null, managed: ALL }, FULL),
      act: () => screen.findAllByTestId('trust-kind'),
    },
    {
      what: 'with limits, to a parent',
      drawn: <AgreementPage settings={SETTINGS} part="" />,
      answers: answersOf(
        {
          ...UNLOCKED,
          seal: { at: EVENING, until: '2026-05-06', fine: false, anew: false, found: ['rules'] },
        },
        FULL,
      ),
      act: () => screen.findByTestId('save-agreement'),
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
  'history.tsx': [
    { what: 'the versions', drawn: <Versions context={contextOf({ agreement: FULL })} /> },
    { what: 'extra time', drawn: <ExtraTimeHistory context={contextOf({ agreement: FULL })} /> },
  ],
  'managed-rules.tsx': [{ what: 'with rules', drawn: <ManagedRules rules={ALL} /> }],
  'onboarding.tsx': [
    {
      what: 'the two ways',
      drawn: (
        <Onboarding
          context={contextOf()}
          isBedtime={false}
          isMemberHere={false}
          onBegin={nothing}
          openForm={nothing}
          opener={null}
        />
      ),
      act: () => press('begin-week'),
    },
    {
      what: 'a bedtime that was refused',
      drawn: (
        <Onboarding
          context={contextOf()}
          isBedtime
          isMemberHere
          onBegin={nothing}
          openForm={nothing}
          opener={null}
        />
      ),
      answers: { 'save-agreement': REFUSED },
      act: () => pressAndRead('save-bedtime', 'bedtime-result'),
    },
  ],
  'proposal-form.tsx': [
    {
      what: 'refused',
      drawn: <ProposalForm context={contextOf()} rules={ALL} isPrimary onProposed={nothing} />,
      answers: { propose: REFUSED },
      act: () => pressAndRead('propose', 'propose-result'),
    },
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
      drawn: <RequestPanel context={contextOf({ profile: profileOf({ requests: [ANSWERED] }) })} />,
    },
  ],
  'rule-list.tsx': [
    { what: 'of all rules', drawn: <RuleList rules={ALL} testId="rules" /> },
    { what: 'of none', drawn: <RuleList rules={NO_RULES} testId="rules" /> },
  ],
  'text-list.tsx': [{ what: 'of two lines', drawn: <TextList lines={['One.', 'Two.']} /> }],
  'self-imposed.tsx': [
    { what: 'before counting', drawn: <SelfImposedSettings context={contextOf()} /> },
    {
      what: 'refused',
      drawn: <SelfImposedSettings context={contextOf({ member: { ...MIA, ideas: ['Draw'] } })} />,
      answers: { 'set-ideas': REFUSED },
      act: () => pressAndRead('save-ideas', 'ideas-result'),
    },
  ],
  'status.tsx': [
    { what: 'of nothing', drawn: <Status context={contextOf()} /> },
    {
      what: 'of limits, with others to come',
      drawn: <Status context={contextOf({ profile: UNLOCKED, agreement: FULL })} />,
    },
    {
      what: 'before counting, where a yes came too late',
      drawn: (
        <Status context={contextOf({ agreement: { ...agreementViewOf(COMING), todayMs: null } })} />
      ),
      answers: { consent: REFUSED },
      act: () => pressAndRead('say-yes-member', 'yes-result'),
    },
  ],
});

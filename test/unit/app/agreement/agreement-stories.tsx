import { screen } from '@testing-library/preact';
import { ManagedRules } from '../../../../src/app/agreement/managed-rules.tsx';
import { AgreementPage } from '../../../../src/app/agreement/agreement-page.tsx';
import { ExtraTime, Versions } from '../../../../src/app/agreement/history.tsx';
import {
  PhoneInstructions,
  PhoneInstructionsFor,
} from '../../../../src/app/limits-form/phone-instructions.tsx';
import { Proposals } from '../../../../src/app/agreement/proposals/proposals.tsx';
import { KnownWorkarounds } from '../../../../src/app/integrity/known-workarounds.tsx';
import { RuleList } from '../../../../src/app/agreement/rule-list.tsx';
import { Status } from '../../../../src/app/agreement/status.tsx';
import { IntegrityPanel, IntegrityList } from '../../../../src/app/integrity/integrity-panel.tsx';
import { NO_RULES } from '../../../../src/domain/limits/rules/rules.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import type { IntegrityFact } from '../../../../src/domain/integrity/facts.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import type { AgreementView, BrowserProfileView } from '../../../../src/messages/views.ts';
import { pressAndRead } from '../../support/accessibility.ts';
import type { Stories } from '../../support/accessibility.ts';
import type { Answers } from '../../support/background-stub.ts';
import { agreementViewOf, EVENING, profileOf } from '../../support/profile-fixture.ts';
import { at } from '../../support/usage-snapshot-fixture.ts';
import { ALL, CALENDAR, COMING, FULL, REFUSED, TWO, UNLOCKED } from './agreement-fixture.ts';
import { contextOf } from './context-fixture.ts';

const SETTINGS = { ...DEFAULT_SETTINGS, countingSince: 1e12, calendars: [CALENDAR] };

const FACTS: readonly IntegrityFact[] = [
  ...[1, 2, 3, 4].map((day) => {
    const start = at(`2026-05-0${day}T12:00`);
    return { what: 'not-measured', reason: 'off', at: start, to: start + HOUR, ms: HOUR } as const;
  }),
  { what: 'private-windows', covered: false, at: EVENING },
  { what: 'no-seal', at: EVENING },
  { what: 'counting-since', at: at('2026-05-01T09:00') },
];

function answersOf(profile: BrowserProfileView, agreement: AgreementView): Answers {
  return {
    profile: { ok: true, profile },
    agreement: { ok: true, agreement },
    integrity: { ok: true, facts: FACTS },
  };
}

/** The page, and what is there to be read. */
export const READING: Stories = {
  'managed-rules.tsx': [{ what: 'with rules', drawn: <ManagedRules rules={ALL} /> }],
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
    { what: 'extra time', drawn: <ExtraTime context={contextOf({ agreement: FULL })} /> },
  ],
  'phone-instructions.tsx': [
    { what: 'of a bedtime', drawn: <PhoneInstructions kind="bedtime" /> },
    { what: 'of all rules', drawn: <PhoneInstructionsFor rules={ALL} /> },
  ],
  'proposals.tsx': [
    {
      what: 'to a parent',
      drawn: <Proposals context={contextOf({ profile: UNLOCKED, agreement: FULL })} />,
    },
    { what: 'to whoever asked', drawn: <Proposals context={contextOf({ agreement: FULL })} /> },
  ],
  'known-workarounds.tsx': [{ what: 'by itself', drawn: <KnownWorkarounds /> }],
  'rule-list.tsx': [
    { what: 'of all rules', drawn: <RuleList rules={ALL} testId="rules" /> },
    { what: 'of none', drawn: <RuleList rules={NO_RULES} testId="rules" /> },
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
      answers: { 'say-yes': REFUSED },
      act: () => pressAndRead('say-yes-member', 'yes-result'),
    },
  ],
  'integrity-panel.tsx': [
    {
      what: 'read',
      drawn: <IntegrityPanel zone="Europe/Berlin" />,
      answers: { integrity: { ok: true, facts: FACTS } },
      act: () => screen.findAllByTestId('trust-kind'),
    },
    {
      what: 'not read',
      drawn: <IntegrityPanel zone="Europe/Berlin" />,
      answers: { integrity: { ok: false, error: 'storage-broken', detail: '' } },
      act: () => screen.findByText(/./, { selector: '[data-testid="trust"] > p:not(.hint)' }),
    },
    {
      what: 'nothing noticed',
      drawn: <IntegrityList facts={FACTS.slice(4)} zone="Europe/Berlin" />,
    },
  ],
};

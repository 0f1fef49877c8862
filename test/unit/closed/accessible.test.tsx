// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { beforeAll, vi } from 'vitest';
import '../support/duration-format.ts';
import { Choices } from '../../../src/closed/choices.tsx';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import { Closed } from '../../../src/closed/closed.tsx';
import { ExtraTimeForm } from '../../../src/closed/extra-time/extra-time.tsx';
import { FreeExtension } from '../../../src/closed/extra-time/free-extension.tsx';
import { ClosedScene } from '../../../src/closed/closed-scene.tsx';
import { Alternatives } from '../../../src/closed/alternatives.tsx';
import { UsageToday } from '../../../src/closed/usage-today.tsx';
import { LoadError } from '../../../src/closed/load-error.tsx';
import { MemberPicker } from '../../../src/closed/member-picker.tsx';
import { DAY, HOUR, SECOND } from '../../../src/domain/time/units.ts';
import type { Failure } from '../../../src/messages/index.ts';
import type { AgreementView, BrowserProfileView } from '../../../src/messages/views.ts';
import { openDatabase } from '../../../src/store/db/database.ts';
import { testAccessibility, press, pressAndRead } from '../support/accessibility.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  DAD,
  EVENING,
  grantOf,
  MIA,
  profileOf,
  TAKEN,
  verdictOf,
} from '../support/profile-fixture.ts';
import { OPEN, WHO } from './closed-fixture.tsx';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

// The page reads the database itself, and asks the background when it changes.
beforeAll(async () => (await openDatabase()).close());

const nothing = (): void => undefined;
const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '', waitMs: 30 * SECOND };
const NEEDS_PIN: Failure = { ok: false, error: 'needs-pin', detail: '' };
const BROKEN: Failure = { ok: false, error: 'storage-broken', detail: '' };

const AGREED = agreementViewOf(agreementOf(BEDTIME), {
  grants: [grantOf(), TAKEN],
  freeExtension: true,
});
const BY_DAY = profileOf({ verdict: verdictOf({ reason: 'daily' }) });
const RESET = { askedAt: EVENING, dueAt: EVENING + 2 * DAY, runLeftMs: 1, daysLeft: 2, due: false };

const form = (answeredBy: 'parent' | 'anyone' | 'nobody'): JSX.Element => (
  <ExtraTimeForm
    profile={profileOf(answeredBy === 'parent' ? {} : { hasPin: false, parents: [] })}
    answeredBy={answeredBy}
    onGiven={nothing}
    onCancel={nothing}
  />
);

const choices = (
  kind: 'off' | 'asks' | 'open',
  profile: BrowserProfileView,
  agreement: AgreementView | null,
): JSX.Element => (
  <Choices kind={kind} profile={profile} agreement={agreement} asking={false} onAsking={nothing} />
);

testAccessibility(
  ['closed', 'closed/extra-time'],
  {
    'choices.tsx': [
      {
        what: 'while it is off',
        drawn: choices('off', BY_DAY, AGREED),
      },
      {
        what: 'of whoever asks for more',
        drawn: (
          <Choices kind="off" profile={profileOf()} agreement={AGREED} asking onAsking={nothing} />
        ),
      },
      {
        what: 'of whoever stopped',
        drawn: choices('asks', profileOf(), null),
      },
      {
        what: 'once it is open',
        drawn: choices('open', profileOf({ verdict: OPEN }), AGREED),
      },
    ],
    'closed-view.tsx': [
      { what: 'at bedtime', drawn: <ClosedView profile={profileOf()} agreement={AGREED} /> },
      {
        what: 'of whoever asks for more',
        drawn: <ClosedView profile={profileOf()} agreement={AGREED} />,
        act: () => press('ask-more'),
      },
      {
        what: 'of several, while a PIN is made new',
        drawn: (
          <ClosedView
            profile={profileOf({ members: WHO.members, reset: RESET })}
            agreement={AGREED}
          />
        ),
      },
      { what: 'of nobody yet', drawn: <ClosedView profile={WHO} agreement={null} /> },
      {
        what: 'open again',
        drawn: <ClosedView profile={profileOf({ verdict: OPEN })} agreement={AGREED} />,
      },
    ],
    'closed.tsx': [
      {
        what: 'with an answer',
        drawn: <Closed />,
        answers: {
          profile: { ok: true, profile: profileOf() },
          agreement: { ok: true, agreement: AGREED },
        },
        act: () => screen.findByTestId('closed-grants'),
      },
      {
        what: 'without one',
        drawn: <Closed />,
        answers: { profile: BROKEN },
        act: () => screen.findByTestId('closed-reason'),
      },
    ],
    'extra-time.tsx': [
      {
        what: 'with a wrong PIN',
        drawn: form('parent'),
        answers: { 'extra-time': WRONG_PIN },
        act: async () => {
          fireEvent.input(screen.getByTestId('extra-code'), { target: { value: '1111' } });
          await pressAndRead('extra-submit', 'extra-result');
        },
      },
      { what: 'where there is no PIN', drawn: form('anyone') },
      { what: 'where there is nobody to ask', drawn: form('nobody') },
    ],
    'free-extension.tsx': [
      { what: 'before', drawn: <FreeExtension onGiven={nothing} /> },
      {
        what: 'that was refused',
        drawn: <FreeExtension onGiven={nothing} />,
        answers: { 'free-extension': { ok: false, error: 'extension-taken', detail: '' } },
        act: () => pressAndRead('free-extension', 'free-result'),
      },
    ],
    'closed-scene.tsx': [
      {
        what: 'at night, of somebody',
        drawn: <ClosedScene mood="night" title="Off" text="Bedtime." member={MIA} />,
      },
      {
        what: 'low, at dusk',
        drawn: <ClosedScene mood="dusk" title="Off" text="" low />,
      },
      {
        what: 'of everybody',
        drawn: <ClosedScene mood="day" title="Who?" text="" people={WHO.members} />,
      },
      { what: 'of nothing counted', drawn: <ClosedScene mood="off" title="Off" text="" /> },
    ],
    'alternatives.tsx': [
      { what: 'none', drawn: <Alternatives ideas={[]} /> },
      { what: 'two', drawn: <Alternatives ideas={['Draw', 'Call Lea']} /> },
    ],
    'usage-today.tsx': [
      {
        what: 'with extra time',
        drawn: <UsageToday agreement={AGREED} parents={[DAD]} reason="bedtime" />,
      },
      {
        what: 'with other browsers',
        drawn: (
          <UsageToday
            agreement={agreementViewOf(null, {
              otherBrowsers: [{ browser: 'Family computer', todayMs: HOUR, weekMs: HOUR }],
            })}
            parents={[]}
            reason="weekly"
          />
        ),
      },
      {
        what: 'before counting',
        drawn: (
          <UsageToday
            agreement={agreementViewOf(null, { todayMs: null })}
            parents={[]}
            reason={null}
          />
        ),
      },
    ],
    'load-error.tsx': [{ what: 'by itself', drawn: <LoadError failure={BROKEN} /> }],
    'member-picker.tsx': [
      {
        what: 'with a PIN that is needed',
        drawn: <MemberPicker profile={WHO} />,
        answers: { 'switch-member': NEEDS_PIN },
        act: async () => {
          fireEvent.click(screen.getByText('Ben'));
          await screen.findByTestId('who-pin');
        },
      },
    ],
  },
  // Only mounts the page.
  ['index.tsx'],
);

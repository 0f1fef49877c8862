// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../support/duration-format.ts';
import { Choices } from '../../../src/closed/choices.tsx';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import { Closed } from '../../../src/closed/closed.tsx';
import { ExtraTime } from '../../../src/closed/extra-time/extra-time.tsx';
import { FreeExtension } from '../../../src/closed/extra-time/free-extension.tsx';
import { Horizon } from '../../../src/closed/illustration.tsx';
import { Ideas } from '../../../src/closed/alternatives.tsx';
import { PinField } from '../../../src/closed/extra-time/pin-input.tsx';
import { Today } from '../../../src/closed/usage-today.tsx';
import { Unknown } from '../../../src/closed/load-error.tsx';
import { WaitLine } from '../../../src/closed/extra-time/lockout.tsx';
import { Who } from '../../../src/closed/member-picker.tsx';
import { DAY, MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import type { Failure } from '../../../src/messages/index.ts';
import { openDatabase } from '../../../src/store/db/database.ts';
import { holdAccessible, press, pressAndRead } from '../support/accessibility.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  DAD,
  EVENING,
  grantOf,
  householdOf,
  TAKEN,
  wordOf,
} from '../support/profile-fixture.ts';
import { OPEN, WHO } from './closed-fixture.tsx';

vi.mock('../../../src/platform/browser.ts', () => import('../support/browser-stub.ts'));

// The page reads by itself, and asks the background whenever something there may have changed.
beforeAll(async () => (await openDatabase()).close());

const nothing = (): void => undefined;
const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '', waitMs: 30 * SECOND };
const NEEDS_PIN: Failure = { ok: false, error: 'needs-pin', detail: '' };
const BROKEN: Failure = { ok: false, error: 'storage-broken', detail: '' };

const AGREED = agreementViewOf(agreementOf(BEDTIME), {
  grants: [grantOf(), TAKEN],
  freeExtension: true,
});
const BY_DAY = householdOf({ word: wordOf({ reason: 'daily' }) });
const RESET = { askedAt: EVENING, dueAt: EVENING + 2 * DAY, runLeftMs: 1, due: false };

holdAccessible(
  ['closed', 'closed/extra-time'],
  {
    'choices.tsx': [
      {
        what: 'while it is off',
        drawn: <Choices is="off" household={BY_DAY} agreement={AGREED} />,
      },
      {
        what: 'of whoever asks for more',
        drawn: <Choices is="off" household={householdOf()} agreement={AGREED} />,
        act: () => press('ask-more'),
      },
      {
        what: 'of whoever stopped',
        drawn: <Choices is="stopped" household={householdOf()} agreement={null} />,
      },
      {
        what: 'once it is open',
        drawn: <Choices is="open" household={householdOf({ word: OPEN })} agreement={AGREED} />,
      },
    ],
    'closed-view.tsx': [
      { what: 'at bedtime', drawn: <ClosedView household={householdOf()} agreement={AGREED} /> },
      {
        what: 'of several, while a PIN is made new',
        drawn: (
          <ClosedView
            household={householdOf({ members: WHO.members, reset: RESET })}
            agreement={AGREED}
          />
        ),
      },
      { what: 'of nobody yet', drawn: <ClosedView household={WHO} agreement={null} /> },
      {
        what: 'open again',
        drawn: <ClosedView household={householdOf({ word: OPEN })} agreement={AGREED} />,
      },
    ],
    'closed.tsx': [
      {
        what: 'with an answer',
        drawn: <Closed />,
        answers: {
          household: { ok: true, household: householdOf() },
          agreement: { ok: true, agreement: AGREED },
        },
        act: () => screen.findByTestId('closed-grants'),
      },
      {
        what: 'without one',
        drawn: <Closed />,
        answers: { household: BROKEN },
        act: () => screen.findByTestId('closed-reason'),
      },
    ],
    'extra-time.tsx': [
      {
        what: 'with a wrong PIN',
        drawn: <ExtraTime household={householdOf()} onGiven={nothing} onCancel={nothing} />,
        answers: { 'extra-time': WRONG_PIN },
        act: () => pressAndRead('extra-submit', 'extra-result'),
      },
      {
        what: 'where there is no PIN',
        drawn: (
          <ExtraTime
            household={householdOf({ hasPin: false, parents: [] })}
            onGiven={nothing}
            onCancel={nothing}
          />
        ),
      },
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
    'illustration.tsx': [{ what: 'by itself', drawn: <Horizon risen /> }],
    'alternatives.tsx': [
      { what: 'none', drawn: <Ideas ideas={[]} /> },
      { what: 'two', drawn: <Ideas ideas={['Draw', 'Call Lea']} /> },
    ],
    'pin-input.tsx': [
      {
        what: 'by itself',
        drawn: <PinField label="PIN" testId="pin" value="1234" onInput={nothing} />,
      },
    ],
    'usage-today.tsx': [
      { what: 'with extra time', drawn: <Today agreement={AGREED} parents={[DAD]} /> },
      {
        what: 'before counting',
        drawn: <Today agreement={agreementViewOf(null, { todayMs: null })} parents={[]} />,
      },
    ],
    'load-error.tsx': [{ what: 'by itself', drawn: <Unknown failure={BROKEN} /> }],
    'lockout.tsx': [{ what: 'of a minute', drawn: <WaitLine leftMs={MINUTE} /> }],
    'member-picker.tsx': [
      {
        what: 'with a PIN that is needed',
        drawn: <Who household={WHO} />,
        answers: { 'switch-member': NEEDS_PIN },
        act: async () => {
          fireEvent.click(screen.getByText('Ben'));
          await screen.findByTestId('who-pin');
        },
      },
    ],
  },
  // It only shows the page.
  ['index.tsx'],
);

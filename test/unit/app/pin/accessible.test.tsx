// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import '../../support/duration-format.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { nothing, UNLOCKED } from '../agreement/agreement-fixture.ts';
import { EVENING, profileOf } from '../../support/profile-fixture.ts';
import { CodeInput } from '../../../../src/app/pin/code-input.tsx';
import { ForgottenPin } from '../../../../src/app/pin/forgotten-pin.tsx';
import { AuthenticatorSetup } from '../../../../src/app/pin/authenticator-setup.tsx';
import { PinPanel } from '../../../../src/app/pin/pin-panel.tsx';
import { QrCode } from '../../../../src/app/pin/qr-code.tsx';
import { DAY, SECOND } from '../../../../src/domain/time/units.ts';
import type { Failure } from '../../../../src/messages/index.ts';
import { DAD } from '../../support/profile-fixture.ts';
import { PinDialog } from '../../../../src/app/pin/pin-dialog.tsx';
import { sendWithPin } from '../../../../src/app/pin/pin-prompt.ts';
import { Unlocked } from '../../../../src/app/pin/unlocked.tsx';
import { NewPinFields } from '../../../../src/app/pin/new-pin.tsx';
import { testAccessibility, press, pressAndRead, type } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '' };

const WITH_PHONE = profileOf({ parents: [{ ...DAD, phone: 'confirmed' }] });

const WITHOUT_PIN = profileOf({ hasPin: false, parents: [] });

const RESET = {
  askedAt: EVENING,
  dueAt: EVENING + 2 * DAY,
  runLeftMs: HOUR,
  daysLeft: 2,
  due: false,
};

const PHONE = {
  confirmed: false,
  secret: 'GEZDGNBVGY3TQOJQ',
  uri: 'otpauth://totp/Kintime:Dad?secret=GEZDGNBVGY3TQOJQ',
  parent: DAD.id,
} as const;

testAccessibility('app/pin', {
  'pin-dialog.tsx': [
    {
      what: 'for a parent’s, after a wrong one',
      drawn: <PinDialog />,
      answers: { unlock: WRONG_PIN },
      act: async () => {
        const refused: Failure = { ok: false, error: 'needs-pin', detail: '' };
        void sendWithPin(() => Promise.resolve(refused));
        await screen.findByTestId('parent-pin');
        type('parent-pin', '0000');
        await pressAndRead('parent-pin-submit', 'parent-pin-result');
      },
    },
    {
      what: 'for a member’s, after a wrong one',
      drawn: <PinDialog />,
      act: async () => {
        const refused: Failure = { ok: false, error: 'needs-member-pin', detail: 'Ben' };
        void sendWithPin((pin) => Promise.resolve(pin === undefined ? refused : WRONG_PIN));
        await screen.findByTestId('member-pin');
        type('member-pin', '0000');
        await pressAndRead('member-pin-submit', 'member-pin-result');
      },
    },
  ],
  'authenticator-setup.tsx': [
    {
      what: 'that was not added',
      drawn: (
        <AuthenticatorSetup profile={UNLOCKED} refresh={nothing} shown={null} show={nothing} />
      ),
    },
    {
      what: 'that is being added, with a wrong code',
      drawn: (
        <AuthenticatorSetup profile={UNLOCKED} refresh={nothing} shown={PHONE} show={nothing} />
      ),
      answers: { 'confirm-phone': { ok: false, error: 'wrong-pin', detail: '' } },
      act: async () => {
        await screen.findByRole('img');
        type('phone-code', '123456');
        await pressAndRead('phone-confirm', 'phone-result');
      },
    },
    {
      what: 'that is taken away',
      drawn: (
        <AuthenticatorSetup
          profile={{ ...UNLOCKED, parents: WITH_PHONE.parents }}
          refresh={nothing}
          shown={null}
          show={nothing}
        />
      ),
      act: () => press('phone-remove'),
    },
  ],
  'code-input.tsx': [
    {
      what: 'with a code',
      drawn: (
        <>
          <CodeInput
            label="phoneForgotCode"
            value="123456"
            testId="code"
            describedBy="said"
            onInput={nothing}
          />
          <p id="said">Wrong.</p>
        </>
      ),
    },
  ],
  'forgotten-pin.tsx': [
    {
      what: 'without a phone, asking once more',
      drawn: <ForgottenPin profile={profileOf()} refresh={nothing} />,
      act: () => press('forgot-pin'),
    },
    {
      what: 'with a phone and a wrong code',
      drawn: <ForgottenPin profile={WITH_PHONE} refresh={nothing} />,
      act: async () => {
        await press('forgot-pin');
        await pressAndRead('new-pin-do', 'new-pin-result');
      },
    },
  ],
  'namesake.tsx': [
    {
      what: 'of a member',
      drawn: <PinPanel profile={WITHOUT_PIN} refresh={nothing} />,
      answers: { unlock: { ok: false, error: 'name-of-member', detail: 'Mia', member: 'mia' } },
      act: async () => {
        type('parent-name', 'Mia');
        await pressAndRead('unlock', 'pin-result');
        await screen.findByTestId('same-person');
      },
    },
  ],
  'new-pin.tsx': [
    {
      what: 'that is shown',
      drawn: (
        <>
          <NewPinFields
            value={{ pin: '1234', confirm: '' }}
            prefix="pin"
            describedBy="said"
            onInput={nothing}
          />
          <p id="said">They differ.</p>
        </>
      ),
      act: () => fireEvent.click(screen.getAllByRole('button')[0] ?? document.body),
    },
  ],
  'pin-panel.tsx': [
    { what: 'for a first one', drawn: <PinPanel profile={WITHOUT_PIN} refresh={nothing} /> },
    {
      what: 'where the PIN was wrong',
      drawn: <PinPanel profile={profileOf({ waitMs: 30 * SECOND })} refresh={nothing} />,
      answers: { unlock: WRONG_PIN },
      act: () => pressAndRead('unlock', 'pin-result'),
    },
    {
      what: 'while a new one is waited for',
      drawn: <PinPanel profile={{ ...WITH_PHONE, reset: RESET }} refresh={nothing} />,
    },
    {
      what: 'once the wait is over',
      drawn: <PinPanel profile={profileOf({ reset: { ...RESET, due: true } })} refresh={nothing} />,
    },
  ],
  'unlocked.tsx': [
    { what: 'by a parent', drawn: <Unlocked profile={UNLOCKED} refresh={nothing} /> },
    { what: 'by nobody', drawn: <Unlocked profile={profileOf()} refresh={nothing} /> },
  ],
  'qr-code.tsx': [
    {
      what: 'of a phone',
      drawn: <QrCode text={PHONE.uri} label="A code" />,
      act: () => screen.findByRole('img'),
    },
  ],
});

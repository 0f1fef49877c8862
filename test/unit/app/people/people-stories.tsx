import { fireEvent, screen } from '@testing-library/preact';
import { CodeInput } from '../../../../src/app/pin/code-input.tsx';
import { ForgottenPin } from '../../../../src/app/pin/forgotten-pin.tsx';
import { SelfImposedSettings } from '../../../../src/app/agreement/self-imposed.tsx';
import { Parents } from '../../../../src/app/people/parents.tsx';
import { People } from '../../../../src/app/people/people.tsx';
import { MemberDetails } from '../../../../src/app/people/member-details.tsx';
import { AuthenticatorSetup } from '../../../../src/app/pin/authenticator-setup.tsx';
import { NewPin, PinInput } from '../../../../src/ui/components/controls/pin-input.tsx';
import { PinPanel } from '../../../../src/app/pin/pin-panel.tsx';
import { PinLockout } from '../../../../src/ui/components/pin-lockout.tsx';
import { QrCode } from '../../../../src/app/pin/qr-code.tsx';
import { DAY, HOUR, SECOND } from '../../../../src/domain/time/units.ts';
import type { Failure } from '../../../../src/messages/index.ts';
import { press, pressAndRead, type } from '../../support/accessibility.ts';
import type { Stories } from '../../support/accessibility.ts';
import { DAD, EVENING, profileOf, MIA } from '../../support/profile-fixture.ts';
import { BEN, nothing, REFUSED, TWO, UNLOCKED } from '../agreement/agreement-fixture.ts';
import { contextOf } from '../agreement/context-fixture.ts';

const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '' };
const WITH_PHONE = profileOf({ parents: [{ ...DAD, phone: 'confirmed' }] });
const WITHOUT_PIN = profileOf({ hasPin: false, parents: [] });
const RESET = { askedAt: EVENING, dueAt: EVENING + 2 * DAY, runLeftMs: HOUR, due: false };

const PHONE = {
  confirmed: false,
  secret: 'GEZDGNBVGY3TQOJQ',
  uri: 'otpauth://totp/Kintime:Dad?secret=GEZDGNBVGY3TQOJQ',
  parent: DAD.id,
} as const;

/** Who is here, and what lets them in. */
export const PEOPLE: Stories = {
  'code-input.tsx': [
    {
      what: 'with a code',
      drawn: (
        <>
          <CodeInput
            label="phoneCode"
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
  'self-imposed.tsx': [
    { what: 'before counting', drawn: <SelfImposedSettings context={contextOf()} /> },
    {
      what: 'refused',
      drawn: <SelfImposedSettings context={contextOf({ member: { ...MIA, ideas: ['Draw'] } })} />,
      answers: { 'set-ideas': REFUSED },
      act: () => pressAndRead('save-ideas', 'ideas-result'),
    },
  ],
  'parents.tsx': [
    {
      what: 'that are refused a new PIN',
      drawn: <Parents profile={UNLOCKED} refresh={nothing} />,
      answers: { 'change-pin': { ok: false, error: 'pin-differs', detail: '' } },
      act: () => pressAndRead('change-pin-do', 'change-pin-result'),
    },
    {
      what: 'of whom one goes',
      drawn: <Parents profile={UNLOCKED} refresh={nothing} />,
      act: () => press('remove-parent'),
    },
  ],
  'people.tsx': [
    {
      what: 'one',
      drawn: <People profile={profileOf()} isCounted={false} refresh={nothing} />,
    },
    {
      what: 'two, of whom the other one has a PIN',
      drawn: <People profile={TWO} isCounted refresh={nothing} />,
      answers: { 'switch-member': { ok: false, error: 'needs-pin', detail: '' } },
      act: async () => {
        await press('switch-member');
        await screen.findByTestId('switch-pin');
      },
    },
  ],
  'member-details.tsx': [
    {
      what: 'with a PIN, that was wrong',
      drawn: <MemberDetails profile={TWO} member={BEN} refresh={nothing} />,
      answers: { 'set-member-pin': WRONG_PIN },
      act: () => pressAndRead('own-pin-do', 'own-pin-result'),
    },
    {
      what: 'of somebody who goes',
      drawn: <MemberDetails profile={TWO} member={MIA} refresh={nothing} />,
      act: () => press('remove-member'),
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
  'pin-input.tsx': [
    {
      what: 'with a hint',
      drawn: <PinInput label="PIN" value="1234" hint="Four digits" onInput={nothing} />,
    },
    {
      what: 'a new one, shown',
      drawn: (
        <>
          <NewPin pin="1234" confirm="" prefix="pin" describedBy="said" onInput={nothing} />
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
    { what: 'of whoever is unlocked', drawn: <PinPanel profile={UNLOCKED} refresh={nothing} /> },
    {
      what: 'while a new one is waited for',
      drawn: <PinPanel profile={{ ...WITH_PHONE, reset: RESET }} refresh={nothing} />,
    },
    {
      what: 'once the wait is over',
      drawn: <PinPanel profile={profileOf({ reset: { ...RESET, due: true } })} refresh={nothing} />,
    },
  ],
  'pin-lockout.tsx': [
    {
      what: 'that lasts',
      drawn: <PinLockout profile={profileOf({ waitMs: 30 * SECOND })} refresh={nothing} />,
    },
  ],
  'qr-code.tsx': [
    {
      what: 'of a phone',
      drawn: <QrCode text={PHONE.uri} label="A code" />,
      act: () => screen.findByRole('img'),
    },
  ],
};

// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { vi } from 'vitest';
import '../../support/duration-format.ts';
import { nothing, UNLOCKED } from '../agreement/agreement-fixture.ts';
import { profileOf } from '../../support/profile-fixture.ts';
import { TWO } from '../agreement/agreement-fixture.ts';
import { Parents } from '../../../../src/app/people/parents.tsx';
import { People } from '../../../../src/app/people/people.tsx';
import { MemberDetails } from '../../../../src/app/people/member-details.tsx';
import type { Failure } from '../../../../src/messages/index.ts';
import { MIA } from '../../support/profile-fixture.ts';
import { BEN } from '../agreement/agreement-fixture.ts';
import { testAccessibility, press, pressAndRead } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '' };

testAccessibility('app/people', {
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
});

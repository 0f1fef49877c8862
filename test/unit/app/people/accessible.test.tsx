// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { vi } from 'vitest';
import '../../support/duration-format.ts';
import { MemberDetails } from '../../../../src/app/people/member-details.tsx';
import { Parents } from '../../../../src/app/people/parents.tsx';
import { PeoplePlace } from '../../../../src/app/people/people-place.tsx';
import { People } from '../../../../src/app/people/people.tsx';
import { PersonRow } from '../../../../src/app/people/person-row.tsx';
import type { Failure } from '../../../../src/messages/index.ts';
import { press, pressAndRead, testAccessibility } from '../../support/accessibility.ts';
import { MIA, profileOf } from '../../support/profile-fixture.ts';
import { BEN, FULL, nothing, TWO, UNLOCKED } from '../agreement/agreement-fixture.ts';
import { contextOf } from '../agreement/context-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const WRONG_PIN: Failure = { ok: false, error: 'wrong-pin', detail: '' };
const NO_PHONE = { shown: null, show: nothing };
const CLOSING = { refresh: nothing, onClose: nothing, onDone: nothing };

testAccessibility('app/people', {
  'member-details.tsx': [
    {
      what: 'with a PIN, that was wrong',
      drawn: <MemberDetails profile={TWO} member={BEN} {...CLOSING} />,
      answers: { 'set-member-pin': WRONG_PIN },
      act: () => pressAndRead('own-pin-do', 'own-pin-result'),
    },
    {
      what: 'to whom time is to count, with a PIN',
      drawn: <MemberDetails profile={TWO} member={BEN} {...CLOSING} />,
      answers: { 'switch-member': { ok: false, error: 'needs-pin', detail: '' } },
      act: async () => {
        await press('switch-member');
        await screen.findByTestId('switch-pin');
      },
    },
    {
      what: 'of somebody who goes',
      drawn: <MemberDetails profile={TWO} member={MIA} {...CLOSING} />,
      act: () => press('remove-member'),
    },
  ],
  'parents.tsx': [
    { what: 'to a reader', drawn: <Parents profile={profileOf()} refresh={nothing} /> },
    {
      what: 'that are refused a new PIN',
      drawn: <Parents profile={UNLOCKED} refresh={nothing} />,
      answers: { 'change-pin': { ok: false, error: 'pin-differs', detail: '' } },
      act: async () => {
        await press('parent-edit');
        await pressAndRead('change-pin-do', 'change-pin-result');
      },
    },
    {
      what: 'of whom one goes',
      drawn: <Parents profile={UNLOCKED} refresh={nothing} />,
      act: async () => {
        await press('parent-edit');
        await press('remove-parent');
      },
    },
    {
      what: 'to whom one comes',
      drawn: <Parents profile={UNLOCKED} refresh={nothing} />,
      act: async () => {
        await press('add-parent-open');
        await pressAndRead('add-parent', 'add-parent-result');
      },
    },
  ],
  'people-place.tsx': [
    {
      what: 'to a reader',
      drawn: <PeoplePlace context={contextOf({ agreement: FULL })} phone={NO_PHONE} />,
    },
    {
      what: 'to a parent',
      drawn: (
        <PeoplePlace context={contextOf({ profile: UNLOCKED, agreement: FULL })} phone={NO_PHONE} />
      ),
    },
  ],
  'people.tsx': [
    {
      what: 'one',
      drawn: <People profile={profileOf()} isCounted={false} refresh={nothing} />,
    },
    {
      what: 'two, and a third without a name',
      drawn: <People profile={TWO} isCounted refresh={nothing} />,
      act: async () => {
        await press('add-member-open');
        await pressAndRead('add-member', 'add-member-result');
      },
    },
  ],
  'person-row.tsx': [
    {
      what: 'by itself',
      drawn: (
        <ul>
          <PersonRow
            id="mia"
            name="Mia"
            about="no PIN"
            isCurrent
            onEdit={nothing}
            testId="person"
          />
        </ul>
      ),
    },
  ],
});

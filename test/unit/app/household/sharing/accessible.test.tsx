// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { ConnectFolder } from '../../../../../src/app/household/sharing/connect-folder.tsx';
import { ConnectedFolder } from '../../../../../src/app/household/sharing/connected-folder.tsx';
import { Inbox } from '../../../../../src/app/household/sharing/inbox.tsx';
import { InboxLink } from '../../../../../src/app/household/sharing/inbox-link.tsx';
import { InboxRequest } from '../../../../../src/app/household/sharing/inbox-request.tsx';
import { InboxSuggestion } from '../../../../../src/app/household/sharing/inbox-suggestion.tsx';
import { OtherBrowsers } from '../../../../../src/app/household/sharing/other-browsers.tsx';
import { SharedFolder } from '../../../../../src/app/household/sharing/shared-folder.tsx';
import { firstCalendar } from '../../../../../src/domain/time/calendar.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import { press, testAccessibility } from '../../../support/accessibility.ts';
import { IDLE } from '../../../support/idle-action.ts';
import { profileOf } from '../../../support/profile-fixture.ts';
import {
  folderView,
  goneBrowser,
  inboxItem,
  NOW,
  otherBrowser,
  TROUBLED,
} from './folder-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

// The link reads from the database by itself.
beforeAll(async () => (await openDatabase()).close());

const nothing = (): void => undefined;
const CALENDAR = firstCalendar('Europe/Berlin');
const SHOWN = { now: NOW, calendar: CALENDAR, action: IDLE, onChange: nothing };
const SETTINGS = { calendars: [CALENDAR] };
const ITEM = inboxItem();
const ANSWERING = { profile: profileOf(), onChange: nothing, onSent: nothing };

testAccessibility('app/household/sharing', {
  'connect-folder.tsx': [
    {
      what: 'to a plain address',
      drawn: (
        <ConnectFolder
          entered={{ address: 'http://nas.local/kintime/', user: '' }}
          isConnected={false}
          action={IDLE}
          onDone={nothing}
        />
      ),
    },
  ],
  'connected-folder.tsx': [
    { what: 'in step', drawn: <ConnectedFolder folder={folderView()} {...SHOWN} /> },
    { what: 'alone', drawn: <ConnectedFolder folder={folderView({ others: [] })} {...SHOWN} /> },
    { what: 'with all that can be wrong', drawn: <ConnectedFolder folder={TROUBLED} {...SHOWN} /> },
    {
      what: 'asking about leaving',
      drawn: <ConnectedFolder folder={folderView()} {...SHOWN} />,
      act: () => press('leave-folder'),
    },
  ],
  'inbox.tsx': [
    {
      what: 'of a request and a suggestion',
      drawn: <Inbox items={[ITEM]} profile={profileOf()} onChange={nothing} />,
    },
    {
      what: 'without a PIN',
      drawn: <Inbox items={[ITEM]} profile={profileOf({ hasPin: false })} onChange={nothing} />,
    },
  ],
  'inbox-link.tsx': [
    {
      what: 'to two',
      drawn: <InboxLink />,
      answers: { 'folder-inbox': { ok: true, items: [ITEM] } },
      act: () => screen.findByTestId('inbox-link'),
    },
  ],
  'inbox-request.tsx': [
    {
      what: 'of Mia',
      drawn: (
        <InboxRequest
          item={ITEM}
          request={{ id: 'r1', ms: 900_000, pastBedtime: true, reason: 'a call', at: NOW }}
          {...ANSWERING}
        />
      ),
    },
  ],
  'inbox-suggestion.tsx': ITEM.proposals.map((proposal) => ({
    what: 'of Mia',
    drawn: <InboxSuggestion item={ITEM} proposal={proposal} {...ANSWERING} />,
  })),
  'other-browsers.tsx': [
    {
      what: 'with parents to confirm',
      drawn: (
        <OtherBrowsers others={[otherBrowser({ unknownParents: ['Dad'] })]} gone={[]} {...SHOWN} />
      ),
    },
    {
      what: 'without one whose file has gone',
      drawn: <OtherBrowsers others={[]} gone={[goneBrowser()]} {...SHOWN} />,
    },
  ],
  'shared-folder.tsx': [
    {
      what: 'before it is connected',
      drawn: (
        <SharedFolder
          settings={SETTINGS}
          state={{ folder: null, suggested: null }}
          onChange={nothing}
        />
      ),
    },
    {
      what: 'that a pairing told of',
      drawn: (
        <SharedFolder
          settings={SETTINGS}
          state={{
            folder: null,
            suggested: { address: 'https://cloud.test/kintime/', user: 'mia' },
          }}
          onChange={nothing}
        />
      ),
    },
    {
      what: 'in step',
      drawn: (
        <SharedFolder
          settings={SETTINGS}
          state={{ folder: folderView(), suggested: null }}
          onChange={nothing}
        />
      ),
    },
  ],
});

// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen } from '@testing-library/preact';
import { beforeAll, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { ConnectFolder } from '../../../../../src/app/household/sharing/connect-folder.tsx';
import { ConnectedFolder } from '../../../../../src/app/household/sharing/connected-folder.tsx';
import { FolderStanding } from '../../../../../src/app/household/sharing/folder-standing.tsx';
import { Inbox } from '../../../../../src/app/household/sharing/inbox.tsx';
import { InboxLink } from '../../../../../src/app/household/sharing/inbox-link.tsx';
import { InboxRequest } from '../../../../../src/app/household/sharing/inbox-request.tsx';
import { InboxSuggestion } from '../../../../../src/app/household/sharing/inbox-suggestion.tsx';
import { OtherBrowsers } from '../../../../../src/app/household/sharing/other-browsers.tsx';
import { SharedFolder } from '../../../../../src/app/household/sharing/shared-folder.tsx';
import { UnknownParents } from '../../../../../src/app/household/sharing/unknown-parents.tsx';
import { firstCalendar } from '../../../../../src/domain/time/calendar.ts';
import { openDatabase } from '../../../../../src/store/db/database.ts';
import { press, pressAndRead, testAccessibility } from '../../../support/accessibility.ts';
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
const SHOWN = { now: NOW, calendar: CALENDAR, onChange: nothing };
const CONNECTED = { ...SHOWN, onLeft: nothing };
const WITH_DAD = otherBrowser({ unknownParents: ['Dad'] });
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
          onDone={nothing}
        />
      ),
    },
  ],
  'connected-folder.tsx': [
    { what: 'in step', drawn: <ConnectedFolder folder={folderView()} {...CONNECTED} /> },
    {
      what: 'alone',
      drawn: <ConnectedFolder folder={folderView({ others: [] })} {...CONNECTED} />,
    },
    {
      what: 'with all that can be wrong',
      drawn: <ConnectedFolder folder={TROUBLED} {...CONNECTED} />,
    },
    {
      what: 'asking about leaving',
      drawn: <ConnectedFolder folder={folderView()} {...CONNECTED} />,
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
          request={{
            id: 'r1',
            date: '2026-05-07',
            ms: 900_000,
            pastBedtime: true,
            reason: 'a call',
            at: NOW,
          }}
          {...ANSWERING}
        />
      ),
    },
  ],
  'inbox-suggestion.tsx': ITEM.proposals.map((proposal) => ({
    what: 'of Mia',
    drawn: <InboxSuggestion item={ITEM} proposal={proposal} {...ANSWERING} />,
  })),
  'folder-standing.tsx': [
    {
      what: 'that failed',
      drawn: <FolderStanding folder={folderView({ problem: 'offline' })} {...SHOWN} />,
    },
    { what: 'without access', drawn: <FolderStanding folder={TROUBLED} {...SHOWN} /> },
  ],
  'other-browsers.tsx': [
    { what: 'with parents to confirm', drawn: <OtherBrowsers folder={TROUBLED} {...SHOWN} /> },
    {
      what: 'without one whose file has gone',
      drawn: (
        <OtherBrowsers folder={folderView({ others: [], gone: [goneBrowser()] })} {...SHOWN} />
      ),
    },
  ],
  'unknown-parents.tsx': [
    {
      what: 'of whom one has the name of a member',
      drawn: <UnknownParents other={WITH_DAD} hasPin onChange={nothing} />,
      answers: {
        'confirm-parents': { ok: false, error: 'name-of-member', detail: 'Dad', member: 'm1' },
      },
      act: () => pressAndRead('confirm-parents', 'confirm-parents-result'),
    },
    {
      what: 'where nobody has a PIN',
      drawn: <UnknownParents other={WITH_DAD} hasPin={false} onChange={nothing} />,
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

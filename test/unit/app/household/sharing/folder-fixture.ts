import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import type { SharedProposal } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import type {
  FolderView,
  InboxItem,
  OtherBrowserView,
} from '../../../../../src/messages/shared-folder.ts';
import { daily } from '../../../background/services-fixture.ts';
import { personId } from '../../../domain/household/week/week-card-fixture.ts';
import { at } from '../../../support/usage-snapshot-fixture.ts';

/** A Thursday evening in Berlin. */
export const NOW = at('2026-05-07T18:30');

export function otherBrowser(parts: Partial<OtherBrowserView> = {}): OtherBrowserView {
  return {
    device: 'd2',
    browser: 'Family computer',
    people: ['Mia', 'Dad'],
    heardAt: NOW - 10 * MINUTE,
    unknownParents: [],
    ...parts,
  };
}

/** A browser whose file went on Tuesday morning. */
export function goneBrowser(): FolderView['gone'][number] {
  return {
    device: 'd3',
    browser: 'Tablet',
    people: ['Mia'],
    heardAt: at('2026-05-04T18:00'),
    goneAt: at('2026-05-05T09:00'),
  };
}

/** In step with one other browser, unless that is changed. */
export function folderView(parts: Partial<FolderView> = {}): FolderView {
  return {
    address: 'https://cloud.test/kintime/',
    user: 'mia',
    browser: 'Laptop',
    problem: null,
    seenAt: NOW - 2 * MINUTE,
    writtenAt: NOW - 2 * MINUTE,
    waitUntil: 0,
    serverWaitUntil: 0,
    hasPin: true,
    others: [otherBrowser()],
    gone: [],
    refusals: [],
    wasCopied: false,
    ...parts,
  };
}

/** With everything that can be said at once. */
export const TROUBLED = folderView({
  problem: 'access-lost',
  wasCopied: true,
  waitUntil: NOW + HOUR,
  others: [otherBrowser({ unknownParents: ['Dad'], heardAt: NOW - 3 * DAY })],
  gone: [goneBrowser()],
  refusals: [
    { reason: 'rules-unsigned', browser: 'Family computer', whom: 'Mia' },
    { reason: 'damaged', browser: '', whom: '' },
  ],
});

const PROPOSAL: SharedProposal = {
  id: 'p1',
  person: personId(1),
  at: NOW - HOUR,
  rules: { ...NO_RULES, daily: daily(60) },
  reason: 'for the weekend',
  answer: null,
  answerReason: '',
  answeredBy: null,
  answeredAt: null,
};

/** Mia's request and suggestion on her laptop, unless that is changed. */
export function inboxItem(parts: Partial<InboxItem> = {}): InboxItem {
  return {
    person: personId(1),
    name: 'Mia',
    browser: 'Laptop',
    request: {
      id: 'r1',
      date: '2026-05-07',
      ms: 15 * MINUTE,
      pastBedtime: true,
      reason: 'to finish a call',
      at: NOW - HOUR,
    },
    watchedMs: 46 * MINUTE,
    proposals: [PROPOSAL],
    agreement: { way: 'together', rules: { ...NO_RULES, daily: daily(45) }, version: 1 },
    ...parts,
  };
}

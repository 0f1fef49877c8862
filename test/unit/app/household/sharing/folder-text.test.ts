// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import {
  folderErrorText,
  folderStateText,
  goneText,
  heardText,
  refusalText,
} from '../../../../../src/app/household/sharing/folder-text.ts';
import { REFUSAL_REASONS } from '../../../../../src/domain/household/sharing/connection.ts';
import { FOLDER_PROBLEMS } from '../../../../../src/domain/household/sharing/shared-folder.ts';
import { ADDRESS_FAULTS } from '../../../../../src/domain/household/sharing/folder-address.ts';
import { firstCalendar } from '../../../../../src/domain/time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { folderView, goneBrowser, NOW, otherBrowser } from './folder-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

/** Problems that ask the same of people: to look at the network, the address, or nothing at all. */
const ALIKE: readonly (readonly string[])[] = [
  ['offline', 'slow'],
  ['not-webdav', 'parent-missing'],
  ['changed', 'locked', 'too-many-requests'],
];

const CALENDAR = firstCalendar('Europe/Berlin');

describe('where the shared folder stands', () => {
  it.each([
    ['in step', {}, 'Connected. Last look: 6:28 PM.'],
    ['connected, before the first look', { seenAt: 0 }, 'Connected.'],
    ['seen on another day', { seenAt: NOW - DAY }, 'Connected. Last look: May 6, 2026, 6:30 PM.'],
    [
      'out of reach, and waiting',
      { problem: 'offline', waitUntil: NOW + 4 * MINUTE },
      'The folder’s server can’t be reached. Counting and limits go on. Next try: 6:34 PM.',
    ],
    [
      'out of reach, and looking again at once',
      { problem: 'slow', waitUntil: NOW - MINUTE },
      'The folder’s server can’t be reached. Counting and limits go on.',
    ],
  ] as const)('is said in words: %s', (_, parts, text) => {
    expect(folderStateText(folderView(parts), NOW, CALENDAR)).toBe(text);
  });

  it.each([...FOLDER_PROBLEMS, 'access-lost'] as const)(
    'is said in words that only problems with the same way out share, and that counting goes on: %s',
    (problem) => {
      const text = folderStateText(folderView({ problem }), NOW, CALENDAR);
      expect(text).toMatch(/^.+\. Counting and limits go on\.$/);
      expect(
        [...FOLDER_PROBLEMS, 'access-lost' as const].filter(
          (other) => folderStateText(folderView({ problem: other }), NOW, CALENDAR) === text,
        ),
      ).toEqual(ALIKE.find((some) => some.includes(problem)) ?? [problem]);
    },
  );
});

describe('why a folder could not be connected', () => {
  it.each(FOLDER_PROBLEMS)('is said in words: %s', (detail) => {
    const text = folderErrorText({ ok: false, error: 'folder-problem', detail });
    expect(text).toMatch(/\.$/);
    expect(text).not.toContain('couldn’t use');
  });

  it.each(ADDRESS_FAULTS)('is said in words, where the address is %s', (detail) => {
    expect(folderErrorText({ ok: false, error: 'folder-address', detail })).toMatch(/address/);
  });

  it('is said as anywhere else, if it is something else', () => {
    const text = folderErrorText({ ok: false, error: 'no-household', detail: '' });
    expect(text).toContain('no longer possible');
  });
});

describe('what was not taken over', () => {
  it.each(REFUSAL_REASONS)('names the browser: %s', (reason) => {
    expect(refusalText({ reason, browser: 'Laptop', whom: 'Mia' })).toContain('Laptop');
    expect(refusalText({ reason, browser: '', whom: 'Mia' })).toContain('another browser');
  });

  it.each(['rules-unsigned', 'answer-unsigned'] as const)(
    'names whom it concerns: %s',
    (reason) => {
      expect(refusalText({ reason, browser: 'Laptop', whom: 'Mia' })).toContain('Mia');
    },
  );
});

describe('when another browser was last heard from', () => {
  it.each([
    ['today', 2 * HOUR, 'Last heard from: 4:30 PM'],
    ['some days ago', 3 * DAY, 'Last heard from: Monday'],
    ['long ago', 20 * DAY, 'Last heard from: April 17'],
  ])('is told as it is said: %s', (_, ago, text) => {
    const other = otherBrowser({ heardAt: NOW - ago });
    expect(heardText(other, NOW, CALENDAR)).toBe(text);
  });
});

describe('a browser whose file has gone', () => {
  it.each([
    ['this week', 0, 0, 'No file since Tuesday. Last heard from: Mon 06:00 PM'],
    ['today', 2 * DAY + 2 * HOUR, 3 * DAY, 'No file since 11:00 AM. Last heard from: 6:00 PM'],
    [
      'long ago',
      -20 * DAY,
      -20 * DAY,
      'No file since April 15. Last heard from: Apr 14, 2026, 6:00 PM',
    ],
  ])('is told of as it is said: %s', (_, gone, heard, text) => {
    const { goneAt, heardAt } = goneBrowser();
    const times = { goneAt: goneAt + gone, heardAt: heardAt + heard };
    expect(goneText(times, NOW, CALENDAR)).toBe(text);
  });
});

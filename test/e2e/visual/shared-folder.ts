import { INITIAL_FOLDER_STATE } from '../../../src/domain/household/sharing/connection.ts';
import type { FolderState } from '../../../src/domain/household/sharing/connection.ts';
import { browserFile } from '../../fixtures/browser-file.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/units.ts';
import type { Kintime } from '../kintime.ts';
import { browserProfile } from '../messaging.ts';
import { putRows } from '../rows.ts';

const LEO = '00000000000000a1';

/**
 * Stores a connection to a shared folder that the browser may not reach, with two other browsers, in
 * one of which Leo waits for extra time and suggests something. Needs the cards.
 */
export async function insertSharedFolder(kintime: Kintime): Promise<void> {
  const { today } = await browserProfile(kintime);
  const now = Date.now();
  const elisabeth = browserFile({
    device: 'elisabeth',
    browser: 'Grandma’s computer',
    people: [{ id: '00000000000000a2', name: 'Grandma Elisabeth', grownUp: true, joinedAt: now }],
  });
  const leo = browserFile({
    device: 'leo',
    browser: 'Leo’s laptop',
    people: [{ id: LEO, name: 'Leo', grownUp: false, joinedAt: now }],
    requests: [
      {
        id: 'asked',
        person: LEO,
        date: today,
        at: now - MINUTE,
        ms: 15 * MINUTE,
        pastBedtime: true,
        reason: 'to finish a call',
        answer: null,
      },
    ],
    proposals: [
      {
        id: 'suggested',
        person: LEO,
        at: now - HOUR,
        rules: {
          ...NO_RULES,
          session: {
            lengthMs: 30 * MINUTE,
            breakMs: 10 * MINUTE,
            strength: 'soft',
            messagesOpen: false,
          },
        },
        reason: 'Better than a daily limit.',
        answer: null,
        answerReason: '',
        answeredBy: null,
        answeredAt: null,
      },
    ],
  });
  const folder = {
    address: 'https://nas.test/kintime/',
    user: 'bergs',
    password: 'app-password',
    browser: 'Family computer',
  };
  const folderState: FolderState = {
    ...INITIAL_FOLDER_STATE,
    seenAt: now - 2 * MINUTE,
    heardAt: { leo: now - 2 * MINUTE, elisabeth: now - 3 * DAY },
    gone: [
      {
        device: 'tablet',
        browser: 'Tablet',
        people: ['Leo'],
        sequence: 1,
        heardAt: now - 2 * DAY - HOUR,
        goneAt: now - 2 * DAY,
      },
    ],
    wasCopied: true,
    refusals: [
      { reason: 'rules-unsigned', browser: 'Leo’s laptop', whom: 'Leo', file: 'leo' },
      { reason: 'damaged', browser: '', whom: '', file: 'unknown' },
    ],
  };
  await putRows(kintime.reader, {
    browserFiles: [elisabeth, leo],
    settings: [
      { key: 'folder', value: folder },
      { key: 'folderState', value: folderState },
    ],
  });
}

/** Forgets that connection. */
export async function removeSharedFolder(kintime: Kintime): Promise<void> {
  await putRows(kintime.reader, { settings: [{ key: 'folder', value: null }] });
}

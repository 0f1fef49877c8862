import type { Page } from 'puppeteer-core';
import { HOUR, MINUTE } from '../../../src/domain/time/units.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import type { Rules, Strength } from '../../../src/domain/limits/rules/rules.ts';
import {
  browserProfile,
  bedtimeIn,
  daily,
  EVERY_DAY,
  memberId,
  request,
  setPin,
  setRules,
} from '../messaging.ts';
import type { Kintime } from '../kintime.ts';
import { putRows } from '../rows.ts';
import { insertSharedFolder, removeSharedFolder } from './shared-folder.ts';
import { insertCards, insertElsewhere, insertHistory } from './history.ts';
import {
  openFeed,
  closeFeed,
  waitForFeed,
  click,
  dialogOpen,
  fillAndPress,
  openDetails,
  chooseShorter,
  chooseFile,
  chooseRecord,
  showEarlierWeek,
} from './scene-actions.ts';

/** Where scenes may write files. */
export interface SceneContext {
  readonly folder: string;
}

/** One page in one state. */
export interface Scene {
  readonly name: string;
  /** A page of the extension. */
  readonly path: string;
  /** Selector that the page waits for. */
  readonly ready: string;
  /** Interaction before the picture. */
  readonly press?: (page: Page, context: SceneContext) => Promise<void>;
}

/** A state of the data and the pages that change with it. Stages build on each other. */
export interface Stage {
  readonly name: string;
  readonly setUp: (kintime: Kintime, context: SceneContext) => Promise<void>;
  readonly scenes: readonly Scene[];
}

const popup = (name: string, ready = 'h1, h2'): Scene => ({ name, path: 'popup.html', ready });
const page = (name: string, route: string, first?: Scene['press']): Scene => ({
  name,
  path: `app.html#/${route}`,
  ready: 'main h1',
  ...(first === undefined ? {} : { press: first }),
});

export const STAGES: readonly Stage[] = [
  {
    name: 'off',
    setUp: async () => undefined,
    scenes: [
      popup('popup-off', '[data-testid="go-welcome"]'),
      page('welcome-off', 'welcome'),
      page('welcome-who', 'welcome/who'),
      page('welcome-name', 'welcome/together'),
      page('about', 'about'),
      page('time-off', 'time'),
      page('limits-off', 'agreement'),
      page('data-off', 'data'),
      page('inspect-none', 'data/inspect'),
      page('household-off', 'household'),
    ],
  },
  {
    name: 'a parent alone said yes',
    setUp: async (kintime) => {
      await request(kintime, 'start-counting', { memberName: 'Mia', alone: true });
    },
    scenes: [
      popup('popup-waiting', '[data-testid="next-step"]'),
      page('welcome-waiting', 'welcome'),
      page('limits-waiting', 'agreement/bedtime', dialogOpen),
      page('limits-daily-waiting', 'agreement/daily', dialogOpen),
    ],
  },
  {
    name: 'first day',
    setUp: async (kintime) => kintime.agree(),
    scenes: [
      popup('popup-first-day', '[data-testid="today-total"]'),
      page('welcome-on', 'welcome'),
      page('first-bedtime', 'welcome/bedtime'),
      page('first-minutes', 'welcome/minutes'),
      page('first-decide', 'welcome/decide'),
      page('first-strength', 'welcome/strength'),
      page('first-pin', 'welcome/pin'),
      page('first-summary', 'welcome/summary'),
      page('time-first-day', 'time'),
      page('limits-none', 'agreement'),
      page('limits-first-pin', 'agreement/people'),
      page(
        'limits-same-person',
        'agreement/people',
        fillAndPress(
          { 'parent-name': 'Mia', pin: '482915', 'pin-confirm': '482915' },
          'unlock',
          'same-person',
        ),
      ),
      page('limits-add', 'agreement/add', dialogOpen),
      { name: 'closed-open', path: 'closed.html', ready: 'h1' },
    ],
  },
  {
    name: 'a full week',
    setUp: async (kintime) => {
      await insertHistory(kintime, 230);
      await insertElsewhere(kintime, 60);
    },
    scenes: [
      popup('popup-week', '[data-testid="today-total"]'),
      page('time-week', 'time'),
      page('time-earlier', 'time', showEarlierWeek),
      page('household-alone', 'household'),
      page('browsers-none', 'household/browsers'),
      page('privacy', 'privacy'),
      page('data-week', 'data'),
      page('data-preview', 'data', chooseFile),
      page('data-record', 'data', chooseRecord),
      page('data-delete', 'data', click('delete-all')),
      page('data-keep', 'data', chooseShorter),
      page('data-entries', 'data/entries'),
      page('data-check', 'data/check'),
      page('data-help', 'data/help', click('diagnostics-show')),
    ],
  },
  {
    name: 'agreed',
    setUp: async (kintime) => {
      await setPin(kintime);
      await setRules(kintime, agreed('soft'), 'together');
      const member = await memberId(kintime);
      await request(kintime, 'consent', { member, version: 1, as: 'member' });
      await request(kintime, 'add-member', { memberName: 'Ben' });
      await request(kintime, 'switch-member', { member, pin: '' });
    },
    scenes: [
      page('limits-unlocked', 'agreement'),
      page('limits-people', 'agreement/people'),
      page('limits-decides', 'agreement/decides', dialogOpen),
      page('limits-bedtime', 'agreement/bedtime', dialogOpen),
      page('limits-daily', 'agreement/daily', dialogOpen),
      page('limits-session', 'agreement/session', dialogOpen),
      page('limits-dates', 'agreement/dates', dialogOpen),
      page('limits-changes', 'agreement/changes'),
      page('limits-trust', 'agreement/trust'),
      popup('popup-agreed', '[data-testid="today-total"]'),
      {
        ...popup('popup-switch', '[data-testid="popup-member"]'),
        press: click('popup-member'),
      },
      {
        name: 'closed-stopped',
        path: 'closed.html#stopped',
        ready: '[data-testid="open-site"]',
      },
    ],
  },
  {
    name: 'in a household',
    setUp: async (kintime) => {
      // Saying who is a parent needs the PIN, which may have been given too long ago.
      await setPin(kintime);
      await request(kintime, 'make-household', { householdName: 'The Bergs' });
      await insertCards(kintime);
    },
    scenes: [
      page('household-paired', 'household'),
      page('household-pairing', 'household', async (shown) => {
        await openDetails(shown);
        await shown.waitForSelector('[data-testid="pair-for"]');
        await shown.select('[data-testid="pair-for"]', 'new');
        await click('show-pairing')(shown);
        await click('give-text')(shown);
        await shown.waitForSelector('[data-testid="copy-text"]');
      }),
      page('household-meeting', 'household/meeting'),
      page(
        'browsers-paired',
        'household/browsers',
        fillAndPress({ 'folder-address': 'see you' }, 'folder-connect', 'folder-state'),
      ),
      page('household-connect', 'household/browsers', async (shown) => {
        await shown.locator('[data-testid="folder-address"]').fill('http://192.168.1.20/kintime');
        await shown.waitForSelector('.folder-form .fault');
      }),
    ],
  },
  {
    name: 'with a shared folder',
    setUp: insertSharedFolder,
    scenes: [page('household-folder', 'household'), page('browsers-folder', 'household/browsers')],
  },
  {
    name: 'proposed',
    setUp: async (kintime) => {
      await removeSharedFolder(kintime);
      await request(kintime, 'lock', {});
      const rules: Rules = { ...NO_RULES, ...agreed('soft', 90) };
      const reason = 'My friends are online after practice.';
      await request(kintime, 'propose', { member: await memberId(kintime), rules, reason });
    },
    scenes: [
      page('limits-proposal', 'agreement/suggestions'),
      page('limits-pin', 'agreement/suggestions', click('answer-yes')),
      page('limits-suggest', 'agreement/daily', async (shown) => {
        await dialogOpen(shown);
        await shown.locator('[data-testid="daily-limit-all"]').fill('90');
        await shown.waitForSelector('[data-testid="propose"]');
      }),
      page('limits-locked', 'agreement'),
      page('limits-people-locked', 'agreement/people'),
    ],
  },
  {
    name: 'soon over',
    setUp: async (kintime) => {
      await setPin(kintime);
      await setRules(kintime, bedtimeIn(4));
    },
    scenes: [
      popup('popup-near', '[data-testid="next-step"]'),
      { name: 'closed-soon', path: 'closed.html#ask', ready: '[data-testid="extra-submit"]' },
    ],
  },
  {
    name: 'nobody has said who is watching',
    // As at the start of the browser.
    setUp: async ({ reader }) =>
      reader.evaluate(async () => chrome.storage.session.remove('chosen')),
    scenes: [{ name: 'closed-who', path: 'closed.html', ready: '[data-testid="who-member"]' }],
  },
  {
    name: 'closed',
    setUp: async (kintime) => {
      const { members } = await browserProfile(kintime);
      const member = members.find(({ name }) => name === 'Mia')?.id ?? '';
      await request(kintime, 'switch-member', { member, pin: '' });
      await setRules(kintime, { ...agreed('soft'), ...daily(30 * MINUTE), freeExtension: true });
      const ideas = ['Draw', 'Call grandma', 'Ride the bike'];
      await request(kintime, 'set-ideas', { member, ideas });
      await request(kintime, 'lock', {});
    },
    scenes: [
      popup('popup-closed', '[data-testid="today-total"]'),
      { name: 'closed-limit', path: 'closed.html', ready: '[data-testid="ask-more"]' },
      {
        name: 'closed-ask',
        path: 'closed.html',
        ready: '[data-testid="ask-more"]',
        press: click('ask-more'),
      },
    ],
  },
  {
    name: 'asked',
    setUp: async (kintime) => {
      const reason = 'to finish a call';
      await request(kintime, 'ask-extra-time', { minutes: 15, pastBedtime: false, reason });
    },
    scenes: [
      popup('popup-asked', '[data-testid="request"]'),
      { name: 'closed-asked', path: 'closed.html', ready: '[data-testid="request"]' },
      page('limits-asked', 'agreement/suggestions', async (shown) => {
        await shown.locator('[data-testid="request-choice"]:last-child').click();
      }),
    ],
  },
  {
    name: 'bedtime, after a no from each side',
    setUp: async (kintime) => {
      await setPin(kintime);
      await setRules(kintime, bedtimeIn(-30));
      const { current, members, requests } = await browserProfile(kintime);
      const [asked] = requests;
      const no = { minutes: null, code: '', reason: 'Dinner first.' };
      await request(kintime, 'answer-extra-time', { id: asked?.id ?? '', ...no });
      const member = current ?? members[0]?.id ?? '';
      const { agreement } = await request(kintime, 'agreement', { member });
      const version = agreement.versions[0]?.version ?? 0;
      const reason = 'It is the holidays.';
      await request(kintime, 'refuse', { member, version, as: 'member', reason });
      await request(kintime, 'lock', {});
    },
    scenes: [
      popup('popup-no', '[data-testid="request"]'),
      { name: 'closed-bedtime', path: 'closed.html', ready: '[data-testid="ask-more"]' },
    ],
  },
  {
    name: 'Arabic',
    setUp: async (kintime) => {
      await request(kintime, 'choose-language', { language: 'ar' });
    },
    scenes: [
      popup('popup-arabic', '[data-testid="today-total"]'),
      page('time-arabic', 'time'),
      page('limits-arabic', 'agreement'),
      page('limits-bedtime-arabic', 'agreement/bedtime', dialogOpen),
      page('limits-suggestions-arabic', 'agreement/suggestions'),
      page('household-arabic', 'household'),
      page('browsers-arabic', 'household/browsers'),
      page('data-arabic', 'data'),
      { name: 'closed-arabic', path: 'closed.html', ready: '[data-testid="ask-more"]' },
    ],
  },
  {
    name: 'watching, in Arabic',
    setUp: async (kintime) => {
      await setPin(kintime);
      await setRules(kintime, {});
      await openFeed(kintime);
    },
    scenes: [page('inspect-arabic', 'data/inspect', waitForFeed)],
  },
  {
    name: 'watching',
    setUp: async (kintime) => {
      await request(kintime, 'choose-language', { language: null });
    },
    scenes: [page('inspect', 'data/inspect', waitForFeed)],
  },
  {
    name: 'trouble',
    setUp: async (kintime) => {
      await closeFeed(kintime);
      const recordedClock = (await kintime.setting('recordedClock')) as object;
      const value = { ...recordedClock, last: Date.now() + 72 * HOUR };
      await putRows(kintime.reader, { settings: [{ key: 'recordedClock', value }] });
    },
    scenes: [
      popup('popup-trouble', '[data-testid="today-total"], h1, h2'),
      page('time-trouble', 'time'),
    ],
  },
];

function agreed(strength: Strength, minutes = 60): Partial<Rules> {
  const bedtime = { kind: 'bedtime', from: '22:00', to: '07:00', weekdays: EVERY_DAY } as const;
  return {
    ...daily(minutes * MINUTE, strength),
    windows: [{ ...bedtime, strength: 'firm' }],
    session: { lengthMs: 20 * MINUTE, breakMs: 10 * MINUTE, strength, messagesOpen: true },
  };
}

import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { storage, tabs } from '../browser-stub.ts';
import { at, daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const ASK_PAGE = 'chrome-extension://kintime/closed.html#ask';
const BEDTIME = { kind: 'bedtime', from: '12:04', to: '13:00', weekdays: [3] } as const;
const FIRM = rules({ windows: [{ ...BEDTIME, strength: 'firm' }] });
const SOFT = rules({ windows: [{ ...BEDTIME, strength: 'soft' }] });

/** The tabs that Kintime opens stay open. */
let open: { id: number; url: string; windowId: number }[] = [];

beforeEach(() => {
  open = [];
  vi.spyOn(tabs, 'query').mockImplementation(async () => open);
  vi.spyOn(tabs, 'create').mockImplementation(async (place) => {
    open.push({ id: 10 + open.length, windowId: 1, ...(place as { url: string }) });
  });
});

/** Mia's browser under these rules. */
async function withRules(agreed: Rules): Promise<TestBackground> {
  const background = await TestBackground.openWithParent();
  await background.setRules(await background.memberId('Mia'), agreed);
  return background;
}

/** Reports a minute of watching. @returns the notice that comes with the reply */
async function watchOneMinute(background: TestBackground, sequence = 1): Promise<unknown> {
  await background.sendFromPage('hello', { began: at('12:00') });
  background.setTime('12:01');
  const claims = [{ start: at('12:00'), end: at('12:01'), feed: 'for-you' }];
  const report = { sequence, claims, gaps: [], touchedAgoMs: null };
  const answer = await background.sendFromPage('report', report);
  return 'verdict' in answer ? answer.verdict.notice : undefined;
}

const press = async (background: TestBackground, frame = 0): Promise<unknown> =>
  background.sendFromPage('answer', { answer: 'more-time' }, frame);

const ask = async (background: TestBackground): Promise<unknown> =>
  background.request('ask-extra-time', { minutes: 5, pastBedtime: true, reason: '' });

test.each<[string, Rules, boolean]>([
  ['before bedtime, which stops', FIRM, true],
  ['before a daily limit that stops', rules({ daily: daily(5) }), true],
  ['not before a bedtime that asks', SOFT, false],
])('a notice offers more time %s', async (_, agreed, offersMore) => {
  const notice = await watchOneMinute(await withRules(agreed));
  expect(notice).toMatchObject({ offersMore });
});

test('a notice offers no more time to a member who has asked today', async () => {
  const background = await withRules(FIRM);
  await ask(background);
  expect(await watchOneMinute(background)).toMatchObject({ offersMore: false });
});

test('a notice offers no more time where an administrator has set rules', async () => {
  const managed = { dailyLimitMinutes: 60 };
  vi.spyOn(storage.managed, 'get').mockResolvedValue(managed);
  expect(await watchOneMinute(await withRules(FIRM))).toMatchObject({ offersMore: false });
});

test('the button opens the form next to its tab, once, however often a page presses it', async () => {
  const background = await withRules(FIRM);
  await watchOneMinute(background);
  await Promise.all(Array.from({ length: 20 }, async () => press(background)));
  expect(open).toEqual([{ id: 10, url: ASK_PAGE, windowId: 1, index: 4 }]);
  open = [];
  await press(background);
  expect(open).toEqual([]);
});

test('the button shows the form that is open already, in the window of its tab', async () => {
  const background = await withRules(FIRM);
  await watchOneMinute(background);
  open.push({ id: 9, url: ASK_PAGE, windowId: 2 });
  const [move, update] = [vi.spyOn(tabs, 'move'), vi.spyOn(tabs, 'update')];
  const reload = vi.spyOn(tabs, 'reload');
  await press(background);
  expect(tabs.create).not.toHaveBeenCalled();
  expect(move).toHaveBeenCalledWith(9, { windowId: 1, index: 4 });
  expect(update).toHaveBeenCalledWith(9, { active: true });
  // The form may have been closed in it.
  expect(reload).toHaveBeenCalledExactlyOnceWith(9);
});

test.each(['move', 'reload', 'update'] as const)(
  'a new form opens where the one that is open cannot be shown: %s',
  async (method) => {
    const background = await withRules(FIRM);
    await watchOneMinute(background);
    open.push({ id: 9, url: ASK_PAGE, windowId: 2 });
    vi.spyOn(tabs, method).mockRejectedValueOnce(new Error('private window'));
    await press(background);
    expect(open.slice(1)).toEqual([{ id: 11, url: ASK_PAGE, windowId: 1, index: 4 }]);
  },
);

test('where no form opens, the notice comes again, and its button opens one', async () => {
  const background = await withRules(FIRM);
  await watchOneMinute(background);
  vi.spyOn(tabs, 'create')
    .mockRejectedValueOnce(new Error('no'))
    .mockRejectedValueOnce(new Error('no'));
  await Promise.all(Array.from({ length: 20 }, async () => press(background)));
  expect(open).toEqual([]);
  expect(await watchOneMinute(background, 2)).toMatchObject({ offersMore: true });
  await Promise.all(Array.from({ length: 20 }, async () => press(background)));
  expect(open).toEqual([{ id: 10, url: ASK_PAGE, windowId: 1, index: 4 }]);
});

test('the form opens elsewhere where the browser refuses the place', async () => {
  const background = await withRules(FIRM);
  await watchOneMinute(background);
  vi.spyOn(tabs, 'create').mockRejectedValueOnce(new Error('private window'));
  await press(background);
  expect(tabs.create).toHaveBeenLastCalledWith({ url: ASK_PAGE });
});

test.each<[string, (background: TestBackground) => Promise<unknown>]>([
  ['before a notice', async () => undefined],
  [
    'once the member has asked',
    async (background) => {
      await watchOneMinute(background);
      await ask(background);
    },
  ],
  [
    'once TikTok is closed',
    async (background) => {
      await watchOneMinute(background);
      background.setTime('12:05');
    },
  ],
  [
    'once the rule is looser',
    async (background) => {
      await watchOneMinute(background);
      await background.setRules(await background.memberId('Mia'), rules());
    },
  ],
])('a page that presses the button opens nothing %s', async (_, prepare) => {
  const background = await withRules(FIRM);
  background.setTime('12:00');
  await prepare(background);
  await press(background);
  expect(open).toEqual([]);
});

test('a frame opens nothing', async () => {
  const background = await withRules(FIRM);
  await watchOneMinute(background);
  await press(background, 1);
  expect(open).toEqual([]);
});

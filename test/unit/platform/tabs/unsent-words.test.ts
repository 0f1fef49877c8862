import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  leaveFor,
  redirectUnlessWriting,
  tabsWithUnsentWords,
} from '../../../../src/platform/tabs/open-documents.ts';
import { scripting, tabs } from '../../background/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../background/browser-stub.ts'));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it.each<[string, unknown[], boolean]>([
  ['says yes', [{ frameId: 0, result: true }], true],
  [
    'says yes in one of its frames',
    [
      { frameId: 0, result: false },
      { frameId: 3, result: true },
    ],
    true,
  ],
  ['says no', [{ frameId: 0, result: false }], false],
  ['returns anything else, such as a text', [{ frameId: 0, result: 'See you on Saturday' }], false],
  ['cannot be asked', [], false],
])('a tab that %s stays: %#', async (_, answer, stays) => {
  vi.spyOn(tabs, 'query').mockResolvedValue([{ id: 1, url: 'https://www.tiktok.com/messages' }]);
  vi.spyOn(scripting, 'executeScript').mockResolvedValue(answer);
  const update = vi.spyOn(tabs, 'update');
  expect([...(await tabsWithUnsentWords(() => false))]).toEqual(stays ? [1] : []);
  await redirectUnlessWriting(1, 'closed.html');
  expect(update).toHaveBeenCalledTimes(stays ? 0 : 1);
});

it('a tab that may stay anyway is not asked', async () => {
  vi.spyOn(tabs, 'query').mockResolvedValue([{ id: 1, url: 'https://www.tiktok.com/messages' }]);
  const ask = vi.spyOn(scripting, 'executeScript');
  await tabsWithUnsentWords(({ feed }) => feed === 'messages');
  expect(ask).not.toHaveBeenCalled();
});

it('a tab that cannot show the closed page is closed once somebody leaves it', async () => {
  vi.spyOn(tabs, 'update').mockRejectedValue(new Error('not in a private window'));
  const remove = vi.spyOn(tabs, 'remove');
  await leaveFor(1, 'closed.html');
  expect(remove).toHaveBeenCalledWith(1);
});

it('a tab that does not answer within 0.6 s is sent away', async () => {
  vi.spyOn(tabs, 'query').mockResolvedValue([{ id: 1, url: 'https://www.tiktok.com/messages' }]);
  vi.spyOn(scripting, 'executeScript').mockReturnValue(new Promise(() => undefined));
  const update = vi.spyOn(tabs, 'update');
  const asked = Promise.all([
    tabsWithUnsentWords(() => false),
    redirectUnlessWriting(1, 'closed.html'),
  ]);
  await vi.advanceTimersByTimeAsync(600);
  const [kept] = await asked;
  expect([...kept]).toEqual([]);
  expect(update).toHaveBeenCalledOnce();
});

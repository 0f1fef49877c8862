import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Mock } from 'vitest';
import { TASK_DEADLINE } from '../../../../src/background/lib/task-queue.ts';
import { acceptPorts } from '../../../../src/platform/messaging/message-receiver.ts';
import { declarativeNetRequest, runtime, scripting, tabs } from '../browser-stub.ts';
import { at, daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const never = async (): Promise<never> => new Promise(() => undefined);

/** The redirect rules that stand. */
function watchRedirects(): { rules: readonly unknown[] } {
  const redirects = { rules: [] as readonly unknown[] };
  vi.spyOn(declarativeNetRequest, 'getDynamicRules').mockImplementation(async () => [
    ...redirects.rules,
  ]);
  vi.spyOn(declarativeNetRequest, 'updateDynamicRules').mockImplementation(
    async (change?: { addRules: readonly unknown[] }) => {
      redirects.rules = change?.addRules ?? [];
    },
  );
  return redirects;
}

/** Connects a document in no tab, as in another extension's sidebar. */
function portsOutsideTabs(): () => { readonly disconnect: Mock } {
  const listening = vi.spyOn(runtime.onConnect, 'addListener');
  acceptPorts(new AbortController().signal);
  const [accept] = listening.mock.lastCall ?? [];
  return () => {
    const port = {
      sender: { id: runtime.id, origin: 'https://www.tiktok.com' },
      onDisconnect: { addListener: vi.fn() },
      disconnect: vi.fn(),
    };
    accept?.(port);
    return port;
  };
}

/** Fifty embedded players that hang, and a tab that does. */
async function openHungPages(background: TestBackground): Promise<void> {
  for (let frame = 1; frame <= 50; frame += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await background.sendFromPage('hello', { began: at('12:00'), embedded: true }, frame, false);
  }
  vi.spyOn(tabs, 'query').mockResolvedValue([{ id: 1, url: 'https://www.tiktok.com/foryou' }]);
  for (const call of [
    vi.spyOn(tabs, 'sendMessage'),
    vi.spyOn(tabs, 'update'),
    vi.spyOn(scripting, 'executeScript'),
  ]) {
    call.mockImplementation(never);
  }
}

test('a verdict that opens takes its redirect away within 1 s, whatever pages do', async () => {
  const redirects = watchRedirects();
  const background = await TestBackground.openWithParent();
  const member = await background.memberId('Mia');
  await openHungPages(background);
  await background.setRules(member, rules({ daily: daily(0) }));
  expect(redirects.rules).not.toEqual([]);
  // Each of them makes Kintime enforce once more.
  const busy = Array.from({ length: 20 }, async (_, frame) =>
    background.sendFromPage('hello', { began: at('12:00'), embedded: true }, frame + 1),
  );
  await Promise.all(busy);
  const from = performance.now();
  const saved = background.setRules(member, rules({ daily: daily(30) }));
  await vi.waitUntil(() => redirects.rules.length === 0, { timeout: 5000, interval: 10 });
  expect(performance.now() - from).toBeLessThan(1000);
  await saved;
  expect(performance.now() - from).toBeLessThan(2000);
});

test('a run that is overdue is in the diagnostics, and holds up no later one', async () => {
  const background = await TestBackground.openWithParent();
  const member = await background.memberId('Mia');
  const redirects = watchRedirects();
  const timers = vi.spyOn(globalThis, 'setTimeout');
  vi.spyOn(declarativeNetRequest, 'updateDynamicRules').mockImplementationOnce(never);
  const saved = background.setRules(member, rules({ daily: daily(0) }));
  const refused = expect(saved).rejects.toThrow('longer than 10 s');
  const onDeadline = await vi.waitUntil(
    () => timers.mock.calls.find(([, ms]) => ms === TASK_DEADLINE)?.[0],
  );
  expect((await background.request('tracking-status', {})).status.overdueAt).toBeNull();
  onDeadline();
  await refused;
  const { status } = await background.request('tracking-status', {});
  expect(status.overdueAt).toBe(at('12:00'));
  await background.setRules(member, rules({ daily: daily(1) }));
  expect(redirects.rules).toEqual([]);
});

test.each([
  ['a player in a page of another site', { feed: 'other', embedded: true }, 7],
  ['a window that a page of the site wrote itself', { feed: 'for-you', embedded: false }, 0],
])('%s is covered when the site closes, though no tab is listed', async (_, place, frame) => {
  const background = await TestBackground.openWithParent();
  await background.sendFromPage('hello', { began: at('12:00'), ...place }, frame, false);
  const inject = vi.spyOn(scripting, 'executeScript');
  await background.setRules(await background.memberId('Mia'), rules({ daily: daily(0) }));
  const target = { tabId: 1, frameIds: [frame] };
  await vi.waitFor(() =>
    expect(inject).toHaveBeenCalledWith(expect.objectContaining({ target, files: ['overlay.js'] })),
  );
});

test('a document in no tab is made to ask once for each verdict, not by its own reports', async () => {
  const connect = portsOutsideTabs();
  const background = await TestBackground.openWithParent();
  const member = await background.memberId('Mia');
  const first = connect();
  await background.setRules(member, rules({ daily: daily(0) }));
  expect(first.disconnect).toHaveBeenCalledOnce();
  const second = connect();
  await background.watch('12:00', '12:01');
  expect(await background.verdict()).toBe('Mia closed daily');
  expect(second.disconnect).not.toHaveBeenCalled();
  await background.setRules(member, rules({ daily: daily(30) }));
  expect(second.disconnect).toHaveBeenCalledOnce();
});

/** Two tabs of the site; somebody writes in the first. @returns the tabs that were sent away */
function watchTwoTabs(): Mock {
  vi.spyOn(tabs, 'query').mockResolvedValue([
    { id: 1, url: 'https://www.tiktok.com/messages' },
    { id: 2, url: 'https://www.tiktok.com/messages' },
  ]);
  vi.spyOn(scripting, 'executeScript').mockImplementation(
    async (injection?: { target: { tabId: number }; files: string[] }) =>
      injection?.files.includes('unsent-words.js') === true
        ? [{ frameId: 0, result: injection.target.tabId === 1 }]
        : [],
  );
  return vi.spyOn(tabs, 'update');
}

test('a closing site sends no tab away in which somebody writes, until that person leaves it', async () => {
  const update = watchTwoTabs();
  const background = await TestBackground.openWithParent();
  await background.sendFromPage('answer', { answer: 'leave', feed: 'messages' });
  expect(update).not.toHaveBeenCalled();
  await background.setRules(await background.memberId('Mia'), rules({ daily: daily(0) }));
  // Its own question changes nothing.
  await background.sendFromPage('hello', { began: at('12:00'), feed: 'messages' });
  expect(new Set(update.mock.calls.map(([tab]) => tab))).toEqual(new Set([2]));
  await background.sendFromPage('answer', { answer: 'leave', feed: 'messages' });
  const firstTab = update.mock.calls.filter(([tab]) => tab === 1);
  expect(firstTab).toEqual([[1, { url: runtime.getURL('closed.html') }]]);
});

test('the same holds while nobody has said who is watching', async () => {
  const update = watchTwoTabs();
  const background = await TestBackground.openWithParent();
  await background.request('add-member', { memberName: 'Ben' });
  await vi.waitFor(() => expect(update).toHaveBeenCalledWith(2, expect.anything()));
  expect(update).not.toHaveBeenCalledWith(1, expect.anything());
  await background.sendFromPage('answer', { answer: 'leave', feed: 'messages' });
  expect(update).toHaveBeenCalledWith(1, { url: runtime.getURL('closed.html') });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  leaveFor,
  notifyDocuments,
  redirectTab,
  redirectTabs,
} from '../../../../src/platform/tabs/open-documents.ts';
import {
  injectIntoOpenDocuments,
  injectOverlay,
  injectOverlays,
} from '../../../../src/platform/tabs/script-injection.ts';
import { scripting, tabs } from '../../background/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../background/browser-stub.ts'));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(tabs, 'query').mockResolvedValue([{ id: 1, url: 'https://www.tiktok.com/foryou' }]);
});
afterEach(() => vi.useRealTimers());

// A page that is frozen or hangs.
const never = async (): Promise<never> => new Promise(() => undefined);

it.each([
  ['a notice', async () => notifyDocuments({ notice: 'hand-over' })],
  ['content scripts', async () => injectIntoOpenDocuments()],
  ['overlays', async () => injectOverlays()],
  ['an overlay in a frame', async () => injectOverlay({ tab: 1, frame: 7 })],
  ['sending tabs away', async () => redirectTabs('closed.html', () => false)],
  ['sending a tab away', async () => redirectTab(1, 'closed.html')],
  ['leaving a page', async () => leaveFor(1, 'closed.html')],
])('%s: a page that never answers holds up nobody, and a refusal is no error', async (_, call) => {
  const calls = [
    vi.spyOn(tabs, 'sendMessage'),
    vi.spyOn(tabs, 'update'),
    vi.spyOn(scripting, 'executeScript'),
  ];
  for (const each of calls) each.mockImplementation(never);
  const from = Date.now();
  const called = call();
  await vi.runAllTimersAsync();
  await called;
  expect(Date.now() - from).toBeLessThanOrEqual(300);
  expect(calls.flatMap(({ mock }) => mock.calls)).toHaveLength(1);
  for (const each of calls) each.mockRejectedValue(new Error('no such tab'));
  await expect(call()).resolves.toBeUndefined();
});

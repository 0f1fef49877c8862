import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SecondCopyKeeper } from '../../../../src/background/storage/second-copy-keeper.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { storage } from '../browser-stub.ts';
import { at, PIN, TestBackground } from '../services-fixture.ts';
import { closedBrowser } from './second-copy-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

afterEach(() => vi.unstubAllGlobals());

describe('the second copy', () => {
  it('is not there before the set-up (rule C10)', async () => {
    const background = await TestBackground.install();
    await background.profile();
    expect(await storage.local.get(null)).toEqual({});
  });

  it('forgets who was removed, even if the disk was full meanwhile', async () => {
    const { background } = await closedBrowser();
    const ben = await background.addUnlimitedMember('Ben');
    const { set } = storage.local;
    const failing = vi
      .spyOn(storage.local, 'set')
      .mockRejectedValue(new Error('disk full'))
      .mockImplementationOnce(set);
    await background.request('remove-member', { member: ben, memberPin: '' });
    expect(JSON.stringify(await storage.local.get(null))).toContain(ben);
    failing.mockRestore();
    await background.restartWorker();
    await background.profile();
    expect(JSON.stringify(await storage.local.get(null))).not.toContain(ben);
  });

  it('is not written to a full disk while only reading', async () => {
    const { background } = await closedBrowser();
    await storage.local.remove(['secondCopy:0', 'secondCopy:1']);
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 1, usage: 1 }) } });
    await background.restartWorker();
    await background.profile();
    expect(await storage.local.get('secondCopy:0')).toEqual({});
    vi.unstubAllGlobals();
  });

  it('is not written while nothing in it changes', async () => {
    const { background } = await closedBrowser();
    await background.watch('12:00', '12:10');
    const set = vi.spyOn(storage.local, 'set');
    await background.watch('12:10', '12:14');
    expect(set).not.toHaveBeenCalled();
    await background.request('rename-member', {
      member: await background.memberId('Mia'),
      memberName: 'Mila',
    });
    // To both places.
    expect(set).toHaveBeenCalledTimes(2);
    set.mockRestore();
  });

  it('holds the latest state, even if the write before was slow', async () => {
    const { background } = await closedBrowser();
    const member = await background.memberId('Mia');
    const { get } = storage.local;
    let answer: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const reading = vi.spyOn(storage.local, 'get').mockImplementationOnce(async (key) => {
      await slow;
      return get(key);
    });
    const updates = vi.spyOn(SecondCopyKeeper.prototype, 'update');
    const first = background.request('rename-member', { member, memberName: 'Mila' });
    await vi.waitUntil(() => reading.mock.calls.length > 0);
    const second = background.request('set-ideas', { member, ideas: ['Draw for a bit'] });
    await vi.waitUntil(() => updates.mock.calls.length === 2);
    // Takes the same steps: if the second write did not wait for the first, it is over by then.
    const another = new SecondCopyKeeper({ now: () => ({ wall: at('12:00'), mono: 0 }) });
    await background.read(async (database) => another.update(database));
    answer();
    await Promise.all([first, second]);
    for (const key of ['secondCopy:0', 'secondCopy:1']) {
      expect(JSON.stringify(await get(key))).toContain('Draw for a bit');
    }
  });

  it('follows what is watched at most every 5 minutes', async () => {
    const background = await TestBackground.openWithParent();
    const set = vi.spyOn(storage.local, 'set');
    for (let minute = 0; minute < 60; minute += 1) {
      const time = (m: number): string => new Date(at('12:00') + m * MINUTE).toISOString();
      // oxlint-disable-next-line no-await-in-loop -- one minute after the other
      await background.watch(time(minute).slice(0, -1), time(minute + 1).slice(0, -1));
    }
    // To both places, and the clock within them.
    expect(set.mock.calls.length).toBeGreaterThanOrEqual(22);
    expect(set.mock.calls.length).toBeLessThanOrEqual(24);
    set.mockRestore();
  });

  it('forgets the time of days that were deleted', async () => {
    const background = await TestBackground.open();
    await background.watch('12:00', '12:10');
    await background.watch('12:10', '12:20');
    expect(JSON.stringify(await storage.local.get(null))).toContain('messagesMs');
    await background.request('delete', { everything: true });
    expect(JSON.stringify(await storage.local.get(null))).not.toContain('messagesMs');
  });

  it('forgets the time that was deleted for one member', async () => {
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    await background.watch('12:00', '12:10');
    await background.watch('12:10', '12:20');
    expect(JSON.stringify(await storage.local.get(null))).toContain('messagesMs');
    await background.request('delete', { from: '2026-05-06', to: '2026-05-06', member });
    expect(JSON.stringify(await storage.local.get(null))).not.toContain('messagesMs');
  });

  it('holds no PIN in the clear, and of what was watched nothing but totals', async () => {
    const { background } = await closedBrowser();
    await background.watch('12:00', '12:20');
    const text = JSON.stringify(await storage.local.get(null));
    expect(text).toContain('verify');
    expect(text).not.toContain(PIN);
    expect(text).not.toContain('for-you');
  });
});

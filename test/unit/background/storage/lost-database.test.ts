import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlternatingStorage } from '../../../../src/platform/storage/alternating-storage.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { declarativeNetRequest, storage } from '../browser-stub.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';
import { closedBrowser, loseDatabase } from './second-copy-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

afterEach(() => vi.unstubAllGlobals());

describe('a database that the browser threw away', () => {
  let background: TestBackground;
  let mia: string;
  beforeEach(async () => {
    ({ background, mia } = await closedBrowser());
    await background.watch('12:00', '12:20');
    background.setTime('13:00');
  });

  it('takes no rule, member or PIN with it', async () => {
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia closed daily');
    const profile = await background.profile();
    expect(profile.members).toMatchObject([{ id: mia, name: 'Mia' }]);
    expect(profile.parents).toMatchObject([{ name: 'Dad' }]);
    const unlocked = { pin: PIN, confirm: '', parentName: '' };
    expect(await background.send('unlock', unlocked)).toMatchObject({ ok: true });
  });

  it('is said in the change log, in a gap over all that was counted, and until a parent looked', async () => {
    await loseDatabase();
    const { countingSince } = await background.read(readSettings);
    expect(await background.loggedEvents()).toEqual(['history-lost']);
    expect(await background.read(async ({ gaps }) => gaps.toArray())).toMatchObject([
      { start: countingSince, end: at('13:00'), reason: 'lost' },
    ]);
    const { status } = await background.request('tracking-status', {});
    expect(status).toMatchObject({
      counting: true,
      historyLost: false,
      lostHistory: { from: countingSince, at: at('13:00') },
    });
    await background.request('lock', {});
    expect(await background.send('confirm-loss', {})).toMatchObject({ error: 'needs-pin' });
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.request('confirm-loss', {});
    const { status: after } = await background.request('tracking-status', {});
    expect(after.lostHistory).toBeNull();
  });

  it('is restored again the next time', async () => {
    await loseDatabase();
    await background.request('add-member', { memberName: 'Ben' });
    await loseDatabase();
    const { members } = await background.profile();
    expect(members.map(({ name }) => name)).toEqual(['Ben', 'Mia']);
  });

  it('takes nothing with it either if the copy is of an earlier version', async () => {
    const stored = new AlternatingStorage('secondCopy');
    const copy = (await stored.read()) as Record<string, unknown>;
    await stored.write(Object.fromEntries(Object.entries(copy).filter(([key]) => key !== 'used')));
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia closed daily');
    expect((await background.read(readSettings)).usedBeforeLoss).toBeNull();
  });

  it('holds once it was restored, even if no new copy could be written since', async () => {
    await loseDatabase();
    const failing = vi.spyOn(storage.local, 'set').mockRejectedValue(new Error('disk full'));
    await background.request('rename-member', { member: mia, memberName: 'Mila' });
    await background.restartWorker();
    failing.mockRestore();
    const { members } = await background.profile();
    expect(members).toMatchObject([{ name: 'Mila' }]);
    expect(
      (await background.loggedEvents()).filter((what) => what === 'history-lost'),
    ).toHaveLength(1);
  });

  it('keeps the failed attempts, so that losing it gives no new guesses', async () => {
    await background.request('lock', {});
    for (let i = 0; i < 5; i += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one guess after the other
      await background.send('unlock', { pin: '9999', confirm: '', parentName: '' });
    }
    await loseDatabase();
    const guess = { pin: '9999', confirm: '', parentName: '' };
    expect(await background.send('unlock', guess)).toMatchObject({ error: 'pin-wait' });
  });

  it('is not used as it is while the copy cannot be read', async () => {
    await loseDatabase();
    const failing = vi.spyOn(storage.local, 'get').mockRejectedValue(new Error('disk full'));
    const redirect = vi.spyOn(declarativeNetRequest, 'updateDynamicRules');
    expect(await background.send('profile', {})).toMatchObject({ error: 'storage-broken' });
    expect(await background.sendFromPage('hello', { began: at('13:00') })).toMatchObject({
      error: 'storage-broken',
    });
    expect(redirect).not.toHaveBeenCalled();
    redirect.mockRestore();
    failing.mockRestore();
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is used as it is if only the copy cannot be read', async () => {
    const failing = vi.spyOn(storage.local, 'get').mockRejectedValue(new Error('broken'));
    await background.restartWorker();
    expect(await background.verdict()).toBe('Mia closed daily');
    failing.mockRestore();
  });

  it('is not written to while there is no room', async () => {
    await loseDatabase();
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 1, usage: 1 }) } });
    const writes = [
      vi.spyOn(IDBObjectStore.prototype, 'put'),
      vi.spyOn(IDBObjectStore.prototype, 'add'),
      vi.spyOn(storage.local, 'set'),
    ];
    expect(await background.send('profile', {})).toMatchObject({ error: 'storage-full' });
    for (const write of writes) {
      expect(write).not.toHaveBeenCalled();
      write.mockRestore();
    }
    vi.unstubAllGlobals();
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is not used as it is while the rules cannot be written back', async () => {
    await loseDatabase();
    const failing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('disk full', 'QuotaExceededError');
    });
    const redirect = vi.spyOn(declarativeNetRequest, 'updateDynamicRules');
    expect(await background.send('profile', {})).toMatchObject({ error: 'storage-full' });
    expect(await background.sendFromPage('hello', { began: at('13:00') })).toMatchObject({
      error: 'storage-full',
    });
    // The redirect stands, whatever it is.
    expect(redirect).not.toHaveBeenCalled();
    redirect.mockRestore();
    failing.mockRestore();
    expect(await background.verdict()).toBe('Mia closed daily');
  });
});

describe('an older state of the database', () => {
  it('gets back what it lacks of the copy', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    const rows = await background.read(async ({ log, agreements }) => ({
      log: (await log.toCollection().lastKey()) ?? 0,
      agreements: await agreements.count(),
    }));
    await background.setRules(mia, rules({ daily: daily(0) }));
    await background.read(async ({ log, agreements }) => {
      await log.where(':id').above(rows.log).delete();
      await agreements.clear();
    });
    await background.restartWorker();
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await background.loggedEvents()).toContain('history-lost');
  });
});

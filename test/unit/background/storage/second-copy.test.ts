import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../domain/limits/evaluation/context-fixture.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { AlternatingStorage } from '../../../../src/platform/storage/alternating-storage.ts';
import { deleteOldLostTime } from '../../../../src/store/limits/lost-time.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { declarativeNetRequest, storage } from '../browser-stub.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

afterEach(() => vi.unstubAllGlobals());

/** Dad's PIN, and nothing allowed on this computer. */
async function closedBrowser(): Promise<{ background: TestBackground; mia: string }> {
  const background = await TestBackground.openWithParent();
  const mia = await background.memberId('Mia');
  await background.setRules(mia, rules({ daily: daily(0) }));
  return { background, mia };
}

/** What the browser does with a damaged database: it closes all connections and starts anew. */
async function loseDatabase(): Promise<void> {
  await Dexie.delete(DATABASE);
}

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

describe('the minutes that were used before a loss', () => {
  let background: TestBackground;
  let mia: string;
  beforeEach(async () => {
    background = await TestBackground.openWithParent();
    mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(30) }));
    await background.watch('12:00', '12:20');
    background.setTime('13:00');
  });

  const lostMinutes = async (): Promise<number> => {
    const { agreement } = await background.request('agreement', { member: mia });
    return (agreement.todayMs ?? 0) / MINUTE;
  };

  it('count for the daily limit', async () => {
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia open');
    await background.watch('13:00', '13:09');
    expect(await background.verdict()).toBe('Mia open');
    await background.watch('13:10', '13:12');
    background.setTime('13:20');
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await lostMinutes()).toBe(31);
  });

  it('count if the limit was reached a moment before', async () => {
    await background.watch('13:00', '13:10');
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('use up the extra time that was given for them', async () => {
    await background.watch('13:00', '13:10');
    await background.request('extra-time', {
      minutes: 15,
      code: PIN,
      pastBedtime: false,
      reason: '',
    });
    await background.watch('13:10', '13:22');
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia open');
    await background.watch('13:30', '13:34');
    background.setTime('13:40');
    expect(await background.verdict()).toBe('Mia closed daily');
    await background.request('extra-time', {
      minutes: 5,
      code: PIN,
      pastBedtime: false,
      reason: '',
    });
    expect(await background.verdict()).toBe('Mia open');
  });

  it('count for the weekly limit, on the next day too', async () => {
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    const weekly = { limitMs: 30 * MINUTE, strength: 'firm' } as const;
    await background.setRules(mia, rules({ weekly }));
    await loseDatabase();
    background.setTime('2026-05-07T12:00');
    await background.watch('2026-05-07T12:00', '2026-05-07T12:12');
    background.setTime('2026-05-07T12:20');
    expect(await background.verdict()).toBe('Mia closed weekly');
  });

  it('leave the extra time of earlier days to the weekly limit', async () => {
    const weekly = { limitMs: 30 * MINUTE, strength: 'firm' } as const;
    const extra = { minutes: 15 as const, code: PIN, pastBedtime: false, reason: '' };
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.setRules(mia, rules({ weekly }));
    await background.request('extra-time', extra);
    background.setTime('2026-05-07T12:00');
    await background.profile();
    await loseDatabase();
    await background.watch('2026-05-07T12:00', '2026-05-07T12:20');
    background.setTime('2026-05-07T12:30');
    expect(await background.verdict()).toBe('Mia open');
  });

  it('make no session, but use up extra time for sessions', async () => {
    const extra = { minutes: 15 as const, code: PIN, pastBedtime: false, reason: '' };
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.setRules(mia, rules({ session: session(15, 60) }));
    background.setTime('2026-05-07T12:00');
    await background.request('extra-time', extra);
    await background.watch('2026-05-07T12:00', '2026-05-07T12:14');
    await background.watch('2026-05-07T12:14', '2026-05-07T12:30');
    background.setTime('2026-05-07T12:40');
    expect(await background.verdict()).toBe('Mia closed session');
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia open');
    await background.watch('2026-05-07T12:40', '2026-05-07T12:56');
    background.setTime('2026-05-07T13:00');
    expect(await background.verdict()).toBe('Mia closed session');
  });

  it('are not forgotten by a second loss', async () => {
    await loseDatabase();
    await background.watch('13:00', '13:06');
    await loseDatabase();
    await background.watch('13:10', '13:15');
    background.setTime('13:20');
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('count once if a saved file brings them back', async () => {
    const { archive } = await background.request('export', {});
    await loseDatabase();
    expect(await lostMinutes()).toBe(20);
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.request('import', { archive });
    expect(await lostMinutes()).toBe(20);
  });

  it('go with the day that somebody deletes', async () => {
    await loseDatabase();
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.request('delete', { from: '2026-05-06', to: '2026-05-06' });
    expect(await lostMinutes()).toBe(0);
    expect((await background.read(readSettings)).usedBeforeLoss).toBeNull();
    expect(JSON.stringify(await storage.local.get(null))).not.toContain('messagesMs');
  });

  it('are kept for a week', async () => {
    await loseDatabase();
    await background.profile();
    await background.connection.write(deleteOldLostTime, at('2026-05-12T12:00'));
    expect((await background.read(readSettings)).usedBeforeLoss).not.toBeNull();
    await background.connection.write(deleteOldLostTime, at('2026-05-13T12:00'));
    expect((await background.read(readSettings)).usedBeforeLoss).toBeNull();
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
    const first = background.request('rename-member', { member, memberName: 'Mila' });
    await vi.waitUntil(() => reading.mock.calls.length > 0);
    const second = background.request('rename-member', { member, memberName: 'Milo' });
    await vi.waitUntil(async () =>
      (await background.profile()).members.some(({ name }) => name === 'Milo'),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer();
    await Promise.all([first, second]);
    for (const key of ['secondCopy:0', 'secondCopy:1']) {
      expect(JSON.stringify(await get(key))).toContain('Milo');
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

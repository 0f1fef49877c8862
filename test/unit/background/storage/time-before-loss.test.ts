import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { deleteOldLostTime } from '../../../../src/store/limits/lost-time.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { session } from '../../domain/limits/evaluation/context-fixture.ts';
import { storage } from '../browser-stub.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';
import { loseDatabase } from './second-copy-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

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

  it('count in other browsers, too', async () => {
    const steps = [{ at: at('12:30'), otherMs: 10 * MINUTE, messagesMs: 0 }];
    await background.connection.write(async ({ sharedTime }) => {
      const other = { device: 'family', browser: 'Family computer', date: '2026-05-06' };
      await sharedTime.put({ ...other, member: mia, steps });
    });
    await loseDatabase();
    expect(await background.verdict()).toBe('Mia closed daily');
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

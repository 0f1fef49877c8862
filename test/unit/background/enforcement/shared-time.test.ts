import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SharedTime } from '../../../../src/domain/household/sharing/shared-time.schema.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { takeNewDevice } from '../../../../src/store/household/copied-profile.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { deleteOldSharedTime } from '../../../../src/store/limits/shared-time.ts';
import { dayWith } from '../../support/usage-snapshot-fixture.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

const TODAY = '2026-05-06';
const FOLDER = {
  address: 'https://cloud.example/dav/',
  user: 'dad',
  password: 'x',
  browser: 'Tim',
};

let background: TestBackground;
let mia: string;

beforeEach(async () => {
  background = await TestBackground.openWithParent();
  mia = await background.memberId('Mia');
  await background.setRules(mia, rules({ daily: daily(30) }));
  await background.connection.write(async (database) => {
    await writeSettings(database, { folder: FOLDER });
  });
  await background.watch('12:00', '12:20');
  background.setTime('13:00');
});

const unlock = async () => background.request('unlock', { pin: PIN, confirm: '', parentName: '' });

/** Another browser is heard to have been watched in for so many minutes. */
async function hear(time: string, minutes: number, more: Partial<SharedTime> = {}): Promise<void> {
  const steps = [{ at: at(time), otherMs: minutes * MINUTE, messagesMs: 0 }];
  const row = { device: 'family', browser: 'Family computer', member: mia, date: TODAY, steps };
  await background.connection.write(async ({ sharedTime }) => {
    await sharedTime.put({ ...row, ...more });
  });
}

const agreement = async () => (await background.request('agreement', { member: mia })).agreement;

describe('time in other browsers', () => {
  it('counts for the daily limit, and pages say where it went', async () => {
    await hear('12:50', 9);
    expect(await background.verdict()).toBe('Mia open');
    await hear('12:50', 10);
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await agreement()).toMatchObject({
      todayMs: 20 * MINUTE,
      chargedMs: 30 * MINUTE,
      sharedMs: 10 * MINUTE,
      weekMs: 20 * MINUTE,
      otherBrowsers: [{ browser: 'Family computer', todayMs: 10 * MINUTE, weekMs: 10 * MINUTE }],
    });
  });

  it('counts for the weekly limit, the days before today too', async () => {
    const weekly = { limitMs: 60 * MINUTE, strength: 'firm' } as const;
    await unlock();
    await background.setRules(mia, rules({ weekly }));
    await hear('2026-05-04T18:00', 20, { date: '2026-05-04' });
    await hear('12:50', 19);
    expect(await background.verdict()).toBe('Mia open');
    await hear('12:50', 20, { device: 'phone' });
    expect(await background.verdict()).toBe('Mia closed weekly');
    expect((await agreement()).otherBrowsers).toEqual([
      { browser: 'Family computer', todayMs: 19 * MINUTE, weekMs: 39 * MINUTE },
      { browser: 'Family computer', todayMs: 20 * MINUTE, weekMs: 20 * MINUTE },
    ]);
  });

  it.each<[string, Partial<SharedTime>]>([
    ['of another week', { date: '2026-05-03' }],
    ['of somebody else', { member: 'ben' }],
    ['of a date to come', { date: '2026-05-07' }],
    ['of this browser itself', { device: 'own' }],
    ['of a row that is damaged', { steps: [{ at: 0, otherMs: -1, messagesMs: 0 }] }],
  ])('does not count: %s', async (_, more) => {
    const weekly = { limitMs: 25 * MINUTE, strength: 'firm' } as const;
    await background.connection.write(async (database) => {
      await writeSettings(database, { device: 'own' });
      await database.days.toCollection().modify({ device: 'own' });
    });
    await unlock();
    await background.setRules(mia, rules({ weekly, daily: daily(10) }));
    await hear('12:50', 30, more);
    expect((await agreement()).chargedMs).toBe(0);
    expect((await agreement()).otherBrowsers).toEqual([]);
    expect(await background.verdict()).toBe('Mia open');
  });

  it.each(['leave-folder', 'leave-household'] as const)(
    'counts on after this browser has left: %s',
    async (message) => {
      vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('off line')));
      await unlock();
      await background.request('make-household', { householdName: 'Berg' });
      await hear('12:50', 10);
      await background.request(message, {});
      expect(await background.read(async (database) => (await readSettings(database)).folder)).toBe(
        null,
      );
      expect(await background.verdict()).toBe('Mia closed daily');
      expect((await agreement()).otherBrowsers).toMatchObject([{ todayMs: 10 * MINUTE }]);
      // Nothing holds it any more once the day is over.
      background.setTime('2026-05-07T12:00');
      expect(await background.verdict()).toBe('Mia open');
    },
  );

  it('counts once, although a saved file brought the other browser’s days', async () => {
    const day = dayWith(TODAY, { member: mia, device: 'family', activeMs: 9 * MINUTE });
    await background.connection.write(async ({ days }) => {
      await days.put(day);
    });
    await hear('12:50', 9);
    expect(await background.verdict()).toBe('Mia open');
    expect((await agreement()).chargedMs).toBe(29 * MINUTE);
  });

  it('counts once after a copied profile has taken a new id', async () => {
    const { device } = await background.read(readSettings);
    const used = { member: mia, date: TODAY, ms: 22 * MINUTE, messagesMs: 0, leftMs: null };
    const loss = { at: at('12:30'), used: [used] };
    await background.connection.write(async (database) => {
      await writeSettings(database, { usedBeforeLoss: loss });
    });
    expect((await agreement()).chargedMs).toBe(22 * MINUTE);
    // What was counted before is the other browser's, lost or not, whatever that one reports.
    const firstRun = { id: 'r', at: at('13:00') };
    await background.connection.write(takeNewDevice, firstRun, 'copy', at('13:00'));
    expect((await agreement()).chargedMs).toBe(22 * MINUTE);
    await hear('13:00', 22, { device });
    expect((await agreement()).chargedMs).toBe(22 * MINUTE);
    await background.watch('13:00', '13:07');
    expect((await agreement()).chargedMs).toBe(29 * MINUTE);
  });

  it('uses up extra time that was given before', async () => {
    const extra = { minutes: 15 as const, code: PIN, pastBedtime: false, reason: '' };
    await hear('12:50', 15);
    await background.request('extra-time', extra);
    expect(await background.verdict()).toBe('Mia open');
    background.setTime('13:10');
    await hear('13:10', 15, { device: 'laptop' });
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is in the details of a day, for each member', async () => {
    await hear('12:50', 9);
    await hear('12:50', 4, { member: 'ben' });
    await hear('12:50', 3, { member: 'ben', device: 'tablet' });
    const within = { from: at('04:00'), to: at('05:00') };
    const read = async (date: string) =>
      (await background.request('week-details', { ...within, date })).details.otherBrowsers;
    expect(new Set(await read(TODAY))).toEqual(
      new Set([
        { member: mia, ms: 9 * MINUTE },
        { member: 'ben', ms: 7 * MINUTE },
      ]),
    );
    expect(await read('2026-05-05')).toEqual([]);
  });

  it('is kept for as many days as files tell of', async () => {
    await hear('12:50', 9);
    const left = async () => background.read(({ sharedTime }) => sharedTime.count());
    await background.connection.write(deleteOldSharedTime, at('2026-05-14T12:00'));
    expect(await left()).toBe(1);
    await background.connection.write(deleteOldSharedTime, at('2026-05-15T12:00'));
    expect(await left()).toBe(0);
  });
});

describe('deleting', () => {
  const left = async (): Promise<string[]> =>
    background.read(async ({ sharedTime }) => (await sharedTime.toArray()).map(({ date }) => date));

  beforeEach(async () => {
    await hear('12:50', 10);
    await hear('12:50', 10, { date: '2026-05-04' });
    await hear('12:50', 10, { date: '2026-05-04', member: 'ben' });
  });

  it('without the PIN leaves what today’s limit counts', async () => {
    await background.request('lock', {});
    await background.send('delete', { from: '2026-05-01', to: TODAY });
    expect(await left()).toEqual([TODAY]);
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('of a day with the PIN forgets what was reported of it', async () => {
    await unlock();
    await background.request('delete', { from: TODAY, to: TODAY });
    expect(await left()).toEqual(['2026-05-04', '2026-05-04']);
  });

  it('of a day of one member leaves the others’', async () => {
    await unlock();
    await background.request('delete', { from: '2026-05-04', to: '2026-05-04', member: mia });
    expect(await left()).toEqual([TODAY, '2026-05-04']);
  });

  it('of everything forgets all of it', async () => {
    await unlock();
    await background.request('delete', { everything: true });
    expect(await left()).toEqual([]);
  });

  it('of a member goes with them', async () => {
    await unlock();
    await background.addUnlimitedMember('Ben');
    await background.request('remove-member', { member: mia });
    expect(await left()).toEqual(['2026-05-04']);
  });
});

describe('the free extension', () => {
  it('is taken once it was taken in another browser', async () => {
    await unlock();
    await background.setRules(mia, rules({ daily: daily(30), freeExtension: true }));
    expect((await agreement()).freeExtension).toBe(true);
    await background.connection.write(async ({ grants }) => {
      const given = { id: 'g', member: mia, date: TODAY, at: at('12:55'), ms: 5 * MINUTE };
      const how = { pastBedtime: false, how: 'free' as const, parent: null, reason: '' };
      await grants.put({ ...given, ...how, device: 'family' });
    });
    expect((await agreement()).freeExtension).toBe(false);
    expect(await background.send('free-extension', {})).toMatchObject({ ok: false });
    expect(await background.read(({ grants }) => grants.count())).toBe(1);
  });
});

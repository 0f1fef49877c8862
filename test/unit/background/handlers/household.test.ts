import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { browserFile } from '../../../fixtures/browser-file.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { daily, PIN, rules, TestBackground } from '../services-fixture.ts';
import {
  cardOf,
  join,
  householdOf,
  openWithHousehold,
  outcomeOf,
  pairingOf,
  WEEK,
} from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a household', () => {
  it('is created from the members of one browser', async () => {
    const background = await TestBackground.open();
    await background.request('add-member', { memberName: 'Dad' });
    await background.request('make-household', { householdName: ' Miller ' });
    const household = await householdOf(background);
    expect(household.name).toBe('Miller');
    expect(household.persons.map(({ name, grownUp }) => [name, grownUp])).toEqual([
      ['Dad', false],
      ['Mia', false],
    ]);
    expect(await background.loggedEvents()).toContain('household-made');
  });

  it('includes members who are added later', async () => {
    const background = await openWithHousehold();
    background.setTime('12:05');
    await background.request('add-member', { memberName: 'Ben' });
    expect((await householdOf(background)).persons.map(({ name }) => name)).toEqual(['Ben', 'Mia']);
    await background.request('remove-member', { member: await background.memberId('Ben') });
    expect((await householdOf(background)).persons.map(({ name }) => name)).toEqual(['Mia']);
  });

  it('needs a name, and is created once', async () => {
    const background = await TestBackground.open();
    const name = (householdName: string) =>
      outcomeOf(background.send('make-household', { householdName }));
    expect(await name(' ')).toBe('name-missing');
    expect(await name('Miller')).toBe('ok');
    expect(await name('Smith')).toBe('in-household');
  });

  it('keeps its key out of the export', async () => {
    const background = await openWithHousehold();
    const key = (await background.read(readSettings)).household?.key ?? '';
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await background.request('export', {}))).not.toContain(key);
    expect(JSON.stringify(await background.request('household', {}))).not.toContain(key);
  });
});

describe('an export', () => {
  it('holds nothing of the shared folder: no connection, no files, no time of other browsers', async () => {
    const background = await openWithHousehold();
    const told = { address: 'https://cloud.test/', user: 'secret-user' };
    await background.read(async ({ settings, browserFiles, sharedTime }) =>
      Promise.all([
        settings.put({
          key: 'folder',
          value: { ...told, password: 'secret-password', browser: 'Secret laptop' },
        }),
        settings.put({ key: 'suggestedFolder', value: told }),
        browserFiles.put(browserFile({ device: 'secret-device', browser: 'Secret laptop' })),
        sharedTime.put({
          device: 'secret-device',
          browser: 'Secret laptop',
          member: 'm',
          date: WEEK,
          steps: [{ at: 1, otherMs: 1, messagesMs: 0 }],
        }),
      ]),
    );
    const text = JSON.stringify(await background.request('export', {}));
    expect(text).not.toMatch(/secret|cloud[.]test/i);
  });
});

describe('where a parent has a PIN, somebody becomes a parent only with it', () => {
  it('in its list of members', async () => {
    const background = await TestBackground.openWithParent();
    await openWithHousehold(background);
    await background.request('lock', {});
    const [mia] = (await householdOf(background)).persons;
    const makeParent = async () =>
      outcomeOf(background.send('set-grown-up', { person: mia?.id ?? '', grownUp: true }));
    expect(await makeParent()).toBe('needs-pin');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await makeParent()).toBe('ok');
    expect((await householdOf(background)).persons.map(({ grownUp }) => grownUp)).toEqual([true]);
  });

  it('when joining as one', async () => {
    const first = await openWithHousehold();
    const [ben] = (await householdOf(first)).persons;
    await first.request('set-grown-up', { person: ben?.id ?? '', grownUp: true });
    const { text: pairing } = await pairingOf(first, ben?.id ?? '');
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.request('lock', {});
    const joinAs = async () =>
      outcomeOf(background.send('join-household', { pairing, member, as: ben?.id ?? '' }));
    expect(await joinAs()).toBe('needs-pin');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await joinAs()).toBe('ok');
  });
});

describe('deleting everything', () => {
  it('leaves the household', async () => {
    const background = await openWithHousehold();
    await background.request('set-phone-week', {
      member: await background.memberId('Mia'),
      week: WEEK,
      ms: HOUR,
    });
    await background.request('set-weekly-reminder', { moment: { weekday: 7, at: '18:30' } });
    expect(await background.request('delete', { everything: true })).toMatchObject({
      householdKept: false,
    });
    expect((await background.request('household', {})).household).toBeNull();
    const left = await background.read(async ({ persons, phoneWeeks }) =>
      Promise.all([persons.count(), phoneWeeks.count()]),
    );
    expect(left).toEqual([0, 0]);
  });

  it('deletes the phone weeks, also without a household', async () => {
    const background = await TestBackground.open();
    await background.read(async ({ phoneWeeks }) =>
      phoneWeeks.put({ member: 'mia', week: WEEK, ms: 1 }),
    );
    await background.request('delete', { everything: true });
    expect(await background.read(async ({ phoneWeeks }) => phoneWeeks.count())).toBe(0);
  });

  it('without the PIN deletes the cards but stays in the household', async () => {
    const first = await openWithHousehold();
    const [{ text }, card] = [await pairingOf(first), await cardOf(first)];
    const background = await TestBackground.openWithParent();
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(60) }));
    await join(background, text);
    await background.request('receive-card', { content: card });
    await background.request('lock', {});
    expect(await background.request('delete', { everything: true })).toMatchObject({
      householdKept: true,
    });
    expect(await background.read(async ({ cards }) => cards.count())).toBe(0);
    expect((await householdOf(background)).name).toBe('Miller');
  });
});

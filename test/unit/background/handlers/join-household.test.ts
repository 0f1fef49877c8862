import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { decodeBech32m } from '../../../../src/platform/crypto/text-encoding.ts';
import { weekly } from '../../domain/limits/evaluation/context-fixture.ts';
import { PIN, rules, TestBackground } from '../services-fixture.ts';
import { join, householdOf, openWithHousehold, outcomeOf, pairingOf } from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

/** A browser in a household with a shared folder. */
async function openWithFolder(): Promise<TestBackground> {
  const background = await openWithHousehold();
  const value = {
    address: 'https://cloud.test/kintime/',
    user: 'mia',
    password: 'app-password',
    browser: 'Laptop',
  };
  await background.read(async ({ settings }) => settings.put({ key: 'folder', value }));
  return background;
}

describe('another browser joins', () => {
  it('with a code, as a new member', async () => {
    const { text } = await pairingOf(await openWithHousehold());
    const background = await TestBackground.open();
    const { pairing } = await background.request('read-pairing', { pairing: text });
    expect(pairing).toEqual({
      name: 'Miller',
      firstDay: 1,
      persons: [],
      person: null,
      personName: '',
      again: false,
      newKey: false,
    });
    expect(await outcomeOf(join(background, text.toUpperCase()))).toBe('ok');
    expect((await householdOf(background)).persons.map(({ name }) => name)).toEqual(['Mia']);
    expect(await background.loggedEvents()).toContain('household-joined');
  });

  it('with a file, and knows the members', async () => {
    const first = await openWithHousehold();
    const [mia] = (await householdOf(first)).persons;
    const { file } = await pairingOf(first);
    const background = await TestBackground.open();
    const { pairing } = await background.request('read-pairing', { pairing: file });
    expect(pairing.name).toBe('Miller');
    expect(pairing.persons.map(({ name }) => name)).toEqual(['Mia']);
    // This browser's Mia is a different person, or the same one.
    expect(await outcomeOf(join(background, file))).toBe('ok');
    expect((await householdOf(background)).persons).toHaveLength(2);
    await background.request('leave-household', {});
    expect(await outcomeOf(join(background, file, mia?.id))).toBe('ok');
    const [same, ...others] = (await householdOf(background)).persons;
    expect(same).toMatchObject({ id: mia?.id, joinedAt: mia?.joinedAt });
    expect(others).toEqual([]);
  });

  it('with a code made for a known member, as that member only', async () => {
    const first = await openWithHousehold();
    const [mia] = (await householdOf(first)).persons;
    const { text } = await pairingOf(first, mia?.id);
    const background = await TestBackground.open();
    const { pairing } = await background.request('read-pairing', { pairing: text });
    expect(pairing).toMatchObject({ person: mia?.id, personName: 'Mia' });
    expect(await outcomeOf(join(background, text, '00000000000000ff'))).toBe('not-there');
    expect(await outcomeOf(join(background, text, mia?.id))).toBe('ok');
    expect((await householdOf(background)).persons.map(({ id }) => id)).toEqual([mia?.id]);
  });

  it('and takes over the household’s first day of the week, which needs the PIN', async () => {
    const sunday = await TestBackground.open();
    await sunday.read(async ({ settings }) => settings.put({ key: 'firstDay', value: 7 }));
    const { text } = await pairingOf(await openWithHousehold(sunday));
    const background = await TestBackground.openWithParent();
    await background.setRules(await background.memberId('Mia'), rules({ weekly: weekly(60) }));
    await background.request('lock', {});
    expect(await outcomeOf(join(background, text))).toBe('needs-pin');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcomeOf(join(background, text))).toBe('ok');
    expect((await householdOf(background)).firstDay).toBe(7);
  });

  it.each([
    ['text to read aloud', ''],
    ['text', 'Miller'],
    ['file', 'Miller'],
  ] as const)('with a %s, which calls the household “%s”', async (kind, name) => {
    const pairing = (await pairingOf(await openWithHousehold()))[kind];
    const background = await TestBackground.open();
    expect(await outcomeOf(join(background, pairing))).toBe('ok');
    expect((await householdOf(background)).name).toBe(name);
  });

  it.each<['text' | 'file' | 'text to read aloud', string, string]>([
    ['text', 'Mia', ''],
    ['file', 'Mia', ''],
    ['text to read aloud', '', ''],
    // What people are called here counts for more.
    ['text', 'Ben', 'Ben'],
  ])('with a %s for Mia, who is called “%s” there if “%s” is there', async (kind, name, before) => {
    const first = await openWithHousehold();
    const [mia] = (await householdOf(first)).persons;
    const pairing = (await pairingOf(first, mia?.id))[kind];
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: before });
    const [member] = (await background.profile()).members;
    const joining = { pairing, member: member?.id ?? '', as: mia?.id ?? '' };
    await background.request('join-household', joining);
    expect((await background.profile()).members).toMatchObject([{ name }]);
    expect((await householdOf(background)).persons).toMatchObject([{ id: mia?.id, name }]);
  });

  it('as Mia, but not by that name if somebody else here has it', async () => {
    const first = await openWithHousehold();
    const [mia] = (await householdOf(first)).persons;
    const { text: pairing } = await pairingOf(first, mia?.id);
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: '' });
    await background.request('add-member', { memberName: 'MIA' });
    const unnamed = (await background.profile()).members.find(({ name }) => name === '');
    const joining = { pairing, member: unnamed?.id ?? '', as: mia?.id ?? '' };
    await background.request('join-household', joining);
    const { members } = await background.profile();
    expect(members.map(({ name }) => name)).toEqual(['', 'MIA']);
  });

  it.each(['text', 'file'] as const)('with a %s, and learns of the shared folder', async (kind) => {
    const first = await openWithFolder();
    const pairing = (await pairingOf(first))[kind];
    const background = await TestBackground.open();
    expect(await outcomeOf(join(background, pairing))).toBe('ok');
    const suggested = { address: 'https://cloud.test/kintime/', user: 'mia' };
    expect(await background.request('folder', {})).toMatchObject({ folder: null, suggested });
    await background.request('leave-household', {});
    expect(await background.request('folder', {})).toMatchObject({ suggested: null });
  });

  it('with a text to read aloud, which tells of no folder', async () => {
    const first = await openWithFolder();
    const { groups, short } = await first.request('pairing', { as: null });
    expect(short?.length).toBeLessThan(groups.length);
    const background = await TestBackground.open();
    expect(await outcomeOf(join(background, (short ?? []).join(' ')))).toBe('ok');
    expect(await background.request('folder', {})).toMatchObject({ suggested: null });
  });

  it('and is never told the password of the folder', async () => {
    const first = await openWithFolder();
    const { groups, file } = await first.request('pairing', { as: null });
    const bytes = decodeBech32m(groups.join('')) ?? new Uint8Array();
    expect(new TextDecoder().decode(bytes)).toContain('https://cloud.test/kintime/');
    expect(new TextDecoder().decode(bytes)).not.toContain('app-password');
    expect(file.content).not.toContain('app-password');
  });

  it('without a PIN if the first day stays the same', async () => {
    const { text } = await pairingOf(await openWithHousehold());
    const background = await TestBackground.openWithParent();
    await background.request('lock', {});
    expect(await outcomeOf(join(background, text))).toBe('ok');
  });

  it('only if it is in no other household', async () => {
    const { text } = await pairingOf(await openWithHousehold());
    const background = await openWithHousehold(await TestBackground.open());
    expect(await outcomeOf(join(background, text))).toBe('in-household');
    expect(await outcomeOf(background.send('read-pairing', { pairing: text }))).toBe(
      'in-household',
    );
  });

  it('not with an invalid pairing', async () => {
    const { 'text to read aloud': text, file } = await pairingOf(await openWithHousehold());
    const wrong = text.replace(/.$/, (letter) => (letter === 'q' ? 'p' : 'q'));
    const read = (pairing: string) =>
      TestBackground.open().then((background) => background.send('read-pairing', { pairing }));
    expect(await read(wrong)).toMatchObject({ error: 'pairing-typo', detail: '13' });
    expect(await outcomeOf(read(text.slice(0, -1)))).toBe('pairing-length');
    expect(await outcomeOf(read('hello'))).toBe('pairing-not-ours');
    expect(await outcomeOf(read('{"program":"kintime"}'))).toBe('pairing-not-ours');
    const later = file.replace('"version": 1', '"version": 2');
    expect(await outcomeOf(read(later))).toBe('pairing-newer');
  });
});

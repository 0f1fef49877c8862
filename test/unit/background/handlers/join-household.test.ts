import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { decodeBech32m } from '../../../../src/platform/crypto/text-encoding.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
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
    expect(pairing).toEqual({ name: '', firstDay: 1, persons: [], person: null, again: false });
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
    expect((await background.request('read-pairing', { pairing: text })).pairing.person).toBe(
      mia?.id,
    );
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
    ['text', 'The Bergs'],
    ['file', 'Miller'],
  ] as const)('under the name that is typed, where the pairing is a %s: %s', async (kind, name) => {
    const pairing = (await pairingOf(await openWithHousehold()))[kind];
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    const request = { pairing, member, as: null, householdName: 'The Bergs' };
    await background.request('join-household', request);
    expect((await householdOf(background)).name).toBe(name);
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
    const { text, file } = await pairingOf(await openWithHousehold());
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

describe('who a member becomes', () => {
  it('is nobody that another member here is', async () => {
    const background = await TestBackground.open();
    await background.request('add-member', { memberName: 'Ben' });
    await openWithHousehold(background);
    const ids = async () => {
      const { persons } = await householdOf(background);
      return persons.map(({ id, name }) => [name, id]);
    };
    const before = await ids();
    const ben = (await householdOf(background)).persons.find(({ name }) => name === 'Ben');
    const { file } = await pairingOf(background);
    expect(await outcomeOf(join(background, file, ben?.id))).toBe('not-there');
    expect(await ids()).toEqual(before);
    const mia = (await householdOf(background)).persons.find(({ name }) => name === 'Mia');
    expect(await outcomeOf(join(background, file, mia?.id))).toBe('ok');
    expect(await ids()).toEqual(before);
  });

  it('is a parent as known here, whatever the file says', async () => {
    const first = await TestBackground.open();
    await first.request('make-household', { householdName: 'Miller' });
    const [parent] = (await householdOf(first)).persons;
    await first.request('set-grown-up', { person: parent?.id ?? '', grownUp: true });
    const { file } = await pairingOf(first);
    const second = await TestBackground.openWithParent();
    expect(await outcomeOf(join(second, file))).toBe('ok');
    await second.request('lock', {});
    const edited = file.replace('"grownUp": true', '"grownUp": false');
    expect(edited).not.toBe(file);
    expect(await outcomeOf(join(second, edited, parent?.id))).toBe('needs-pin');
  });

  it('is for the member to say, if they have a PIN', async () => {
    const { file } = await pairingOf(await openWithHousehold());
    const [person] = JSON.parse(file).persons as { id: string }[];
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    const own = { pin: '1357', confirm: '1357', current: '' };
    await background.request('set-member-pin', { member, ...own });
    const request = { pairing: file, member, as: person?.id ?? '' };
    const refused = await background.send('join-household', request);
    expect(refused).toMatchObject({ error: 'needs-member-pin', detail: 'Mia' });
    await background.request('join-household', { ...request, memberPin: own.pin });
    expect((await householdOf(background)).persons.map(({ id }) => id)).toEqual([person?.id]);
  });

  it('is for a parent to change, where a shared folder tells what they watched elsewhere', async () => {
    const background = await openWithHousehold(await TestBackground.openWithParent());
    const { file } = await pairingOf(background);
    const content = JSON.parse(file) as { persons: { id: string; name: string }[] };
    const leo = { ...content.persons[0], id: '00000000000000b2', name: 'Leo' };
    const withLeo = JSON.stringify({ ...content, persons: [...content.persons, leo] });
    const folder = { address: 'https://cloud.test/', user: '', password: '', browser: 'Laptop' };
    await background.request('lock', {});
    await background.connection.write(writeSettings, { folder });
    expect(await outcomeOf(join(background, withLeo, leo.id))).toBe('needs-pin');
    // Nobody else than she is already.
    expect(await outcomeOf(join(background, file, content.persons[0]?.id))).toBe('ok');
    await background.connection.write(writeSettings, { folder: null });
    expect(await outcomeOf(join(background, withLeo, leo.id))).toBe('ok');
  });
});

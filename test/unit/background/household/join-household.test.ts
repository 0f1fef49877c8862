import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import {
  householdOf,
  join,
  openWithHousehold,
  outcomeOf,
  pairingOf,
} from '../handlers/household-fixture.ts';
import { PIN, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

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

  it.each(['text', 'file'] as const)(
    'is a parent as known here, whatever a %s says',
    async (kind) => {
      const first = await openWithHousehold();
      const [parent] = (await householdOf(first)).persons;
      const old = (await pairingOf(first, parent?.id))[kind];
      await first.request('set-grown-up', { person: parent?.id ?? '', grownUp: true });
      const { file } = await pairingOf(first);
      const second = await TestBackground.openWithParent();
      expect(await outcomeOf(join(second, file))).toBe('ok');
      // Nobody in the household yet.
      const { member } = await second.request('add-member', { memberName: 'Leo' });
      await second.request('lock', {});
      const joining = { pairing: old, member, as: parent?.id ?? '' };
      expect(await outcomeOf(second.send('join-household', joining))).toBe('needs-pin');
      const { persons } = await householdOf(second);
      expect(persons.find(({ id }) => id === parent?.id)).toMatchObject({
        member: null,
        grownUp: true,
      });
    },
  );

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

  it('is for a parent to change', async () => {
    const background = await openWithHousehold(await TestBackground.openWithParent());
    const { file } = await pairingOf(background);
    const content = JSON.parse(file) as { persons: { id: string; name: string }[] };
    const leo = { ...content.persons[0], id: '00000000000000b2', name: 'Leo' };
    const withLeo = JSON.stringify({ ...content, persons: [...content.persons, leo] });
    await background.request('lock', {});
    expect(await outcomeOf(join(background, withLeo, leo.id))).toBe('needs-pin');
    // Nobody else than she is already.
    expect(await outcomeOf(join(background, file, content.persons[0]?.id))).toBe('ok');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcomeOf(join(background, withLeo, leo.id))).toBe('ok');
    expect((await householdOf(background)).persons.map(({ id }) => id)).toEqual([leo.id]);
  });
});

describe('whoever is in the household already', () => {
  const OWN = { pin: '1357', confirm: '1357', current: '' };

  /** Mia's other browser, and what pairs it with the household's new key, made for Dad. */
  async function openBeforeNewKey() {
    const first = await openWithHousehold();
    await first.request('add-member', { memberName: 'Dad' });
    const { persons } = await householdOf(first);
    const idOf = (name: string) => persons.find((one) => one.name === name)?.id ?? '';
    const [dad, mia] = [idOf('Dad'), idOf('Mia')];
    await first.request('set-grown-up', { person: dad, grownUp: true });
    const before = await pairingOf(first, mia);
    await first.request('renew-key', {});
    const after = await pairingOf(first, dad);
    const { household } = await first.read(readSettings);
    const background = await TestBackground.open();
    expect(await outcomeOf(join(background, before.file, mia))).toBe('ok');
    const member = await background.memberId('Mia');
    return { background, member, mia, dad, before, after, key: household?.key };
  }

  it.each(['text', 'text to read aloud'] as const)(
    'stays who they are with a %s for somebody else, and gets its key',
    async (kind) => {
      const { background, member, mia, dad, after, key } = await openBeforeNewKey();
      // Nobody says anything in her name, so nobody is asked for it.
      await background.request('set-member-pin', { member, ...OWN });
      expect(await outcomeOf(join(background, after[kind], dad))).toBe('ok');
      expect((await background.read(readSettings)).household?.key).toBe(key);
      const people = (await householdOf(background)).persons;
      expect(people.map(({ id, name, grownUp, member: of }) => [id, name, grownUp, of])).toEqual([
        [dad, 'Dad', true, null],
        [mia, 'Mia', false, member],
      ]);
    },
  );

  it('learns whether a pairing brings another key', async () => {
    const { background, before, after } = await openBeforeNewKey();
    const read = async (pairing: string) =>
      (await background.request('read-pairing', { pairing })).pairing;
    expect(await read(before.text)).toMatchObject({ again: true, newKey: false });
    expect(await read(after.text)).toMatchObject({ again: true, newKey: true });
    await join(background, after.text);
    expect(await read(after.text)).toMatchObject({ again: true, newKey: false });
  });

  it('may choose somebody else in a file, whom nobody here is', async () => {
    const { background, dad, after } = await openBeforeNewKey();
    const { pairing } = await background.request('read-pairing', { pairing: after.file });
    expect(pairing.persons.map(({ name }) => name)).toEqual(['Dad']);
    expect(await outcomeOf(join(background, after.file, dad))).toBe('ok');
    const { persons } = await householdOf(background);
    expect(persons.map(({ id, name, grownUp }) => [id, name, grownUp])).toEqual([
      [dad, 'Mia', true],
    ]);
  });

  it('gets the name of which the text to read aloud told nothing', async () => {
    const first = await openWithHousehold();
    const [mia] = (await householdOf(first)).persons;
    const { text, 'text to read aloud': aloud } = await pairingOf(first, mia?.id);
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: '' });
    const member = await background.memberId('');
    const joinWith = async (pairing: string) =>
      background.request('join-household', { pairing, member, as: mia?.id ?? '' });
    await joinWith(aloud);
    expect((await householdOf(background)).persons).toMatchObject([{ id: mia?.id, name: '' }]);
    await joinWith(text);
    expect((await householdOf(background)).persons).toMatchObject([{ id: mia?.id, name: 'Mia' }]);
  });
});

import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { PIN, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('removing a member', () => {
  it('leaves nothing that a late report could restore', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    const ben = await background.addUnlimitedMember('Ben');
    await background.request('switch-member', { member: ben, pin: '' });
    await background.watch('12:00', '12:01');
    await background.request('remove-member', { member: ben });
    await background.watch('12:00', '12:02');
    const owners = await background.read(async ({ days, spans }) => [
      ...(await days.toArray()).map(({ member }) => member),
      ...(await spans.toArray()).map(({ member }) => member),
    ]);
    expect(new Set(owners)).toEqual(new Set([mia]));
    expect((await background.profile()).current).toBe(mia);
  });

  it('switches in the same transaction, or not at all', async () => {
    const background = await TestBackground.openWithParent();
    const ben = await background.addUnlimitedMember('Ben');
    await background.request('switch-member', { member: ben, pin: '' });
    const broken = await background.read(async (database) =>
      vi.spyOn(database.days, 'filter').mockImplementation(() => {
        throw new Error('broken');
      }),
    );
    expect((await background.send('remove-member', { member: ben })).ok).toBe(false);
    broken.mockRestore();
    expect((await background.profile()).current).toBe(ben);
    expect(
      (await background.loggedEvents()).filter((what) => what === 'member-switched'),
    ).toHaveLength(1);
  });
});

describe('a name', () => {
  const rows: readonly [what: string, typed: string, error: string][] = [
    ['that is invisible', '\u200B\u2060', 'name-missing'],
    ['of a brother', 'BEN', 'name-taken'],
    ['of a brother with invisible characters', 'B\u200Be\u00ADn', 'name-taken'],
    ['of a parent', 'dad', 'name-taken'],
    ['of a parent, turned round', 'Dad\u202E', 'name-taken'],
    // The stub of the browser returns the key of a message as its text.
    ['that reads as some parent', 'pinParent', 'name-taken'],
  ];
  it.each(rows)('%s is refused for a member', async (_, memberName, error) => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.request('add-member', { memberName: 'Ben' });
    expect(await background.send('add-member', { memberName })).toMatchObject({ error });
    expect(await background.send('rename-member', { member: mia, memberName })).toMatchObject({
      error,
    });
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Ben', 'Mia']);
  });

  it('of a member is refused for a parent', async () => {
    const background = await TestBackground.open();
    const first = { pin: PIN, confirm: PIN, parentName: 'mia' };
    expect(await background.send('unlock', first)).toMatchObject({ error: 'name-taken' });
    await background.request('unlock', { ...first, parentName: '' });
    const second = { parentName: 'MIA\u202E', pin: '1357', confirm: '1357' };
    expect(await background.send('add-parent', second)).toMatchObject({ error: 'name-taken' });
    expect((await background.profile()).parents).toMatchObject([{ name: '' }]);
  });

  it('of one’s own may be written differently', async () => {
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    await background.request('rename-member', { member, memberName: ' MIA\n' });
    expect(await background.memberId('MIA')).toBe(member);
  });

  it('is cleaned when counting starts', async () => {
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: '\u2069Mia\u202E' });
    expect((await background.profile()).members).toMatchObject([{ name: 'Mia' }]);
  });
});

it('a change of the opening pause is logged with its new length', async () => {
  const background = await TestBackground.open();
  const member = await background.memberId('Mia');
  for (const pauseMs of [3000, null])
    await background.request('set-opening-pause', { member, pauseMs });
  const lines = await background.read(async ({ log }) => log.toArray());
  expect(lines.slice(-2)).toMatchObject([
    { what: 'opening-pause', whom: 'Mia', pauseMs: 3000 },
    { what: 'opening-pause', whom: 'Mia', pauseMs: null },
  ]);
});

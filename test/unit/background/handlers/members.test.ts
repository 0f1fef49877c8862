import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { TestBackground } from '../services-fixture.ts';

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

import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { SampleHouse } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('removing a member', () => {
  it('leaves nothing behind that a late report could bring back', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    const ben = await house.addFree('Ben');
    await house.ask('switch-member', { member: ben, pin: '' });
    await house.watch('12:00', '12:01');
    await house.ask('remove-member', { member: ben });
    await house.watch('12:00', '12:02');
    const owners = await house.read(async ({ days, spans }) => [
      ...(await days.toArray()).map(({ member }) => member),
      ...(await spans.toArray()).map(({ member }) => member),
    ]);
    expect(new Set(owners)).toEqual(new Set([mia]));
    expect((await house.household()).current).toBe(mia);
  });

  it('switches in the same breath, or not at all', async () => {
    const house = await SampleHouse.withDad();
    const ben = await house.addFree('Ben');
    await house.ask('switch-member', { member: ben, pin: '' });
    const broken = await house.read(async (database) =>
      vi.spyOn(database.days, 'filter').mockImplementation(() => {
        throw new Error('broken');
      }),
    );
    expect((await house.tell('remove-member', { member: ben })).ok).toBe(false);
    broken.mockRestore();
    expect((await house.household()).current).toBe(ben);
    expect((await house.logged()).filter((what) => what === 'member-switched')).toHaveLength(1);
  });
});

it('the pause before opening is logged with what it was changed to', async () => {
  const house = await SampleHouse.open();
  const member = await house.idOf('Mia');
  for (const pauseMs of [3000, null]) await house.ask('set-opening-pause', { member, pauseMs });
  const lines = await house.read(async ({ log }) => log.toArray());
  expect(lines.slice(-2)).toMatchObject([
    { what: 'opening-pause', whom: 'Mia', pauseMs: 3000 },
    { what: 'opening-pause', whom: 'Mia', pauseMs: null },
  ]);
});

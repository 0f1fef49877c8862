import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import { PIN, TestBackground } from '../services-fixture.ts';
import {
  cardOf,
  join,
  householdOf,
  openWithHousehold,
  outcomeOf,
  pairingOf,
} from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a new key', () => {
  it('refuses cards of the old key, and keeps received ones', async () => {
    const first = await openWithHousehold();
    const { text } = await pairingOf(first);
    const old = await cardOf(first);
    const background = await TestBackground.open();
    await join(background, text);
    expect(await outcomeOf(background.send('receive-card', { content: old }))).toBe('ok');
    await background.request('renew-key', {});
    expect(await outcomeOf(background.send('receive-card', { content: old }))).toBe('card-old-key');
    expect(await background.read(async ({ cards }) => cards.count())).toBe(1);
    // Nobody can join with the old key; the others join again with the new one.
    expect(await outcomeOf(background.send('read-pairing', { pairing: text }))).toBe('pairing-old');
    expect(await background.loggedEvents()).toContain('key-renewed');
  });

  it('reaches a browser that is in the household already', async () => {
    const first = await openWithHousehold();
    const { text: before } = await pairingOf(first);
    await first.request('renew-key', {});
    const [after, card] = [await pairingOf(first), await cardOf(first)];
    const background = await TestBackground.open();
    await join(background, before);
    expect(await outcomeOf(background.send('receive-card', { content: card }))).toBe(
      'card-other-key',
    );
    const { pairing } = await background.request('read-pairing', { pairing: after.text });
    expect(pairing.again).toBe(true);
    const [mia] = (await householdOf(background)).persons;
    expect(await outcomeOf(join(background, after.text))).toBe('ok');
    expect(await outcomeOf(background.send('receive-card', { content: card }))).toBe('ok');
    expect((await householdOf(background)).persons).toContainEqual(
      expect.objectContaining({ id: mia?.id }),
    );
  });

  it('replaces the old one with the PIN if there is one, and logs who did it', async () => {
    const first = await openWithHousehold();
    const { text: before } = await pairingOf(first);
    await first.request('renew-key', {});
    const { text: after } = await pairingOf(first);
    const background = await TestBackground.openWithParent();
    await background.request('lock', {});
    expect(await outcomeOf(join(background, before))).toBe('ok');
    const key = async () => (await background.read(readSettings)).household?.key;
    const known = await key();
    expect(await outcomeOf(join(background, after))).toBe('needs-pin');
    expect(await key()).toBe(known);
    // The same key again changes nothing.
    expect(await outcomeOf(join(background, before))).toBe('ok');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcomeOf(join(background, after))).toBe('ok');
    expect(await key()).not.toBe(known);
    const said = await background.read(async ({ log }) => log.toArray());
    expect(said.at(-1)).toMatchObject({ what: 'key-renewed', who: 'Dad' });
  });

  it('and leaving need the PIN if there is one, and log who did it', async () => {
    const background = await openWithHousehold(await TestBackground.openWithParent());
    await background.request('lock', {});
    expect(await outcomeOf(background.send('renew-key', {}))).toBe('needs-pin');
    expect(await outcomeOf(background.send('leave-household', {}))).toBe('needs-pin');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.request('renew-key', {});
    await background.request('leave-household', {});
    expect((await background.request('household', {})).household).toBeNull();
    const said = await background.read(async ({ log }) => log.toArray());
    expect(said).toContainEqual(expect.objectContaining({ what: 'key-renewed', who: 'Dad' }));
    expect(said).toContainEqual(expect.objectContaining({ what: 'household-left', who: 'Dad' }));
  });
});

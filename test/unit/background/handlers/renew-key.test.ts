import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import { PIN, TestBackground } from '../services-fixture.ts';
import { cardOf, join, householdOf, made, outcome, pairingOf } from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a new key', () => {
  it('refuses the old key’s cards, and keeps what was received', async () => {
    const first = await made();
    const { text } = await pairingOf(first);
    const old = await cardOf(first);
    const background = await TestBackground.open();
    await join(background, text);
    expect(await outcome(background.tell('receive-card', { content: old }))).toBe('ok');
    await background.ask('renew-key', {});
    expect(await outcome(background.tell('receive-card', { content: old }))).toBe('card-old-key');
    expect(await background.read(async ({ cards }) => cards.count())).toBe(1);
    // Nobody joins with the old one, and the others join again with the new one.
    expect(await outcome(background.tell('read-pairing', { pairing: text }))).toBe('pairing-old');
    expect(await background.logged()).toContain('key-renewed');
  });

  it('comes to a browser that is in the household already', async () => {
    const first = await made();
    const { text: before } = await pairingOf(first);
    await first.ask('renew-key', {});
    const [after, card] = [await pairingOf(first), await cardOf(first)];
    const background = await TestBackground.open();
    await join(background, before);
    expect(await outcome(background.tell('receive-card', { content: card }))).toBe(
      'card-other-key',
    );
    const { pairing } = await background.ask('read-pairing', { pairing: after.text });
    expect(pairing.again).toBe(true);
    const [mia] = (await householdOf(background)).persons;
    expect(await outcome(join(background, after.text))).toBe('ok');
    expect(await outcome(background.tell('receive-card', { content: card }))).toBe('ok');
    expect((await householdOf(background)).persons).toContainEqual(
      expect.objectContaining({ id: mia?.id }),
    );
  });

  it('takes the place of the one before with the PIN where there is one, and says who', async () => {
    const first = await made();
    const { text: before } = await pairingOf(first);
    await first.ask('renew-key', {});
    const { text: after } = await pairingOf(first);
    const background = await TestBackground.withDad();
    await background.ask('lock', {});
    expect(await outcome(join(background, before))).toBe('ok');
    const key = async () => (await background.read(readSettings)).household?.key;
    const known = await key();
    expect(await outcome(join(background, after))).toBe('needs-pin');
    expect(await key()).toBe(known);
    // The same key again changes nothing.
    expect(await outcome(join(background, before))).toBe('ok');
    await background.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcome(join(background, after))).toBe('ok');
    expect(await key()).not.toBe(known);
    const said = await background.read(async ({ log }) => log.toArray());
    expect(said.at(-1)).toMatchObject({ what: 'key-renewed', who: 'Dad' });
  });

  it('and leaving need the PIN where there is one, and say who', async () => {
    const background = await made(await TestBackground.withDad());
    await background.ask('lock', {});
    expect(await outcome(background.tell('renew-key', {}))).toBe('needs-pin');
    expect(await outcome(background.tell('leave-household', {}))).toBe('needs-pin');
    await background.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.ask('renew-key', {});
    await background.ask('leave-household', {});
    expect((await background.ask('household', {})).household).toBeNull();
    const said = await background.read(async ({ log }) => log.toArray());
    expect(said).toContainEqual(expect.objectContaining({ what: 'key-renewed', who: 'Dad' }));
    expect(said).toContainEqual(expect.objectContaining({ what: 'household-left', who: 'Dad' }));
  });
});

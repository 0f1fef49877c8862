import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { weekly } from '../../domain/limits/evaluation/context-fixture.ts';
import { PIN, rules, TestBackground } from '../services-fixture.ts';
import { join, householdOf, made, outcome, pairingOf } from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('another browser joins', () => {
  it('by a text, as somebody new', async () => {
    const { text } = await pairingOf(await made());
    const background = await TestBackground.open();
    const { pairing } = await background.ask('read-pairing', { pairing: text });
    expect(pairing).toEqual({ name: '', firstDay: 1, persons: [], person: null, again: false });
    expect(await outcome(join(background, text.toUpperCase()))).toBe('ok');
    expect((await householdOf(background)).persons.map(({ name }) => name)).toEqual(['Mia']);
    expect(await background.logged()).toContain('household-joined');
  });

  it('by a file, and knows who is there', async () => {
    const first = await made();
    const [mia] = (await householdOf(first)).persons;
    const { file } = await pairingOf(first);
    const background = await TestBackground.open();
    const { pairing } = await background.ask('read-pairing', { pairing: file });
    expect(pairing.name).toBe('Miller');
    expect(pairing.persons.map(({ name }) => name)).toEqual(['Mia']);
    // Mia of this browser is another one, or the same.
    expect(await outcome(join(background, file))).toBe('ok');
    expect((await householdOf(background)).persons).toHaveLength(2);
    await background.ask('leave-household', {});
    expect(await outcome(join(background, file, mia?.id))).toBe('ok');
    const [same, ...others] = (await householdOf(background)).persons;
    expect(same).toMatchObject({ id: mia?.id, joinedAt: mia?.joinedAt });
    expect(others).toEqual([]);
  });

  it('by a text that was made for somebody who is there, as nobody else', async () => {
    const first = await made();
    const [mia] = (await householdOf(first)).persons;
    const { text } = await pairingOf(first, mia?.id);
    const background = await TestBackground.open();
    expect((await background.ask('read-pairing', { pairing: text })).pairing.person).toBe(mia?.id);
    expect(await outcome(join(background, text, '00000000000000ff'))).toBe('not-there');
    expect(await outcome(join(background, text, mia?.id))).toBe('ok');
    expect((await householdOf(background)).persons.map(({ id }) => id)).toEqual([mia?.id]);
  });

  it('and has the household’s first day of the week, for which it needs the PIN', async () => {
    const sunday = await TestBackground.open();
    await sunday.read(async ({ settings }) => settings.put({ key: 'firstDay', value: 7 }));
    const { text } = await pairingOf(await made(sunday));
    const background = await TestBackground.withDad();
    await background.agree(await background.idOf('Mia'), rules({ weekly: weekly(60) }));
    await background.ask('lock', {});
    expect(await outcome(join(background, text))).toBe('needs-pin');
    await background.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await outcome(join(background, text))).toBe('ok');
    expect((await householdOf(background)).firstDay).toBe(7);
  });

  it('without a PIN where nothing turns', async () => {
    const { text } = await pairingOf(await made());
    const background = await TestBackground.withDad();
    await background.ask('lock', {});
    expect(await outcome(join(background, text))).toBe('ok');
  });

  it('only before it is in another one', async () => {
    const { text } = await pairingOf(await made());
    const background = await made(await TestBackground.open());
    expect(await outcome(join(background, text))).toBe('in-household');
    expect(await outcome(background.tell('read-pairing', { pairing: text }))).toBe('in-household');
  });

  it('not by what pairs nothing', async () => {
    const { text, file } = await pairingOf(await made());
    const wrong = text.replace(/.$/, (letter) => (letter === 'q' ? 'p' : 'q'));
    const read = (pairing: string) =>
      TestBackground.open().then((background) => background.tell('read-pairing', { pairing }));
    expect(await read(wrong)).toMatchObject({ error: 'pairing-typo', detail: '13' });
    expect(await outcome(read(text.slice(0, -1)))).toBe('pairing-length');
    expect(await outcome(read('hello'))).toBe('pairing-not-ours');
    expect(await outcome(read('{"program":"kintime"}'))).toBe('pairing-not-ours');
    const later = file.replace('"version": 1', '"version": 2');
    expect(await outcome(read(later))).toBe('pairing-newer');
  });
});

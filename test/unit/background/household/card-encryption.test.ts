import * as fc from 'fast-check';
import { base64urlnopad } from '@scure/base';
import { describe, expect, it } from 'vitest';
import { decryptCard, encryptCard } from '../../../../src/background/household/card-encryption.ts';
import type { Household } from '../../../../src/domain/household/household.ts';
import { bytesOfHex, hexOf } from '../../../../src/domain/household/pairing-code.ts';
import { keyIdOf, newKey, newTag } from '../../../../src/platform/crypto/household-crypto.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { card, cards } from '../../domain/household/week/week-card-fixture.ts';

const START = 'kintime-card:';

function householdOf(more: Partial<Household> = {}): Household {
  return { name: 'Miller', tag: newTag(), key: hexOf(newKey()), oldKeys: [], counter: 0, ...more };
}

const household = householdOf({ tag: '00aa' });
const other = householdOf({ tag: '00bb' });

/** `ok` or the error code for a text. */
async function outcome(text: string, here = household): Promise<string> {
  const opened = await decryptCard(here, text);
  return opened.ok ? 'ok' : opened.error;
}

const bytesIn = (text: string): Uint8Array => base64urlnopad.decode(text.slice(START.length, -1));
const textOf = (bytes: Uint8Array): string => `${START}${base64urlnopad.encode(bytes)}.`;

describe('an encrypted card', () => {
  it('is decrypted unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(cards, async (one) => {
        expect(await decryptCard(household, await encryptCard(household, one))).toEqual({
          ok: true,
          card: one,
        });
      }),
    );
  });

  it('survives surrounding text and line breaks', async () => {
    const text = await encryptCard(household, card());
    const lines = text.replaceAll(/.{40}/g, '$&\r\n');
    expect(await outcome(`Hi Dad!\n\n${lines}\n\nLove, Mia. x`)).toBe('ok');
  });

  it('is different each time, and reveals nothing', async () => {
    const [one, again] = [
      await encryptCard(household, card()),
      await encryptCard(household, card()),
    ];
    expect(one).not.toBe(again);
    const readable = String.fromCodePoint(...bytesIn(one));
    for (const word of ['Mia', 'Miller', 'laptop', 'totalMs']) expect(readable).not.toContain(word);
  });

  it('is refused if any byte is changed', async () => {
    const bytes = bytesIn(await encryptCard(household, card()));
    const kinds = new Set<string>();
    for (const [i, byte] of bytes.entries()) {
      const changed = Uint8Array.from(bytes);
      changed[i] = byte ^ (1 << (i % 8));
      // oxlint-disable-next-line no-await-in-loop -- each on its own
      kinds.add(await outcome(textOf(changed)));
    }
    expect(kinds).not.toContain('ok');
    expect(kinds).toContain('card-damaged');
    // A change of the ciphertext or its nonce, which is most of it, is always reported as damage.
    for (const i of [15, 26, 27, bytes.length - 1]) {
      const changed = Uint8Array.from(bytes);
      changed[i] = (changed[i] ?? 0) ^ 1;
      // oxlint-disable-next-line no-await-in-loop -- each on its own
      expect(await outcome(textOf(changed))).toBe('card-damaged');
    }
  });

  it('is recognized as cut off anywhere', async () => {
    const text = await encryptCard(household, card());
    for (let length = START.length; length < text.length; length += 7) {
      // oxlint-disable-next-line no-await-in-loop -- each on its own
      expect(await outcome(text.slice(0, length))).toBe('card-cut');
    }
    expect(await outcome(text.slice(0, -1))).toBe('card-cut');
    const bytes = bytesIn(text);
    expect(await outcome(textOf(bytes.slice(0, -1)))).toBe('card-cut');
  });

  it.each([
    ['nothing', '', 'card-not-ours'],
    ['something else', 'see you at six', 'card-not-ours'],
    ['invalid Base64', 'kintime-card:äöü.', 'card-damaged'],
    ['another file of Kintime', '{"program":"kintime","version":1}', 'card-not-ours'],
  ])('is not what %s is', async (_, text, expected) => {
    expect(await outcome(text)).toBe(expected);
  });

  it('of a later version is recognized as newer', async () => {
    const bytes = bytesIn(await encryptCard(household, card()));
    bytes[0] = 3;
    expect(await outcome(textOf(bytes))).toBe('card-newer');
  });

  it('has the older version, which an older Kintime reads, unless it says what is new', async () => {
    const elsewhere = { days: 7, ms: HOUR, lowMs: HOUR, highMs: HOUR };
    const versions = await Promise.all(
      [card(), card({ elsewhere })].map(async (one) => {
        const text = await encryptCard(household, one);
        expect(await outcome(text)).toBe('ok');
        return bytesIn(text)[0];
      }),
    );
    expect(versions).toEqual([1, 2]);
  });

  it('with trailing data is refused', async () => {
    const bytes = bytesIn(await encryptCard(household, card()));
    expect(await outcome(textOf(Uint8Array.from([...bytes, 0])))).toBe('card-damaged');
  });
});

describe('a card of another key', () => {
  it('is recognized as another household’s', async () => {
    expect(await outcome(await encryptCard(other, card()))).toBe('card-foreign');
  });

  it('is recognized as this household’s if the key was renewed', async () => {
    const oldKeys = [await keyIdOf(bytesOfHex(household.key))];
    const renewed = { ...household, key: hexOf(newKey()), oldKeys };
    expect(await outcome(await encryptCard(household, card()), renewed)).toBe('card-old-key');
    expect(await outcome(await encryptCard(renewed, card()), household)).toBe('card-other-key');
  });

  it('is not accepted with our tag', async () => {
    const forged = await encryptCard({ ...other, tag: household.tag }, card());
    const bytes = bytesIn(forged);
    bytes.set(bytesOfHex(await keyIdOf(bytesOfHex(household.key))), 3);
    expect(await outcome(textOf(bytes))).toBe('card-damaged');
  });

  it('is refused if its content is not a card', async () => {
    const strange = { ...card(), hoursMs: [1, 2, 3] };
    expect(await outcome(await encryptCard(household, strange))).toBe('card-damaged');
    const address = { ...card(), name: 'https://www.tiktok.com/@mia' };
    expect(await outcome(await encryptCard(household, address))).toBe('card-damaged');
  });
});

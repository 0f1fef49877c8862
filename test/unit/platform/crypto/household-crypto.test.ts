import { hkdfSync } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  decrypt,
  encrypt,
  keyIdOf,
  newKey,
} from '../../../../src/platform/crypto/household-crypto.ts';

it('derives the id of a key with HKDF', async () => {
  const key = newKey();
  const id = Buffer.from(hkdfSync('sha256', key, '', 'kintime household key id', 8));
  expect(await keyIdOf(key)).toBe(id.toString('hex'));
});

it('decrypts with the same key and header alone', async () => {
  const key = newKey();
  const envelope = await encrypt(key, { version: 1, tag: '0a1b' }, 'text ü');
  expect(await decrypt(key, envelope)).toBe('text ü');
  expect(await decrypt(newKey(), envelope)).toBeNull();
  expect(await decrypt(key, { ...envelope, tag: '0a1c' })).toBeNull();
  expect(await decrypt(key, { ...envelope, version: 2 })).toBeNull();
});

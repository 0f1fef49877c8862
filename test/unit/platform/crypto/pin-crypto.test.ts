import { createHmac, createPublicKey, hkdfSync, pbkdf2Sync, verify } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { createPinRecord, sign, verifyPin } from '../../../../src/platform/crypto/pin-crypto.ts';
import { signText } from '../../../../src/platform/crypto/signatures.ts';

vi.unmock('../../../../src/domain/people/pin-rounds.ts');

/** What another implementation of PBKDF2 and HKDF derives from the same PIN. */
function derive(pin: string, salt: Buffer, rounds: number, purpose: string): Buffer {
  const master = pbkdf2Sync(pin, salt, rounds, 32, 'sha256');
  return Buffer.from(hkdfSync('sha256', master, salt, purpose, 32));
}

it('stores 600,000 rounds, a salt of 16 bytes, and what PBKDF2 and HKDF derive', async () => {
  const { record } = await createPinRecord('482915');
  const salt = Buffer.from(record.salt, 'base64');
  expect(record.rounds).toBe(600_000);
  expect(salt).toHaveLength(16);
  expect(record.verify).toBe(derive('482915', salt, 600_000, 'verify').toString('base64'));
});

it('signs with the HMAC key that only the right PIN gives', async () => {
  const salt = Buffer.from('0123456789abcdef');
  const stored = derive('482915', salt, 1000, 'verify').toString('base64');
  const record = { salt: salt.toString('base64'), rounds: 1000, verify: stored };
  const key = (await verifyPin('482915', record))?.sealKey;
  const mac = createHmac('sha256', derive('482915', salt, 1000, 'seal')).update('text ü');
  expect(key && (await sign(key, 'text ü'))).toBe(mac.digest('base64'));
  expect(await verifyPin('482916', record)).toBeNull();
});

it('signs with the Ed25519 key that only the right PIN gives', async () => {
  const { record, signingSeed } = await createPinRecord('482915');
  const salt = Buffer.from(record.salt, 'base64');
  const seed = derive('482915', salt, 600_000, 'sign');
  expect(signingSeed).toBe(seed.toString('base64'));
  expect((await verifyPin('482915', record))?.signingSeed).toBe(signingSeed);
  const signature = Buffer.from(await signText(signingSeed, 'text ü'), 'base64');
  const x = Buffer.from(record.publicKey, 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  expect(verify(null, Buffer.from('text ü'), key, signature)).toBe(true);
});

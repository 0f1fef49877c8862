import { describe, expect, it } from 'vitest';
import { isSigned, publicKeyOf, signText } from '../../../../src/platform/crypto/signatures.ts';

/** The first three test vectors of RFC 8032, section 7.1, in hexadecimal; messages as bytes. */
const VECTORS = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    text: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    text: 'r',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
].map(({ text, ...hex }) => ({
  text,
  seed: Buffer.from(hex.seed, 'hex').toString('base64'),
  publicKey: Buffer.from(hex.publicKey, 'hex').toString('base64'),
  signature: Buffer.from(hex.signature, 'hex').toString('base64'),
}));

it.each(VECTORS)('agrees with RFC 8032 on "$text"', async (vector) => {
  const { seed, publicKey, text, signature } = vector;
  expect(await publicKeyOf(seed)).toBe(publicKey);
  expect(await signText(seed, text)).toBe(signature);
  expect(await isSigned(publicKey, text, signature)).toBe(true);
});

describe('a signature that does not fit is none', () => {
  const [a, b] = VECTORS.map((vector) => vector);
  if (a === undefined || b === undefined) throw new Error('Two vectors are needed');
  it.each([
    ['another text', a.publicKey, 'other', a.signature],
    ["another key's", b.publicKey, a.text, a.signature],
    ['cut off', a.publicKey, a.text, a.signature.slice(4)],
    ['empty', a.publicKey, a.text, ''],
    ['no Base64', a.publicKey, a.text, '!'],
    ['no key', '', a.text, a.signature],
    ['a key that is none', 'AAAA', a.text, a.signature],
    ['a key in no Base64', '?', a.text, a.signature],
  ])('%s', async (_, publicKey, text, signature) => {
    expect(await isSigned(publicKey, text, signature)).toBe(false);
  });
});

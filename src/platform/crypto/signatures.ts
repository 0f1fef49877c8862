import { fromBase64, fromBase64Url, toBase64 } from './text-encoding.ts';

const ED25519 = 'Ed25519';

/** What stands before the 32 bytes of a private key in PKCS#8 (RFC 8410). */
const PKCS8_PREFIX = [
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/**
 * The private half of an Ed25519 key: 32 bytes in Base64. A string, since it lies in session storage
 * while its parent is unlocked (rule H5).
 */
export type SigningSeed = string;

/** The public half of a key, in Base64. */
export async function publicKeyOf(seed: SigningSeed): Promise<string> {
  // WebCrypto gives the public half of a private key as JWK only.
  const { x = '' } = await crypto.subtle.exportKey('jwk', await privateKeyOf(seed, true));
  return toBase64(fromBase64Url(x) ?? new Uint8Array());
}

/** The Ed25519 signature of a text, in Base64. The same text and key give the same one. */
export async function signText(seed: SigningSeed, text: string): Promise<string> {
  const key = await privateKeyOf(seed, false);
  return toBase64(new Uint8Array(await crypto.subtle.sign(ED25519, key, bytesOf(text))));
}

/**
 * Whether a text was signed with the private half of a key. False for anything that is no key or no
 * signature.
 * @param publicKey Base64
 * @param signature Base64
 */
export async function isSigned(
  publicKey: string,
  text: string,
  signature: string,
): Promise<boolean> {
  const { subtle } = crypto;
  try {
    const key = await subtle.importKey('raw', fromBase64(publicKey), ED25519, false, ['verify']);
    return await subtle.verify(ED25519, key, fromBase64(signature), bytesOf(text));
  } catch {
    return false;
  }
}

async function privateKeyOf(seed: SigningSeed, extractable: boolean): Promise<CryptoKey> {
  const bytes = Uint8Array.of(...PKCS8_PREFIX, ...fromBase64(seed));
  return crypto.subtle.importKey('pkcs8', bytes, ED25519, extractable, ['sign']);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

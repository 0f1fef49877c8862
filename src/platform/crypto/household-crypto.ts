import { envelopeHeader, NONCE_BYTES } from '../../domain/household/envelope.ts';
import type { Envelope } from '../../domain/household/envelope.ts';
import { hexOf, TAG_BYTES } from '../../domain/household/pairing-code.ts';
import { deriveBytes } from './hkdf.ts';

const AES = 'AES-GCM';
const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
/** The authentication tag that AES-GCM appends. */
const AUTH_TAG_BYTES = 16;

/** A new random key for a household. */
export function newKey(): Uint8Array<ArrayBuffer> {
  return randomBytes(KEY_BYTES);
}

/** A new random tag, which tells households apart whatever their key; hexadecimal. */
export function newTag(): string {
  return hexOf(randomBytes(TAG_BYTES));
}

/** A public id of a key, which reveals nothing else about it; hexadecimal. */
export async function keyIdOf(key: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(await derive(key, 'key id', KEY_ID_BYTES));
}

/** Encrypts a text with a household's key; the header of the envelope is authenticated too. */
export async function encrypt(
  key: Uint8Array<ArrayBuffer>,
  { version, tag }: Pick<Envelope, 'version' | 'tag'>,
  text: string,
): Promise<Envelope> {
  const bytes = new TextEncoder().encode(text);
  const keyId = await keyIdOf(key);
  const nonce = randomBytes(NONCE_BYTES);
  const additionalData = envelopeHeader({ version, tag, keyId }, bytes.length + AUTH_TAG_BYTES);
  const algorithm = { name: AES, iv: nonce, additionalData };
  const sealed = await crypto.subtle.encrypt(algorithm, await cardKey(key), bytes);
  return { version, tag, keyId, nonce, sealed: new Uint8Array(sealed) };
}

/** Decrypts an envelope; `null` if any of it was changed, or the key is another one. */
export async function decrypt(
  key: Uint8Array<ArrayBuffer>,
  envelope: Envelope,
): Promise<string | null> {
  const { nonce, sealed } = envelope;
  const additionalData = envelopeHeader(envelope, sealed.length);
  const algorithm = { name: AES, iv: nonce, additionalData };
  try {
    const bytes = await crypto.subtle.decrypt(algorithm, await cardKey(key), sealed);
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

async function cardKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = await derive(key, 'card', KEY_BYTES);
  return crypto.subtle.importKey('raw', bytes, AES, false, ['encrypt', 'decrypt']);
}

async function derive(
  key: Uint8Array<ArrayBuffer>,
  purpose: string,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  return deriveBytes(key, new Uint8Array(), `kintime household ${purpose}`, length);
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

import { headOf, NONCE_BYTES } from '../../domain/household/envelope.ts';
import type { Envelope } from '../../domain/household/envelope.ts';
import { hexOf, TAG_BYTES } from '../../domain/household/pairing-code.ts';

const AES = 'AES-GCM';
const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
/** What AES-GCM adds to whatever it seals, to know it again. */
const PROOF_BYTES = 16;

/** A new key for a household. */
export function newKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** Tells a new household from others. */
export function newTag(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(TAG_BYTES)));
}

/** Tells one key from another; nothing else can be learned from it. */
export async function keyIdOf(key: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(await expand(key, 'key id', KEY_ID_BYTES));
}

/** Seals a text under a household's key. */
export async function encrypt(
  key: Uint8Array<ArrayBuffer>,
  tag: string,
  text: string,
): Promise<Envelope> {
  const bytes = new TextEncoder().encode(text);
  const keyId = await keyIdOf(key);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const additionalData = headOf({ tag, keyId }, bytes.length + PROOF_BYTES);
  const algorithm = { name: AES, iv: nonce, additionalData };
  const sealed = await crypto.subtle.encrypt(algorithm, await cardKey(key), bytes);
  return { tag, keyId, nonce, sealed: new Uint8Array(sealed) };
}

/** What was sealed; `null` where not every bit of it is as it was, or the key is another one. */
export async function decrypt(
  key: Uint8Array<ArrayBuffer>,
  { tag, keyId, nonce, sealed }: Envelope,
): Promise<string | null> {
  const additionalData = headOf({ tag, keyId }, sealed.length);
  const algorithm = { name: AES, iv: nonce, additionalData };
  try {
    const bytes = await crypto.subtle.decrypt(algorithm, await cardKey(key), sealed);
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

async function cardKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const bytes = await expand(key, 'card', KEY_BYTES);
  return crypto.subtle.importKey('raw', bytes, AES, false, ['encrypt', 'decrypt']);
}

/** What a key is good for, each purpose apart. */
async function expand(
  key: Uint8Array<ArrayBuffer>,
  purpose: string,
  bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const master = await subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`kintime household ${purpose}`);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return new Uint8Array(await subtle.deriveBits(algorithm, master, bytes * 8));
}

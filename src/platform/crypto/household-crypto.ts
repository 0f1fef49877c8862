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

/** What a key of the household encrypts, each with a key of its own. */
export type Purpose = 'card' | 'file';

/** What else is authenticated with the header of the envelope: the name of a file, for instance. */
interface Context {
  readonly purpose: Purpose;
  readonly name: string;
}

const CARD: Context = { purpose: 'card', name: '' };

/** Encrypts bytes with a household's key; the header of the envelope and the context are authenticated too. */
export async function encryptBytes(
  key: Uint8Array<ArrayBuffer>,
  { version, tag }: Pick<Envelope, 'version' | 'tag'>,
  bytes: Uint8Array<ArrayBuffer>,
  context: Context,
): Promise<Envelope> {
  const keyId = await keyIdOf(key);
  const nonce = randomBytes(NONCE_BYTES);
  const length = bytes.length + AUTH_TAG_BYTES;
  const additionalData = additionalDataOf({ version, tag, keyId }, length, context);
  const algorithm = { name: AES, iv: nonce, additionalData };
  const cryptoKey = await keyFor(key, context.purpose);
  const sealed = await crypto.subtle.encrypt(algorithm, cryptoKey, bytes);
  return { version, tag, keyId, nonce, sealed: new Uint8Array(sealed) };
}

/** Decrypts an envelope; `null` if any of it was changed, or the key or the context is another one. */
export async function decryptBytes(
  key: Uint8Array<ArrayBuffer>,
  envelope: Envelope,
  context: Context,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { nonce, sealed } = envelope;
  const additionalData = additionalDataOf(envelope, sealed.length, context);
  const algorithm = { name: AES, iv: nonce, additionalData };
  try {
    const cryptoKey = await keyFor(key, context.purpose);
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, cryptoKey, sealed));
  } catch {
    return null;
  }
}

/** Encrypts the text of a week card. */
export async function encrypt(
  key: Uint8Array<ArrayBuffer>,
  header: Pick<Envelope, 'version' | 'tag'>,
  text: string,
): Promise<Envelope> {
  return encryptBytes(key, header, new TextEncoder().encode(text), CARD);
}

/** Decrypts the text of a week card; `null` as `decryptBytes`. */
export async function decrypt(
  key: Uint8Array<ArrayBuffer>,
  envelope: Envelope,
): Promise<string | null> {
  const bytes = await decryptBytes(key, envelope, CARD);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

function additionalDataOf(
  header: Pick<Envelope, 'version' | 'tag' | 'keyId'>,
  sealedBytes: number,
  { name }: Context,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...envelopeHeader(header, sealedBytes),
    ...new TextEncoder().encode(name),
  ]);
}

async function keyFor(key: Uint8Array<ArrayBuffer>, purpose: Purpose): Promise<CryptoKey> {
  const bytes = await derive(key, purpose, KEY_BYTES);
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

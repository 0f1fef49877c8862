import type { PinRecord } from '../../domain/people/members.ts';
import { PIN_ROUNDS } from '../../domain/people/pin-rounds.ts';
import { deriveBytes } from './hkdf.ts';
import { publicKeyOf } from './signatures.ts';
import type { SigningSeed } from './signatures.ts';
import { fromBase64, toBase64 } from './text-encoding.ts';

const SALT_BYTES = 16;
const KEY_BYTES = 32;

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** The HMAC key derived from a PIN; never stored, and not extractable. */
export type SealKey = CryptoKey;

/** What a PIN gives whoever knows it; neither is ever stored in the database. */
export interface PinKeys {
  readonly sealKey: SealKey;
  /** Signs what loosens rules in the household's other browsers (rule H5). */
  readonly signingSeed: SigningSeed;
}

/** Derives the record to store for a new PIN, and its keys. */
export async function createPinRecord(
  pin: string,
): Promise<PinKeys & { readonly record: Required<PinRecord> }> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await stretch(pin, salt, PIN_ROUNDS);
  const verify = await deriveBytes(key, salt, 'verify', KEY_BYTES);
  const keys = await keysOf(key, salt);
  const publicKey = await publicKeyOf(keys.signingSeed);
  const record = { salt: toBase64(salt), rounds: PIN_ROUNDS, verify: toBase64(verify), publicKey };
  return { record, ...keys };
}

/** Returns the keys if the PIN matches its record, else `null`. */
export async function verifyPin(pin: string, record: PinRecord): Promise<PinKeys | null> {
  const salt = fromBase64(record.salt);
  const key = await stretch(pin, salt, record.rounds);
  const verify = await deriveBytes(key, salt, 'verify', KEY_BYTES);
  return isEqual(verify, fromBase64(record.verify)) ? keysOf(key, salt) : null;
}

/** The HMAC of a text, in Base64. */
export async function sign(key: SealKey, text: string): Promise<string> {
  const mac = await crypto.subtle.sign(HMAC.name, key, new TextEncoder().encode(text));
  return toBase64(new Uint8Array(mac));
}

async function stretch(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const password = new TextEncoder().encode(pin);
  const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await subtle.deriveBits(algorithm, key, KEY_BYTES * 8));
}

async function keysOf(
  key: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<PinKeys> {
  const seal = await deriveBytes(key, salt, 'seal', KEY_BYTES);
  const sealKey = await crypto.subtle.importKey('raw', seal, HMAC, false, ['sign']);
  return { sealKey, signingSeed: toBase64(await deriveBytes(key, salt, 'sign', KEY_BYTES)) };
}

/** Compares in constant time. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.reduce((diff, byte, i) => diff | (byte ^ (b[i] ?? 0)), 0) === 0;
}

import type { PinRecord } from '../../domain/people/members.ts';
import { deriveBytes } from './hkdf.ts';
import { fromBase64, toBase64 } from './text-encoding.ts';

/** OWASP's figure for PBKDF2 with SHA-256; about 0.1 s on a slow machine (rule A13). */
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** The HMAC key derived from a PIN; never stored, and not extractable. */
export type SealKey = CryptoKey;

/** Derives the record to store for a new PIN, and its seal key. */
export async function createPinRecord(
  pin: string,
): Promise<{ record: PinRecord; sealKey: SealKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = await stretch(pin, salt, ROUNDS);
  const verify = await deriveBytes(key, salt, 'verify', KEY_BYTES);
  return {
    record: { salt: toBase64(salt), rounds: ROUNDS, verify: toBase64(verify) },
    sealKey: await sealKeyOf(key, salt),
  };
}

/** Returns the seal key if the PIN matches its record, else `null`. */
export async function verifyPin(pin: string, record: PinRecord): Promise<SealKey | null> {
  const salt = fromBase64(record.salt);
  const key = await stretch(pin, salt, record.rounds);
  const verify = await deriveBytes(key, salt, 'verify', KEY_BYTES);
  return isEqual(verify, fromBase64(record.verify)) ? sealKeyOf(key, salt) : null;
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

async function sealKeyOf(
  key: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
): Promise<SealKey> {
  const bytes = await deriveBytes(key, salt, 'seal', KEY_BYTES);
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
}

/** Compares in constant time. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.reduce((diff, byte, i) => diff | (byte ^ (b[i] ?? 0)), 0) === 0;
}

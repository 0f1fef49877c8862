import type { PinRecord } from '../../domain/people/members.ts';

/** OWASP's figure for PBKDF2 with SHA-256; about a tenth of a second on a small machine. */
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const BITS = 256;

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** What can be done with a PIN that is known: nothing of it is ever kept. */
export type SealKey = CryptoKey;

/** What is to be kept of a new PIN. */
export async function hashPin(pin: string): Promise<PinRecord> {
  return (await newPin(pin)).record;
}

/** What is to be kept of a new PIN, and the key that it seals with. */
export async function newPin(pin: string): Promise<{ record: PinRecord; sealKey: SealKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const master = await stretch(pin, salt, ROUNDS);
  return {
    record: {
      salt: toBase64(salt),
      rounds: ROUNDS,
      verify: toBase64(await expand(master, salt, 'verify')),
    },
    sealKey: await sealKeyOf(master, salt),
  };
}

/** Whether a PIN is the one that was kept. */
export async function isPin(pin: string, record: PinRecord): Promise<boolean> {
  return (await verifyPin(pin, record)) !== null;
}

/** The key that a PIN seals with, where it is the one that was kept; else `null`. */
export async function verifyPin(pin: string, record: PinRecord): Promise<SealKey | null> {
  const salt = fromBase64(record.salt);
  const master = await stretch(pin, salt, record.rounds);
  const made = await expand(master, salt, 'verify');
  return isSame(made, fromBase64(record.verify)) ? sealKeyOf(master, salt) : null;
}

/** What only the holder of the key can make of a text; Base64. */
export async function sign(key: SealKey, text: string): Promise<string> {
  const made = await crypto.subtle.sign(HMAC.name, key, new TextEncoder().encode(text));
  return toBase64(new Uint8Array(made));
}

async function stretch(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const typed = new TextEncoder().encode(pin);
  const key = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const stretched = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    key,
    BITS,
  );
  return subtle.importKey('raw', stretched, 'HKDF', false, ['deriveBits']);
}

/**
 * What a PIN is good for, each purpose apart: whoever knows what is kept for one of them knows
 * nothing of the others.
 */
async function expand(
  master: CryptoKey,
  salt: Uint8Array<ArrayBuffer>,
  purpose: 'verify' | 'seal',
): Promise<Uint8Array<ArrayBuffer>> {
  const info = new TextEncoder().encode(purpose);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, master, BITS),
  );
}

/** The key itself cannot be read, not even by us. */
async function sealKeyOf(master: CryptoKey, salt: Uint8Array<ArrayBuffer>): Promise<SealKey> {
  const bytes = await expand(master, salt, 'seal');
  return crypto.subtle.importKey('raw', bytes, HMAC, false, ['sign']);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.reduce((rest, byte, i) => rest | (byte ^ (b[i] ?? 0)), 0) === 0;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0);
}

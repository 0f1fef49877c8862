import type { PinRecord } from '../domain/members.ts';

/** OWASP's figure for PBKDF2 with SHA-256; about a tenth of a second on a small machine. */
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const BITS = 256;

/** What is to be kept of a new PIN. */
export async function recordOf(pin: string): Promise<PinRecord> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return {
    salt: toBase64(salt),
    rounds: ROUNDS,
    verify: toBase64(await derive(pin, salt, ROUNDS, 'verify')),
  };
}

/** Whether a PIN is the one that was kept. */
export async function isPin(pin: string, record: PinRecord): Promise<boolean> {
  const made = await derive(pin, fromBase64(record.salt), record.rounds, 'verify');
  return isSame(made, fromBase64(record.verify));
}

/**
 * What a PIN is good for, each purpose apart: whoever knows what is kept for one of them knows
 * nothing of the others.
 */
async function derive(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const encoder = new TextEncoder();
  const typed = await subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const stretched = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    BITS,
  );
  const master = await subtle.importKey('raw', stretched, 'HKDF', false, ['deriveBits']);
  const info = encoder.encode(purpose);
  return new Uint8Array(
    await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, master, BITS),
  );
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

import { base64urlnopad, bech32m } from '@scure/base';
import { PREFIX } from '../../domain/household/pairing-code.ts';

/** Bytes as letters with a checksum: any four wrong letters are noticed. */
export function encodeBech32m(bytes: Uint8Array): string {
  return bech32m.encode(PREFIX, bech32m.toWords(bytes));
}

/** The bytes of letters whose checksum is right; `null` for all others. */
export function decodeBech32m(letters: string): Uint8Array | null {
  const decoded = bech32m.decodeUnsafe(letters);
  if (decoded === undefined || decoded.prefix !== PREFIX) return null;
  return bech32m.fromWordsUnsafe(decoded.words) ?? null;
}

/** Bytes as a text that survives being mailed, pasted and saved. */
export function toBase64(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** The bytes of such a text; `null` where it is none. */
export function fromBase64(text: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(text);
  } catch {
    return null;
  }
}

import { base64, base64urlnopad, bech32m } from '@scure/base';
import { PREFIX } from '../../domain/household/pairing-code.ts';

/** Encodes bytes as bech32m, whose checksum detects any four wrong characters in texts of up to 90. */
export function encodeBech32m(bytes: Uint8Array): string {
  return bech32m.encode(PREFIX, bech32m.toWords(bytes), false);
}

/** Decodes bech32m; `null` if the checksum or the prefix is wrong. */
export function decodeBech32m(text: string): Uint8Array | null {
  const decoded = bech32m.decodeUnsafe(text, false);
  if (decoded === undefined || decoded.prefix !== PREFIX) return null;
  return bech32m.fromWordsUnsafe(decoded.words) ?? null;
}

/** Encodes bytes as URL-safe Base64 without padding, which survives mail and messengers. */
export function toBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Decodes URL-safe Base64; `null` if it is malformed. */
export function fromBase64Url(text: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(text);
  } catch {
    return null;
  }
}

/** Encodes bytes as standard Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  return base64.encode(bytes);
}

/** Decodes standard Base64. @throws if it is malformed */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(base64.decode(text));
}

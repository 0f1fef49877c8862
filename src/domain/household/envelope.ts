import { bytesOfHex, hexOf } from './pairing-code.ts';
import type { WeekCard } from './week/week-card.ts';

/** An encrypted week card with its cleartext header. */
export interface Envelope {
  /** Of the envelope and the card in it. */
  readonly version: number;
  /** Identifies the household, whatever its current key. 4 hexadecimal digits. */
  readonly tag: string;
  /** Identifies the key without revealing it. 16 hexadecimal digits. */
  readonly keyId: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Raised with every incompatible change to the envelope or to the card in it. */
const VERSION = 2;

/** The lowest version that can hold a card: an older Kintime reads whatever it can. */
export function versionOf(card: WeekCard): number {
  return card.elsewhere === undefined ? 1 : VERSION;
}

const TAG_AT = 1;
const KEY_ID_AT = 3;
const LENGTH_AT = 11;
const NONCE_AT = 15;
export const NONCE_BYTES = 12;
const SEALED_AT = NONCE_AT + NONCE_BYTES;

/**
 * The header: version, tag, key id and length. It is also the additional authenticated data of the
 * encryption, so a card cannot be passed off as one of another version, household or length.
 */
export function envelopeHeader(
  { version, tag, keyId }: Pick<Envelope, 'version' | 'tag' | 'keyId'>,
  sealedBytes: number,
): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(NONCE_AT);
  head[0] = version;
  head.set(bytesOfHex(tag), TAG_AT);
  head.set(bytesOfHex(keyId), KEY_ID_AT);
  new DataView(head.buffer).setUint32(LENGTH_AT, sealedBytes);
  return head;
}

/** Serializes an envelope: header, nonce, ciphertext. */
export function serializeEnvelope(envelope: Envelope): Uint8Array<ArrayBuffer> {
  const { nonce, sealed } = envelope;
  return Uint8Array.from([...envelopeHeader(envelope, sealed.length), ...nonce, ...sealed]);
}

/** Parses what `serializeEnvelope` made; otherwise returns what is wrong with the bytes. */
export function parseEnvelope(bytes: Uint8Array): Envelope | 'newer' | 'cut' | 'damaged' {
  const [version = 0] = bytes;
  if (bytes.length > 0 && version > VERSION) return 'newer';
  if (bytes.length < SEALED_AT) return 'cut';
  if (version < 1) return 'damaged';
  const total = SEALED_AT + new DataView(Uint8Array.from(bytes).buffer).getUint32(LENGTH_AT);
  if (bytes.length < total) return 'cut';
  if (bytes.length > total) return 'damaged';
  return {
    version,
    tag: hexOf(bytes.slice(TAG_AT, KEY_ID_AT)),
    keyId: hexOf(bytes.slice(KEY_ID_AT, LENGTH_AT)),
    nonce: Uint8Array.from(bytes.slice(NONCE_AT, SEALED_AT)),
    sealed: Uint8Array.from(bytes.slice(SEALED_AT)),
  };
}

import type { Weekday } from '../time/calendar.ts';

/**
 * What another browser needs to join a household (rule H2). Names are left out to keep the text
 * short enough to read aloud; they arrive with the first card.
 */
export interface Pairing {
  /** Identifies the household, whatever its current key. 4 hexadecimal digits. */
  readonly tag: string;
  /** 32 bytes. */
  readonly key: Uint8Array<ArrayBuffer>;
  readonly firstDay: Weekday;
  /** Id of the household member who joins on another device; `null` for a new member. */
  readonly person: string | null;
  /** Whether that member is a parent. */
  readonly grownUp: boolean;
}

/** Raised with every incompatible change. */
const VERSION = 1;

const KEY_BYTES = 32;
export const TAG_BYTES = 2;
const PERSON_BYTES = 8;
const KEY_AT = 1 + TAG_BYTES;
const PERSON_AT = KEY_AT + KEY_BYTES;
const LENGTHS: readonly number[] = [PERSON_AT, PERSON_AT + PERSON_BYTES];

/** The human-readable part of the bech32m text. The alphabet omits 1, b, i and o, which are easily confused. */
export const PREFIX = 'kt';
const START = `${PREFIX}1`;
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CHECKSUM_LETTERS = 6;

/** Letters per group, for reading aloud. */
const GROUP = 5;

/** Serializes a pairing: one byte with version, first weekday and parent flag, then tag, key and member id. */
export function bytesOf({ tag, key, firstDay, person, grownUp }: Pairing): Uint8Array<ArrayBuffer> {
  const first = (VERSION << 4) | (firstDay << 1) | Number(grownUp);
  return Uint8Array.from([
    first,
    ...bytesOfHex(tag),
    ...key,
    ...(person === null ? [] : bytesOfHex(person)),
  ]);
}

/** Parses bytes whose checksum matched; otherwise returns what is wrong with them. */
export function pairingOf(bytes: Uint8Array): Pairing | 'newer' | 'damaged' {
  const [first = 0] = bytes;
  if (first >> 4 > VERSION) return 'newer';
  const firstDay = (first >> 1) & 7;
  if (first >> 4 !== VERSION || !LENGTHS.includes(bytes.length) || !isWeekday(firstDay)) {
    return 'damaged';
  }
  return {
    tag: hexOf(bytes.slice(1, KEY_AT)),
    key: Uint8Array.from(bytes.slice(KEY_AT, PERSON_AT)),
    firstDay,
    person: bytes.length > PERSON_AT ? hexOf(bytes.slice(PERSON_AT)) : null,
    grownUp: (first & 1) === 1,
  };
}

/** Splits a text into groups, as it is shown and read aloud. */
export function letterGroups(letters: string): string[] {
  return letters.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
}

/**
 * Normalizes a typed or pasted text: removes blanks, dashes and punctuation, and ignores case. The
 * separator 1, the only digit that looks like a letter, may have been typed as one.
 */
export function lettersOf(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[\s\p{Pd}.,\u200B-\u200F\uFEFF]/gu, '');
  return letters.replace(/^kt[li|!]/, START);
}

/** Why a text is not a valid pairing. */
export type LetterFault =
  | { readonly what: 'not-ours' | 'length' }
  /** `group` counts from 1; `null` if it cannot be determined. */
  | { readonly what: 'typo'; readonly group: number | null };

/**
 * Finds what is wrong with a text whose checksum does not match: not a pairing, a wrong length, or a
 * typo, with its group if a single letter or two swapped neighbours explain it. A typo is only
 * reported, never corrected, since another pairing might have been meant.
 * @param letters as returned by `lettersOf`
 * @param isRight whether the checksum of a text matches
 */
export function faultOf(letters: string, isRight: (letters: string) => boolean): LetterFault {
  const fits = LENGTHS.map(letterCount).includes(letters.length);
  if (!letters.startsWith(START) && !fits) return { what: 'not-ours' };
  if (!fits) return { what: 'length' };
  const all = Array.from(letters);
  const invalid = all.findIndex((letter, i) =>
    i < START.length ? letter !== START[i] : !ALPHABET.includes(letter),
  );
  const index =
    invalid >= 0
      ? invalid
      : all.findIndex((_, i) => i >= START.length && corrections(letters, i).some(isRight));
  return { what: 'typo', group: index < 0 ? null : Math.floor(index / GROUP) + 1 };
}

/** The texts in which a letter is swapped with the next one, or replaced. */
function corrections(letters: string, i: number): string[] {
  const [before, letter, next, after] = [
    letters.slice(0, i),
    letters.charAt(i),
    letters.charAt(i + 1),
    letters.slice(i + 2),
  ];
  const replaced = Array.from(ALPHABET, (other) => before + other + next + after);
  return [before + next + letter + after, ...replaced];
}

/** The length of the text for a number of bytes. */
function letterCount(bytes: number): number {
  return START.length + Math.ceil((bytes * 8) / 5) + CHECKSUM_LETTERS;
}

function isWeekday(day: number): day is Weekday {
  return day >= 1 && day <= 7;
}

/** Encodes bytes as lower-case hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Decodes hexadecimal digits, two for each byte. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

import { parseName } from '../people/names.schema.ts';
import type { Weekday } from '../time/calendar.ts';
import type { SuggestedFolder } from './sharing/connection.ts';

/**
 * What another browser needs to join a household (rule H2). A text to read aloud has neither names nor
 * folder; the names then come with the shared folder or the first card.
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
  /** The household's name; empty if it has none or the text does not tell. */
  readonly householdName: string;
  /** That member's name; empty in the same cases. */
  readonly personName: string;
  /** The household's shared folder; `null` if there is none or the text does not tell. */
  readonly folder: SuggestedFolder | null;
}

/**
 * Raised with every incompatible change. A text without names and folder is of version 1; one of
 * version 2 has a folder, but no names.
 */
const VERSION = 3;

const KEY_BYTES = 32;
export const TAG_BYTES = 2;
const PERSON_BYTES = 8;
const KEY_AT = 1 + TAG_BYTES;
const PERSON_AT = KEY_AT + KEY_BYTES;
const LINES_AT = PERSON_AT + PERSON_BYTES;
/** Of a text without lines. */
const LENGTHS: readonly number[] = [PERSON_AT, LINES_AT];
/** Of one with lines: two names of which one has a letter, or the longest names and folder. */
const [LEAST_WITH_LINES, MOST_WITH_LINES] = [LINES_AT + 2, LINES_AT + 5000];
/** In place of a member's id in a text with lines. */
const NOBODY = '00'.repeat(PERSON_BYTES);

/** The human-readable part of the bech32m text. The alphabet omits 1, b, i and o, which are easily confused. */
export const PREFIX = 'kt';
const START = `${PREFIX}1`;
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CHECKSUM_LETTERS = 6;

/** Letters per group, for reading aloud. */
const GROUP = 5;

/**
 * Serializes a pairing: one byte with version, first weekday and parent flag, then tag, key and
 * member id; in version 3 lines of UTF-8: the names of household and member, then the folder's address
 * and user, if any.
 */
export function bytesOf(pairing: Pairing): Uint8Array<ArrayBuffer> {
  const { tag, key, firstDay, person, grownUp, householdName, personName, folder } = pairing;
  const isBare = householdName === '' && personName === '' && folder === null;
  const version = isBare ? 1 : VERSION;
  const first = (version << 4) | (firstDay << 1) | Number(grownUp);
  const start = [first, ...bytesOfHex(tag), ...key];
  if (isBare) return Uint8Array.from([...start, ...bytesOfHex(person ?? '')]);
  const ofFolder = folder === null ? [] : [folder.address, folder.user];
  const lines = [householdName, personName, ...ofFolder].join('\n');
  return Uint8Array.from([...start, ...bytesOfHex(person ?? NOBODY), ...utf8Of(lines)]);
}

/** Parses bytes whose checksum matched; otherwise returns what is wrong with them. */
export function pairingOf(bytes: Uint8Array): Pairing | 'newer' | 'damaged' {
  const [first = 0] = bytes;
  const version = first >> 4;
  if (version > VERSION) return 'newer';
  const firstDay = (first >> 1) & 7;
  const told = version > 1 ? linesOf(version, bytes.slice(LINES_AT)) : NO_LINES;
  const fits = version > 1 || LENGTHS.includes(bytes.length);
  if (version < 1 || !fits || told === null || !isWeekday(firstDay)) return 'damaged';
  const person = hexOf(bytes.slice(PERSON_AT, LINES_AT));
  return {
    tag: hexOf(bytes.slice(1, KEY_AT)),
    key: Uint8Array.from(bytes.slice(KEY_AT, PERSON_AT)),
    firstDay,
    person: person === '' || person === NOBODY ? null : person,
    grownUp: (first & 1) === 1,
    ...told,
  };
}

type Lines = Pick<Pairing, 'householdName' | 'personName' | 'folder'>;

const NO_LINES: Lines = { householdName: '', personName: '', folder: null };

/** `null` if the bytes are no text, or their lines are not those of the version. */
function linesOf(version: number, bytes: Uint8Array): Lines | null {
  const lines = textOf(bytes)?.split('\n') ?? [];
  const [household = '', person = '', address, user, ...more] =
    version === 2 ? ['', '', ...lines] : lines;
  const [householdName, personName] = [parseName(household), parseName(person)];
  if (householdName === null || personName === null || more.length > 0) return null;
  if (address === undefined) {
    return lines.length === 2 && version > 2 ? { householdName, personName, folder: null } : null;
  }
  return address === '' || user === undefined
    ? null
    : { householdName, personName, folder: { address, user } };
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
  const isShort = LENGTHS.map(letterCount).includes(letters.length);
  const isLong =
    letters.length >= letterCount(LEAST_WITH_LINES) &&
    letters.length <= letterCount(MOST_WITH_LINES);
  if (!letters.startsWith(START) && !isShort) return { what: 'not-ours' };
  if (!isShort && !isLong) return { what: 'length' };
  const all = Array.from(letters);
  const invalid = all.findIndex((letter, i) =>
    i < START.length ? letter !== START[i] : !ALPHABET.includes(letter),
  );
  const index =
    invalid >= 0
      ? invalid
      : all.findIndex(
          // A longer text is pasted, and trying out each of its letters would take too long.
          (_, i) => isShort && i >= START.length && corrections(letters, i).some(isRight),
        );
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

/** Encodes a text as UTF-8. */
function utf8Of(text: string): number[] {
  const encoded = encodeURIComponent(text.toWellFormed()).match(/%..|./g) ?? [];
  return encoded.map((one) =>
    one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16),
  );
}

/** Decodes UTF-8; `null` if it is malformed. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(hexOf(bytes).replaceAll(/../g, '%$&'));
  } catch {
    return null;
  }
}

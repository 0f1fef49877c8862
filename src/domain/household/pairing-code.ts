import type { Weekday } from '../time/calendar.ts';

/**
 * What lets another browser into a household. As a text it is short enough to read aloud, so it
 * carries no name: those come with the first card.
 */
export interface Pairing {
  /** Tells this household from others, under whatever key. 4 hexadecimal digits. */
  readonly tag: string;
  /** 32 bytes. */
  readonly key: Uint8Array<ArrayBuffer>;
  readonly firstDay: Weekday;
  /** Somebody of the household who joins on one more device; `null` for somebody new. */
  readonly person: string | null;
  /** Whether that person is a parent in it. */
  readonly grownUp: boolean;
}

/** Grows with every change that an older Kintime would misread. */
const VERSION = 1;

const KEY_BYTES = 32;
export const TAG_BYTES = 2;
const PERSON_BYTES = 8;
const KEY_AT = 1 + TAG_BYTES;
const PERSON_AT = KEY_AT + KEY_BYTES;
const LENGTHS: readonly number[] = [PERSON_AT, PERSON_AT + PERSON_BYTES];

/** How a text begins, and what the bech32m alphabet leaves out: 1, b, i and o, which are easily confused. */
export const PREFIX = 'kt';
const START = `${PREFIX}1`;
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CHECK_LETTERS = 6;

/** As many letters as somebody reads out in one breath. */
const GROUP = 5;

/** The bytes of a pairing: version, first day and kind in one, then tag, key and person. */
export function bytesOf({ tag, key, firstDay, person, grownUp }: Pairing): Uint8Array<ArrayBuffer> {
  const first = (VERSION << 4) | (firstDay << 1) | Number(grownUp);
  return Uint8Array.from([
    first,
    ...bytesOfHex(tag),
    ...key,
    ...(person === null ? [] : bytesOfHex(person)),
  ]);
}

/** What bytes that passed their checksum say. */
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

/** A text as it is shown and read out. */
export function groupsOf(letters: string): string[] {
  return letters.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [];
}

/**
 * The letters of a text as somebody typed or pasted it: blanks, dashes and case say nothing. The
 * one digit that looks like a letter stands at a place where no letter can be.
 */
export function lettersOf(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[\s\p{Pd}.,\u200B-\u200F\uFEFF]/gu, '');
  return letters.replace(/^kt[li|!]/, START);
}

/** What is wrong with letters whose checksum is not right. */
export type LetterFault =
  | { readonly what: 'not-ours' | 'length' }
  /** `group` counts from 1; `null` where it cannot be told. */
  | { readonly what: 'typo'; readonly group: number | null };

/**
 * Finds what is wrong with a text, as far as that can be told: a letter that is never used, a
 * length that cannot be, or the one letter or pair of neighbours whose exchange would make it
 * right. It is only named and never mended: another text might have been meant.
 * @param isRight whether the checksum of letters is right
 */
export function faultOf(letters: string, isRight: (letters: string) => boolean): LetterFault {
  const fits = LENGTHS.map(letterCount).includes(letters.length);
  if (!letters.startsWith(START) && !fits) return { what: 'not-ours' };
  if (!fits) return { what: 'length' };
  const strange = Array.from(letters).findIndex((letter, i) =>
    i < START.length ? letter !== START[i] : !ALPHABET.includes(letter),
  );
  return { what: 'typo', group: groupAt(strange >= 0 ? strange : suspect(letters, isRight)) };
}

function groupAt(index: number): number | null {
  return index < 0 ? null : Math.floor(index / GROUP) + 1;
}

/** Where one letter, or two neighbours, could be exchanged for what is right; -1 where nowhere. */
function suspect(letters: string, isRight: (letters: string) => boolean): number {
  const places = Array.from(letters, (_, i) => i).slice(START.length);
  // There are few pairs and many letters, so the pairs come first.
  const exchanged = places.find((i) => {
    const [one = '', other = ''] = [letters[i], letters[i + 1]];
    return isRight(letters.slice(0, i) + other + one + letters.slice(i + 2));
  });
  if (exchanged !== undefined) return exchanged;
  const replaced = places.find((i) =>
    Array.from(ALPHABET).some((letter) =>
      isRight(letters.slice(0, i) + letter + letters.slice(i + 1)),
    ),
  );
  return replaced ?? -1;
}

/** How many letters carry so many bytes. */
function letterCount(bytes: number): number {
  return START.length + Math.ceil((bytes * 8) / 5) + CHECK_LETTERS;
}

function isWeekday(day: number): day is Weekday {
  return day >= 1 && day <= 7;
}

/** Lower-case hexadecimal digits. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of hexadecimal digits. */
export function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

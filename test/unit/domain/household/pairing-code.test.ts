import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  bytesOfHex,
  faultOf,
  letterGroups,
  hexOf,
  lettersOf,
  pairingOf,
} from '../../../../src/domain/household/pairing-code.ts';
import type { LetterFault, Pairing } from '../../../../src/domain/household/pairing-code.ts';
import { parseName } from '../../../../src/domain/people/names.schema.ts';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import { decodeBech32m, encodeBech32m } from '../../../../src/platform/crypto/text-encoding.ts';

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((some) => hexOf(some));

const parts = {
  tag: hex(2),
  key: hex(32).map(bytesOfHex),
  firstDay: fc.constantFrom(...WEEKDAYS),
  // The id of nobody is never drawn.
  person: fc.option(hex(8).filter((id) => id !== '0000000000000000')),
  grownUp: fc.boolean(),
};
/** Those whose text can be read aloud. */
const pairings: fc.Arbitrary<Pairing> = fc.record({
  ...parts,
  householdName: fc.constant(''),
  personName: fc.constant(''),
  folder: fc.constant(null),
});
/** Any text of one line, as far as it can be written in UTF-8. */
const line = fc
  .string({ unit: 'binary', maxLength: 40 })
  .map((text) => text.replaceAll('\n', ' ').toWellFormed());
const folders = fc.record({
  address: line.map((path) => `https://cloud.test/${path}/`),
  user: line,
});
const names = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((typed) => parseName(typed) ?? 'Mia')
  .filter((name) => parseName(name) === name);
/** Those whose text is longer. */
const full: fc.Arbitrary<Pairing> = fc
  .record({
    ...parts,
    householdName: names,
    personName: names,
    folder: fc.option(folders),
  })
  .filter(
    ({ householdName, personName, folder }) =>
      householdName !== '' || personName !== '' || folder !== null,
  );
const texts = pairings.map((pairing) => encodeBech32m(bytesOf(pairing)));

/** Finding a wrong letter takes up to 2,000 checksums. */
const FEW = { numRuns: 25 };

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

function read(typed: string): Pairing | 'newer' | 'damaged' | LetterFault {
  const letters = lettersOf(typed);
  const bytes = decodeBech32m(letters);
  return bytes === null
    ? faultOf(letters, (others) => decodeBech32m(others) !== null)
    : pairingOf(bytes);
}

/** Replaces letters of a text from an index on. */
function put(text: string, at: number, letters: string): string {
  return text.slice(0, at) + letters + text.slice(at + letters.length);
}

describe('a pairing text', () => {
  it('says what was put into it', () => {
    fc.assert(
      fc.property(pairings, (pairing) => {
        expect(read(encodeBech32m(bytesOf(pairing)))).toEqual(pairing);
      }),
    );
  });

  it('with names and a folder says which, in any letters', () => {
    fc.assert(
      fc.property(full, (pairing) => {
        expect(read(encodeBech32m(bytesOf(pairing)))).toEqual(pairing);
      }),
    );
  });

  it('with names or a folder is longer than any to read aloud', () => {
    fc.assert(
      fc.property(pairings, full, (bare, told) => {
        const [short, long] = [bare, told].map((one) => encodeBech32m(bytesOf(one)).length);
        expect(short).toBeLessThan(long ?? 0);
      }),
    );
  });

  it('is 4 to 10 groups longer with the names of an ordinary family', () => {
    const bare = { tag: '0011', key: new Uint8Array(32), firstDay: 1, grownUp: false } as const;
    const groups = (householdName: string, personName: string): number => {
      const told = { ...bare, person: '00000000000000aa', householdName, personName, folder: null };
      return letterGroups(encodeBech32m(bytesOf(told))).length;
    };
    expect([groups('', ''), groups('The Bergs', 'Mia'), groups('عائلة الخطيب', 'ليلى')]).toEqual([
      16, 20, 26,
    ]);
  });

  it('with a folder and no names, as an earlier version made it, is still read', () => {
    fc.assert(
      fc.property(full, folders, (pairing, folder) => {
        const nameless = { ...pairing, householdName: '', personName: '', folder };
        const bytes = bytesOf(nameless);
        // Without the two lines of names, of which nothing is left but their ends.
        const older = Uint8Array.from([...bytes.slice(0, 43), ...bytes.slice(45)]);
        older[0] = (2 << 4) | ((bytes[0] ?? 0) & 0xf);
        expect(read(encodeBech32m(older))).toEqual(nameless);
      }),
    );
  });

  it.each([
    ['an address', 'https://cloud.test/'],
    ['more than any name has', 'x'.repeat(61)],
  ])('in which a name is %s is refused', (_, name) => {
    fc.assert(
      fc.property(full, fc.constantFrom('householdName', 'personName'), (pairing, which) => {
        expect(read(encodeBech32m(bytesOf({ ...pairing, [which]: name })))).toBe('damaged');
      }),
    );
  });

  it('gives a name as it is stored, without what cannot be seen', () => {
    fc.assert(
      fc.property(full, (pairing) => {
        const told = { ...pairing, householdName: ' The\u202E  Bergs', personName: '\u2800' };
        const clean = { ...pairing, householdName: 'The Bergs', personName: '' };
        expect(read(encodeBech32m(bytesOf(told)))).toEqual(clean);
      }),
    );
  });

  it('with a wrong letter is refused at once if it is long', () => {
    fc.assert(
      fc.property(full, fc.nat(), (pairing, place) => {
        const text = encodeBech32m(bytesOf(pairing));
        const at = 3 + (place % (text.length - 3));
        const other = text[at] === 'q' ? 'p' : 'q';
        expect(read(put(text, at, other))).toEqual({ what: 'typo', group: null });
      }),
    );
  });

  it('survives being read out: groups, blanks, dashes and case say nothing', () => {
    const breaks = fc.constantFrom(' ', '\n', '-', ' – ', '\u00A0', '. ', ', ');
    fc.assert(
      fc.property(pairings, breaks, (pairing, between) => {
        const groups = letterGroups(encodeBech32m(bytesOf(pairing)));
        expect(read(groups.join(between).toUpperCase())).toEqual(pairing);
        expect(read(`  ${groups.join('')}\n`)).toEqual(pairing);
      }),
    );
  });

  it('has none of the letters that are easily confused, and is short enough to read out', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(text).toMatch(/^kt1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]+$/);
        expect(letterGroups(text).length).toBeLessThanOrEqual(16);
      }),
    );
  });

  it('with its one digit typed as a letter is still right', () => {
    fc.assert(
      fc.property(pairings, fc.constantFrom('ktl', 'KTI', 'kt|'), (pairing, start) => {
        expect(read(start + encodeBech32m(bytesOf(pairing)).slice(3))).toEqual(pairing);
      }),
    );
  });

  it('with one wrong letter is refused, and the group is named', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.constantFrom(...Array.from(LETTERS)),
        (text, place, letter) => {
          const at = 3 + (place % (text.length - 3));
          fc.pre(text[at] !== letter);
          const group = Math.floor(at / 5) + 1;
          expect(read(put(text, at, letter))).toEqual({ what: 'typo', group });
        },
      ),
      FEW,
    );
  });

  it('with a letter that no text has is refused, and the group is named', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.constantFrom('b', 'i', 'o', '1', 'é'),
        (text, place, letter) => {
          const at = 3 + (place % (text.length - 3));
          const group = Math.floor(at / 5) + 1;
          expect(read(put(text, at, letter))).toEqual({ what: 'typo', group });
        },
      ),
    );
  });

  it('with two neighbours exchanged is refused, and the group of one of them is named', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, place) => {
        const at = 3 + (place % (text.length - 4));
        const [one = '', other = ''] = [text[at], text[at + 1]];
        fc.pre(one !== other);
        const group = Math.floor(at / 5) + 1;
        expect(read(put(text, at, other + one))).toEqual({ what: 'typo', group });
      }),
    );
  });

  it('with any three wrong letters is refused', () => {
    const places = fc.uniqueArray(fc.nat({ max: 58 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(texts, places, (text, chosen) => {
        const wrong = chosen.reduce((so, place) => {
          const at = 3 + place;
          const next = LETTERS[(LETTERS.indexOf(so[at] ?? '') + 1) % LETTERS.length] ?? '';
          return put(so, at, next);
        }, text);
        expect(read(wrong)).toMatchObject({ what: 'typo' });
      }),
      FEW,
    );
  });

  it.each([
    ['a letter is missing', (text: string) => text.slice(0, -1), 'length'],
    ['a group is missing', (text: string) => text.slice(0, 20) + text.slice(25), 'length'],
    ['a letter came twice', (text: string) => text + (text.at(-1) ?? ''), 'length'],
    ['it is something else', () => 'see you at six', 'not-ours'],
    ['it is empty', () => '', 'not-ours'],
  ])('says what is wrong where %s', (_, spoil, what) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(spoil(text))).toMatchObject({ what });
      }),
    );
  });

  it('of a later version is told from a damaged one', () => {
    const bytes = (first: number, length: number) =>
      Uint8Array.from({ length }, (__, i) => (i === 0 ? first : 7));
    expect(read(encodeBech32m(bytes(0x42, 35)))).toBe('newer');
    // Without the lines of their versions: a folder, and two names.
    expect(read(encodeBech32m(bytes(0x22, 43)))).toBe('damaged');
    expect(read(encodeBech32m(bytes(0x32, 43)))).toBe('damaged');
    expect(read(encodeBech32m(bytes(0x32, 60)))).toBe('damaged');
    // With bytes that are no text.
    expect(read(encodeBech32m(bytes(0x22, 60).fill(0xff, 43)))).toBe('damaged');
    expect(read(encodeBech32m(bytes(0x12, 36)))).toBe('damaged');
    // No week begins on day 0.
    expect(read(encodeBech32m(bytes(0x10, 35)))).toBe('damaged');
  });
});

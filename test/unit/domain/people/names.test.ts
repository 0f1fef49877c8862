import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanName, isAlike, nameFault } from '../../../../src/domain/people/names.ts';

const ZWJ = '\u200D';
const FAMILY = `\u{1F468}${ZWJ}\u{1F469}${ZWJ}\u{1F467}`;
const HEART = '\u2764\uFE0F';
const ENGLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';

describe('a name is stored', () => {
  const rows: readonly [what: string, typed: string, stored: string][] = [
    ['as it is', 'Mia', 'Mia'],
    ['without spaces around it', '  Mia\u00A0 ', 'Mia'],
    ['with single spaces', 'Anna  \u2003Lena', 'Anna Lena'],
    ['on one line', 'Mia\r\nDad\u2028x', 'Mia Dad x'],
    ['without a zero-width space', 'Mi\u200Ba', 'Mia'],
    ['without a byte order mark', '\uFEFFMia', 'Mia'],
    ['without a soft hyphen', 'Mi\u00ADa', 'Mia'],
    ['without overrides of the direction', 'Dad\u202Ebad', 'Dadbad'],
    ['without isolates', '\u2069\u2066Mia', 'Mia'],
    ['without U+0000', 'Mia\u0000', 'Mia'],
    ['without Hangul fillers', '\u3164Mia\uFFA0', 'Mia'],
    ['without a joiner that joins nothing', `Mi${ZWJ}a`, 'Mia'],
    ['without a variation selector on a letter', 'M\uFE0Fia', 'Mia'],
    ['without half an emoji', '\uD83DMia', 'Mia'],
    ['composed', 'Zoe\u0308', 'Zoë'],
    ['with an emoji of several people', `Mia ${FAMILY}`, `Mia ${FAMILY}`],
    ['with a coloured heart', HEART, HEART],
    ['with the flag of England', ENGLAND, ENGLAND],
    ['with a joiner of Sinhala', 'ශ්\u200Dරී', 'ශ්\u200Dරී'],
    ['in Arabic', 'ليلى', 'ليلى'],
    ['in Arabic without marks of direction', '\u200Fليلى\u061C', 'ليلى'],
    ['with an apostrophe', 'D’Arcy', 'D’Arcy'],
    ['not at all if it is invisible', '\u200B\u2060\u2800', ''],
    ['not at all if it is empty', ' ', ''],
    ['not at all if it is an accent alone', '\u0301', ''],
    ['not at all if nothing in it is read out', '--', ''],
  ];
  it.each(rows)('%s', (_, typed, stored) => {
    expect(cleanName(typed)).toBe(stored);
  });

  test('cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = cleanName(typed);
        expect(cleanName(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

describe('two names can be mistaken for each other', () => {
  const rows: readonly [a: string, b: string][] = [
    ['Dad', 'Dad'],
    ['Dad', 'dad'],
    ['Dad', 'Dad.'],
    ['Dad', 'Dаd'],
    ['Dad', 'Dad\u202E'],
    ['Mia', 'Mi\u200Ba'],
    ['Mia', 'Ｍｉａ'],
    ['Mia', 'Мiа'],
    ['Zoe', 'Zoë'],
    ['Ian', 'lan'],
    ['Anna-Lena', 'anna lena'],
    ['Strauss', 'Strauß'],
    ['ليلى', 'لَيلى'],
    ['АННА', 'Анна'],
  ];
  it.each(rows)('%s and %s', (a, b) => {
    expect(isAlike(a, b)).toBe(true);
    expect(isAlike(b, a)).toBe(true);
  });
});

describe('two names are told apart', () => {
  const rows: readonly [a: string, b: string][] = [
    ['Mia', 'Mio'],
    ['Mia', 'Mia 2'],
    ['राम', 'रमा'],
    ['か', 'が'],
    ['ليلى', 'ليلا'],
    ['\u{1F431}', '\u{1F436}'],
  ];
  it.each(rows)('%s and %s', (a, b) => {
    expect(isAlike(a, b)).toBe(false);
  });
});

describe('a name is refused', () => {
  const others = [{ name: 'Dad' }, { name: '' }];
  it('if there is none', () => {
    expect(nameFault('', others)).toEqual({ fault: 'missing' });
  });
  it('if it is like another', () => {
    expect(nameFault('DAD', others)).toEqual({ fault: 'taken', by: 'Dad' });
  });
  it('for nothing else', () => {
    expect(nameFault('Mia', others)).toBeNull();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncateGraphemes } from '../../../../src/domain/i18n/truncate-graphemes.ts';

const FAMILY = '👨‍👩‍👧';

const lettersOf = (text: string): string[] =>
  [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

describe('a text that is cut to a length', () => {
  it.each([
    ['Mia', 60, 'Mia'],
    ['Mia', 2, 'Mi'],
    [`Mia ${FAMILY}`, 12, `Mia ${FAMILY}`],
    [`Mia ${FAMILY}`, 11, 'Mia '],
    [`Mia ${FAMILY}`, 5, 'Mia '],
    ['Zoe\u0301', 3, 'Zo'],
    ['🇩🇪', 2, ''],
  ])('%j to %d is %j', (text, most, expected) => {
    expect(truncateGraphemes(text, most)).toBe(expected);
  });

  it('is the longest beginning of whole letters that fits', () => {
    const letter = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(FAMILY, '🇩🇪', 'e\u0301'),
    );
    const texts = fc.array(letter, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(60), (text, most) => {
        const [cut, all] = [truncateGraphemes(text, most), lettersOf(text)];
        const letters = lettersOf(cut);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(letters).toEqual(all.slice(0, letters.length));
        const next = all[letters.length];
        if (next !== undefined) expect(cut.length + next.length).toBeGreaterThan(most);
      }),
    );
  });
});

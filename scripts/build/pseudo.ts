import type { Translations } from '../../src/domain/i18n/messages.ts';

/** Languages that nobody speaks: one read from the left, one from the right. */
export const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const;

const PLAIN = 'aceginosuyzACEGINOSUYZ';
const MARKED = 'áçéĝîñöšûýžÁÇÉĜÎÑÖŠÛÝŽ';

/** How much longer other languages are than English, at most of the time. */
const LONGER = 1.4;

/**
 * Words to test with: readable, and long. What is on a screen without such marks was never
 * translated; what is cut off lacks its closing bracket.
 */
export function pseudoTranslations(english: Translations, language: string): Translations {
  const long = Object.entries(english).map(([key, text]) => [key, lengthened(text)]);
  // A badge holds four letters in any language.
  const { badgeOff = '' } = english;
  return { ...Object.fromEntries(long), language, badgeOff };
}

/** "Today" → "[Töödááý]"; the places for values stay as they are. */
function lengthened(text: string): string {
  const marked = text
    .split(/(\$\d)/)
    .map((piece) => (piece.startsWith('$') ? piece : withMarks(piece)))
    .join('');
  if (marked === text) return text;
  const bare = `[${marked}]`;
  const missing = Math.ceil(text.length * LONGER) - bare.length;
  return missing > 0 ? `[${marked} ${'~'.repeat(Math.max(1, missing - 1))}]` : bare;
}

/** Longer words, not only longer lines: they are what does not fit into a narrow column. */
function withMarks(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const marked = MARKED[PLAIN.indexOf(letter)] ?? letter;
    return /[aeou]/.test(letter) ? marked + marked : marked;
  });
}

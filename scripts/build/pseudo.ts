import type { Translations } from '../../src/domain/i18n/translations.ts';

/** Pseudo-languages for tests: one left-to-right, one right-to-left. */
export const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const;

const PLAIN = 'aceginosuyzACEGINOSUYZ';
const ACCENTED = 'áçéĝîñöšûýžÁÇÉĜÎÑÖŠÛÝŽ';

/** Most translations are at most this much longer than English. */
const EXPANSION = 1.4;

/**
 * Readable but accented, bracketed and expanded messages: text on a screen without accents is
 * hard-coded, and text without a closing bracket is cut off.
 */
export function pseudoTranslations(english: Translations, language: string): Translations {
  const expanded = Object.entries(english).map(([key, text]) => [
    key,
    // Lines may be shown apart.
    text.split('\n').map(expand).join('\n'),
  ]);
  // A toolbar badge has room for four letters.
  const { badgeOff = '' } = english;
  return { ...Object.fromEntries(expanded), language, badgeOff };
}

/** "Today" → "[Töödááý]"; placeholders such as `$1` stay. */
function expand(text: string): string {
  const result = text
    .split(/(\$\d)/)
    .map((piece) => (piece.startsWith('$') ? piece : accented(piece)))
    .join('');
  if (result === text) return text;
  const bare = `[${result}]`;
  const missing = Math.ceil(text.length * EXPANSION) - bare.length;
  return missing > 0 ? `[${result} ${'~'.repeat(Math.max(1, missing - 1))}]` : bare;
}

/** Doubles vowels, since long words overflow narrow columns before long lines do. */
function accented(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const accent = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
    return /[aeou]/.test(letter) ? accent + accent : accent;
  });
}

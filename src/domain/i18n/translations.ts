/** The messages of one language by key; `$1` is the placeholder of the first value. */
export type Translations = Readonly<Record<string, string>>;

export type TextDirection = 'ltr' | 'rtl';

/** The messages for overlays in a page of the site, if the language is not the browser's. */
export interface TranslationBundle {
  /** As a BCP 47 tag. */
  readonly language: string;
  readonly translations: Translations;
}

/** Replaces the placeholders `$1` to `$9`; one without a value becomes empty. */
export function interpolate(message: string, values: readonly string[]): string {
  return message.replaceAll(/\$(\d)/g, (_, index: string) => values[Number(index) - 1] ?? '');
}

/** Right-to-left scripts in present-day use. */
const RIGHT_TO_LEFT: ReadonlySet<string | undefined> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
]);

/**
 * The direction in which a language is read. Not all browsers support
 * `Intl.Locale.prototype.getTextInfo`.
 * @throws RangeError for an invalid BCP 47 tag
 */
export function textDirection(language: string): TextDirection {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script) ? 'rtl' : 'ltr';
}

/** Unicode's isolate characters: LRI, RLI, FSI and PDI. */
const ISOLATE = { ltr: '\u2066', rtl: '\u2067', firstStrong: '\u2068' } as const;
const POP_ISOLATE = '\u2069';

/** Marks a value that contains isolated values: it was composed in the language of the sentence. */
const ANY_ISOLATE = /[\u2066-\u2068]/;

/** Right-to-left letters, and bidirectional control characters. */
const BIDI_RELEVANT =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Kintime's own texts never contain any. */
const EMBEDDINGS_AND_OVERRIDES = /[\u202a-\u202e]/g;

/** Where a paragraph ends, so does every isolate that is open. Some control characters end one. */
const PARAGRAPH_ENDS = /[\p{Zl}\p{Zp}\p{Cc}]/gu;

/** A value that changes no direction beyond its end: each isolate in it ends there, and no other does. */
function contained(value: string): string {
  let open = 0;
  const text = value
    .replaceAll(EMBEDDINGS_AND_OVERRIDES, '')
    .replaceAll(PARAGRAPH_ENDS, ' ')
    .replaceAll(/[\u2066-\u2069]/g, (mark) => {
      if (mark !== POP_ISOLATE) open += 1;
      else if (open === 0) return '';
      else open -= 1;
      return mark;
    });
  return text + POP_ISOLATE.repeat(open);
}

/**
 * Wraps a value in Unicode isolate characters, so that "Mia" or "10:00 PM" in an Arabic sentence
 * does not reorder the words around it, not even if it was written to. Values that cannot do that
 * are not wrapped; what could reach beyond them is taken out of all.
 * @param direction that of the sentence
 */
export function isolate(text: string, direction: TextDirection): string {
  const value = contained(text);
  if (value === '' || (direction === 'ltr' && !BIDI_RELEVANT.test(value))) return value;
  // If all letters are within isolates, the first strong one says nothing about the whole.
  const opening = ANY_ISOLATE.test(value) ? ISOLATE[direction] : ISOLATE.firstStrong;
  return opening + value + POP_ISOLATE;
}

/** The messages of one language by key; `$1` stands for the first value. */
export type Translations = Readonly<Record<string, string>>;

export type TextDirection = 'ltr' | 'rtl';

/** What the screens in a page of the site are to say, in a language that is not the browser's. */
export interface TranslationBundle {
  /** As a BCP 47 tag. */
  readonly language: string;
  readonly translations: Translations;
}

/** A message with its values in their places; a place without a value stays empty. */
export function interpolate(message: string, values: readonly string[]): string {
  return message.replaceAll(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
}

/** Scripts that are read from the right, as far as living languages use them. */
const RIGHT_TO_LEFT: ReadonlySet<string | undefined> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
]);

/** In which direction a language is read. Not every browser can say it of a locale by itself. */
export function textDirection(language: string): TextDirection {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).maximize().script) ? 'rtl' : 'ltr';
}

const ISOLATE = { ltr: '\u2066', rtl: '\u2067', byFirstLetter: '\u2068' } as const;
const END_OF_ISOLATE = '\u2069';

/** What begins a value within a value: it was put together in the language of the sentence. */
const ISOLATES = /[\u2066-\u2068]/;

/** A letter that is read from the right, or a mark that turns what follows. */
const TURNING =
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * A value that keeps its own direction within a sentence, so that "Mia" or "10:00 PM" in Arabic
 * does not pull the words around it along. What can do no harm is left as it is.
 * @param direction in which the sentence is read
 */
export function isolate(value: string, direction: TextDirection): string {
  if (value === '' || (direction === 'ltr' && !TURNING.test(value))) return value;
  // Where all letters are within values of its own, the first one says nothing about the whole.
  const own = ISOLATES.test(value) ? ISOLATE[direction] : ISOLATE.byFirstLetter;
  return own + value + END_OF_ISOLATE;
}

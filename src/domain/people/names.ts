/** Whoever has a name that another name must not be mistaken for. */
interface Named {
  readonly name: string;
}

/** Emoji sequences as Unicode recommends them, with their joiners and variation selectors. */
const EMOJI = /\p{RGI_Emoji}/v;

/** Joiners after a virama, which Sinhala and others spell names with, as in ශ්‍රී. */
const JOINED_LETTER =
  /(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D](?=\p{L})/v;

/** Control and format characters, and whatever else shows nothing: fillers, blank Braille, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/v;

const KEPT_OR_INVISIBLE = new RegExp(
  `(${EMOJI.source}|${JOINED_LETTER.source})|${INVISIBLE.source}`,
  'gv',
);

/**
 * A name as it is stored: without invisible characters, in NFC, and with single spaces. Empty if
 * nothing is left that can be seen or read out. Idempotent.
 */
export function cleanName(typed: string): string {
  const visible = typed
    // Tabs and line breaks are control characters, but separate words.
    .replaceAll(/[\t-\r\u0085]/g, ' ')
    .replaceAll(KEPT_OR_INVISIBLE, (_, kept: string | undefined) => kept ?? '')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}\p{S}]/v.test(visible) ? visible : '';
}

/** Why a clean name is refused: there is none, or it can be mistaken for the name of another. */
export type NameFault =
  | { readonly fault: 'missing' }
  | { readonly fault: 'taken'; readonly by: string };

/** @param others whose names may not be used again; those without a name do not count */
export function nameFault(name: string, others: readonly Named[]): NameFault | null {
  if (name === '') return { fault: 'missing' };
  const like = others.find((other) => other.name !== '' && isAlike(name, other.name));
  return like === undefined ? null : { fault: 'taken', by: like.name };
}

/** Whether two names can be mistaken for each other, by eye or when they are read out. */
export function isAlike(a: string, b: string): boolean {
  return spokenForm(a) === spokenForm(b) || writtenForm(a) === writtenForm(b);
}

/** What is left of a name when it is read out: no case, accents, punctuation or spaces. */
function spokenForm(name: string): string {
  return foldCase(strippedForm(name));
}

/** The same for a name as it is seen, where letters of other scripts look like Latin ones. */
function writtenForm(name: string): string {
  const latin = strippedForm(name).replaceAll(/./gsu, (letter) => LOOKALIKES.get(letter) ?? letter);
  return foldCase(latin);
}

/** Upper case first: it also joins ß with ss and the two forms of sigma. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** Inherited marks are accents and vowel points; the vowel signs of other scripts are letters to their readers. */
function strippedForm(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{Script=Inherited}--[\u3099\u309A]]/gv, '')
    .replaceAll(INVISIBLES, '')
    .replaceAll(/[\p{P}\s]/gv, '')
    .normalize('NFC');
}

const INVISIBLES = new RegExp(INVISIBLE.source, 'gv');

/**
 * Cyrillic and Greek letters that look like Latin ones, and the Latin letters and digits that look
 * alike: the pairs of Unicode's list of confusables that occur in names.
 */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝҮӏ', 'ABESlJKMHOPCTYXaeijopcyxsdhqwYl'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανοϲ', 'ABEZHlKMNOPTYXavoc'],
    ['I1|0', 'lllo'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, i) => [letter, to[i] ?? letter])),
);

import { translationsPath } from '../../src/domain/i18n/languages.ts';
import type { Translations } from '../../src/domain/i18n/translations.ts';
import { catalogueOf, translationsOf } from './catalogue.ts';
import { textOf } from './folder.ts';
import type { Files } from './folder.ts';
import { PSEUDO_LANGUAGES, pseudoTranslations } from './pseudo.ts';

type ByLanguage = Readonly<Record<string, Translations>>;

/** Keys of the messages that the background uses, or sends to the overlay. */
export const USED_BY_BACKGROUND =
  /^(?:badge\w+|screen\w+|language|lessThan|logSomebody|moment(?:Title|Text))$/;

/** The space of "5 minutes", where no line may break; not that of `$1 minutes`. */
const SPACE_AFTER_NUMBER = /(?<=(?<!\$)\b\d+) (?=\p{L})/gu;

/**
 * All messages by language tag, with English as the fallback for missing ones.
 * @param isForTests adds the pseudo-languages
 */
export function languagesIn(files: Files, isForTests: boolean): ByLanguage {
  const paths = [...files.keys()].filter((path) => /^_locales\/[^/]+\/messages\.json$/.test(path));
  const all = paths.map((path) =>
    withUnbrokenNumbers(translationsOf(JSON.parse(textOf(files, path)))),
  );
  const english = all.find(({ language }) => language === 'en');
  if (english === undefined) throw new Error('There are no English messages');
  const real = all.map(
    (messages) => [messages['language'] ?? '', { ...english, ...messages }] as const,
  );
  const pseudo = PSEUDO_LANGUAGES.map((tag) => [tag, pseudoTranslations(english, tag)] as const);
  return Object.fromEntries(isForTests ? [...real, ...pseudo] : real);
}

function withUnbrokenNumbers(messages: Translations): Translations {
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      message.replaceAll(SPACE_AFTER_NUMBER, '\u00A0'),
    ]),
  );
}

/** The `messages.json` files of the package: without descriptions, and with numbered values. */
export function translationFiles(languages: ByLanguage): Files {
  return new Map(
    Object.entries(languages).map(([tag, messages]) => [
      translationsPath(tag),
      Buffer.from(`${JSON.stringify(catalogueOf(messages))}\n`),
    ]),
  );
}

/** The messages of each language that are bundled with the background. */
export function backgroundTranslations(languages: ByLanguage): ByLanguage {
  return Object.fromEntries(
    Object.entries(languages).map(([tag, messages]) => [
      tag,
      Object.fromEntries(Object.entries(messages).filter(([key]) => USED_BY_BACKGROUND.test(key))),
    ]),
  );
}

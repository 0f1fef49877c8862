import { translationsPath } from '../../src/domain/i18n/languages.ts';
import type { Translations } from '../../src/domain/i18n/messages.ts';
import { catalogueOf, translationsOf } from './catalogue.ts';
import type { Files } from './folder.ts';
import { PSEUDO_LANGUAGES, pseudoTranslations } from './pseudo.ts';

type ByLanguage = Readonly<Record<string, Translations>>;

/** What the background says itself, or hands to the screens in a page of the site. */
export const USED_BY_BACKGROUND = /^(?:badge\w+|screen\w+|language|lessThan|moment(?:Title|Text))$/;

/**
 * The words of each language by its tag. Where one lacks a message it has the English one.
 * @param isForTests with languages that nobody speaks
 */
export function languagesIn(files: Files, isForTests: boolean): ByLanguage {
  const paths = [...files.keys()].filter((path) => /^_locales\/[^/]+\/messages\.json$/.test(path));
  const all = paths.map((path) => translationsOf(JSON.parse(textOf(files, path))));
  const english = all.find(({ language }) => language === 'en');
  if (english === undefined) throw new Error('There are no English words');
  const spoken = all.map((words) => [words['language'] ?? '', { ...english, ...words }] as const);
  const pseudo = PSEUDO_LANGUAGES.map((tag) => [tag, pseudoTranslations(english, tag)] as const);
  return Object.fromEntries(isForTests ? [...spoken, ...pseudo] : spoken);
}

/**
 * The messages as they go into the package, for browsers and for our own pages: without what
 * translators are told, and with numbers for the values.
 */
export function translationFiles(languages: ByLanguage): Files {
  return new Map(
    Object.entries(languages).map(([tag, words]) => [
      translationsPath(tag),
      Buffer.from(`${JSON.stringify(catalogueOf(words))}\n`),
    ]),
  );
}

/** The few words of each language that come along with the background. */
export function backgroundTranslations(languages: ByLanguage): ByLanguage {
  return Object.fromEntries(
    Object.entries(languages).map(([tag, words]) => [
      tag,
      Object.fromEntries(Object.entries(words).filter(([key]) => USED_BY_BACKGROUND.test(key))),
    ]),
  );
}

function textOf(files: Files, path: string): string {
  return Buffer.from(files.get(path) ?? []).toString('utf8');
}

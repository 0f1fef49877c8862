import { readdirSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../../../scripts/build/catalogue.ts';

/** The message catalogue of every language, by its folder in `_locales`. */
export const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  readdirSync('public/_locales').map((folder) => [
    folder,
    JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8')),
  ]),
);

export const english: Catalogue = catalogues.get('en') ?? {};

/** Keys of messages with plural forms, without the form: `openedTimes`. */
export const pluralKeys: readonly string[] = Object.keys(english)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.slice(0, -'_other'.length));

/** A key without its plural form: `openedTimes` for `openedTimes_few`. */
export function baseOf(key: string): string {
  const [, base] = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key) ?? [];
  return base !== undefined && pluralKeys.includes(base) ? base : key;
}

/** The numbers of the placeholders that a message uses, ascending. */
export function placeholdersIn({ message, placeholders = {} }: Catalogue[string]): number[] {
  const contents = [...message.matchAll(/\$(\w+)\$/g)].map(
    ([, name = '']) => placeholders[name.toLowerCase()]?.content ?? '',
  );
  return [...new Set(contents.map((content) => Number(content.slice(1))))].toSorted(
    (a, b) => a - b,
  );
}

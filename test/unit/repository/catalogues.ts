import { readdirSync, readFileSync } from 'node:fs';
import type { Catalogue } from '../../../scripts/build/catalogue.ts';

/** The messages of every language, by the name of its folder. */
export const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  readdirSync('public/_locales').map((folder) => [
    folder,
    JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8')),
  ]),
);

export const english: Catalogue = catalogues.get('en') ?? {};

/** What is counted: the beginnings of the keys that end in a form, such as `openedTimes`. */
export const countedKeys: readonly string[] = Object.keys(english)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.slice(0, -'_other'.length));

/** `openedTimes` for `openedTimes_few`; a key that is not counted as it is. */
export function baseOf(key: string): string {
  const [, base] = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key) ?? [];
  return base !== undefined && countedKeys.includes(base) ? base : key;
}

/** Which values a message takes, by their numbers. */
export function placesIn({ message, placeholders = {} }: Catalogue[string]): number[] {
  const contents = [...message.matchAll(/\$(\w+)\$/g)].map(
    ([, name = '']) => placeholders[name.toLowerCase()]?.content ?? '',
  );
  return [...new Set(contents.map((content) => Number(content.slice(1))))].toSorted(
    (a, b) => a - b,
  );
}

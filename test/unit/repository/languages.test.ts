import { describe, expect, it, test } from 'vitest';
import { translationsOf } from '../../../scripts/build/catalogue.ts';
import { LANGUAGES } from '../../../src/domain/i18n/languages.ts';
import { baseOf, catalogues, countedKeys, english, placesIn } from './catalogues.ts';

test('the languages to choose from are those that there are words of', () => {
  const tags = [...catalogues.values()].map(({ language }) => language?.message);
  expect(new Set(tags)).toEqual(new Set(LANGUAGES));
});

describe.each([...catalogues])('%s', (folder, catalogue) => {
  const tag = folder.replace('_', '-');
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const plain = Object.keys(english).filter((key) => baseOf(key) === key);
  const wanted = [
    ...plain,
    ...countedKeys.flatMap((base) => forms.map((form) => `${base}_${form}`)),
  ];

  it('is the language of its folder', () => {
    expect(catalogue['language']?.message).toBe(tag);
  });

  it('has every message, and each form of those with a number', () => {
    expect(wanted.filter((key) => (catalogue[key]?.message ?? '').trim() === '')).toEqual([]);
  });

  it('has no message that nobody asks for', () => {
    expect(Object.keys(catalogue).filter((key) => !wanted.includes(key))).toEqual([]);
  });

  it('names its values as browsers want them', () => {
    const wrong = Object.entries(catalogue).flatMap(([key, { message, placeholders = {} }]) => {
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
      const declared = Object.keys(placeholders);
      // "Opened once" needs no number, and may have the place for one all the same.
      const isSpelled = /_(?:zero|one|two)$/.test(key);
      const isSame =
        used.every((name) => declared.includes(name)) &&
        (isSpelled || declared.every((name) => used.includes(name)));
      const isWell =
        declared.every((name) => /^[a-z][a-z0-9_]*$/.test(name)) &&
        Object.values(placeholders).every(({ content }) => /^\$[1-9]$/.test(content)) &&
        !message.replaceAll(/\$\w+\$/g, '').includes('$');
      return isSame && isWell ? [] : [`${key}: ${message}`];
    });
    expect(wrong).toEqual([]);
  });

  it('has the values of the English message in each', () => {
    const wrong = Object.entries(catalogue).flatMap(([key, entry]) => {
      const model = english[`${baseOf(key)}_other`] ?? english[key];
      if (model === undefined) return [];
      const expected = placesIn(model);
      const found = placesIn(entry);
      // "Opened once" and its like in other languages may do without the number.
      const isSpelled = /_(?:zero|one|two)$/.test(key) && !found.includes(1);
      const missing = expected.filter(
        (place) => !found.includes(place) && !(isSpelled && place === 1),
      );
      const added = found.filter((place) => !expected.includes(place));
      return missing.length + added.length === 0 ? [] : [`${key}: ${entry.message}`];
    });
    expect(wrong).toEqual([]);
  });

  it('fits into the stores', () => {
    const { extensionName, extensionDescription, badgeOff } = catalogue;
    expect(extensionName?.message.length).toBeLessThanOrEqual(45);
    expect(extensionDescription?.message.length).toBeLessThanOrEqual(132);
    expect(badgeOff?.message.length).toBeLessThanOrEqual(4);
  });

  it('has no stray spaces, straight quotation marks or doubled marks', () => {
    const stray = Object.entries(catalogue)
      .filter(([, { message }]) => message !== message.trim() || /\s{2}|["']|\.\.|,,/.test(message))
      .map(([key, { message }]) => `${key}: ${message}`);
    expect(stray).toEqual([]);
  });
});

test('English says of every message where it stands', () => {
  const bare = Object.entries(english).filter(([, { description = '' }]) => description.length < 5);
  expect(bare.map(([key]) => key)).toEqual([]);
});

test('every translated message is one: it differs from the English', () => {
  const same = [...catalogues]
    .filter(([folder]) => folder !== 'en')
    .flatMap(([folder, catalogue]) => {
      const words = translationsOf(catalogue);
      return (
        Object.entries(translationsOf(english))
          // What has no letters of its own, such as "—" or two values side by side, is the same everywhere.
          .filter(([key, text]) => /\p{L}/u.test(text.replaceAll('CSV', '')) && words[key] === text)
          .map(([key]) => `${folder}: ${key}`)
      );
    });
  expect(same).toEqual([]);
});

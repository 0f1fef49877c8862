import { describe, expect, it, test } from 'vitest';
import { translationsOf } from '../../../scripts/build/catalogue.ts';
import { LANGUAGES } from '../../../src/domain/i18n/languages.ts';
import { baseOf, catalogues, pluralKeys, english, placeholdersIn } from './catalogues.ts';

test('the languages offered are those with a catalogue', () => {
  const tags = [...catalogues.values()].map(({ language }) => language?.message);
  expect(new Set(tags)).toEqual(new Set(LANGUAGES));
});

const linesIn = (message: string): number => message.split('\n').length;

describe.each([...catalogues])('%s', (folder, catalogue) => {
  const tag = folder.replace('_', '-');
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const singular = Object.keys(english).filter((key) => baseOf(key) === key);
  const expectedKeys = [
    ...singular,
    ...pluralKeys.flatMap((base) => forms.map((form) => `${base}_${form}`)),
  ];

  it('declares the language of its folder', () => {
    expect(catalogue['language']?.message).toBe(tag);
  });

  it('has every message, and every plural form of its language', () => {
    expect(expectedKeys.filter((key) => (catalogue[key]?.message ?? '').trim() === '')).toEqual([]);
  });

  it('has no unknown message', () => {
    expect(Object.keys(catalogue).filter((key) => !expectedKeys.includes(key))).toEqual([]);
  });

  it('declares its placeholders the way browsers require', () => {
    const wrong = Object.entries(catalogue).flatMap(([key, { message, placeholders = {} }]) => {
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase());
      const declared = Object.keys(placeholders);
      // "Opened once" may declare its number and not use it.
      const canOmit = /_(?:zero|one|two)$/.test(key);
      const isConsistent =
        used.every((name) => declared.includes(name)) &&
        (canOmit || declared.every((name) => used.includes(name)));
      const isWellFormed =
        declared.every((name) => /^[a-z][a-z0-9_]*$/.test(name)) &&
        Object.values(placeholders).every(({ content }) => /^\$[1-9]$/.test(content)) &&
        !message.replaceAll(/\$\w+\$/g, '').includes('$');
      return isConsistent && isWellFormed ? [] : [`${key}: ${message}`];
    });
    expect(wrong).toEqual([]);
  });

  it('uses the same placeholders as English', () => {
    const wrong = Object.entries(catalogue).flatMap(([key, entry]) => {
      const model = english[`${baseOf(key)}_other`] ?? english[key];
      if (model === undefined) return [];
      const expected = placeholdersIn(model);
      const found = placeholdersIn(entry);
      // "Opened once" may omit the number.
      const canOmit = /_(?:zero|one|two)$/.test(key) && !found.includes(1);
      const missing = expected.filter(
        (number) => !found.includes(number) && !(canOmit && number === 1),
      );
      const added = found.filter((number) => !expected.includes(number));
      return missing.length + added.length === 0 ? [] : [`${key}: ${entry.message}`];
    });
    expect(wrong).toEqual([]);
  });

  it('has as many lines in each message as English, since lines may be shown apart', () => {
    const wrong = Object.entries(catalogue).filter(([key, { message }]) => {
      const model = english[`${baseOf(key)}_other`] ?? english[key];
      return model !== undefined && linesIn(message) !== linesIn(model.message);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('respects the length limits of stores and badge', () => {
    const { extensionName, extensionDescription, badgeOff } = catalogue;
    expect(extensionName?.message.length).toBeLessThanOrEqual(45);
    expect(extensionDescription?.message.length).toBeLessThanOrEqual(132);
    expect(badgeOff?.message.length).toBeLessThanOrEqual(4);
  });

  it('has no stray spaces, straight quotation marks or repeated punctuation', () => {
    const stray = Object.entries(catalogue)
      .filter(([, { message }]) => message !== message.trim() || /\s{2}|["']|\.\.|,,/.test(message))
      .map(([key, { message }]) => `${key}: ${message}`);
    expect(stray).toEqual([]);
  });
});

test('every English message describes where it appears', () => {
  const undescribed = Object.entries(english).filter(
    ([, { description = '' }]) => description.length < 5,
  );
  expect(undescribed.map(([key]) => key)).toEqual([]);
});

test('every message is translated', () => {
  const untranslated = [...catalogues]
    .filter(([folder]) => folder !== 'en')
    .flatMap(([folder, catalogue]) => {
      const translations = translationsOf(catalogue);
      return (
        Object.entries(translationsOf(english))
          // Messages without letters, such as "—", are the same in every language.
          .filter(
            ([key, text]) =>
              /\p{L}/u.test(text.replaceAll('CSV', '')) && translations[key] === text,
          )
          .map(([key]) => `${folder}: ${key}`)
      );
    });
  expect(untranslated).toEqual([]);
});

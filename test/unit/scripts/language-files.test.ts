import { describe, expect, it } from 'vitest';
import { catalogueOf, translationsOf } from '../../../scripts/build/catalogue.ts';
import type { Files } from '../../../scripts/build/folder.ts';
import { PSEUDO_LANGUAGES, pseudoTranslations } from '../../../scripts/build/pseudo.ts';
import {
  backgroundTranslations,
  languagesIn,
  translationFiles,
} from '../../../scripts/build/language-files.ts';
import { interpolate } from '../../../src/domain/i18n/translations.ts';
import { english } from '../repository/catalogues.ts';

const ENGLISH = {
  language: { message: 'en' },
  badgeOff: { message: 'off' },
  today: { message: 'Today' },
  gave: {
    message: '$PARENT$ gave $DURATION$.',
    placeholders: { duration: { content: '$2' }, parent: { content: '$1' } },
  },
};
const SWEDISH = { language: { message: 'sv' }, today: { message: 'I dag' } };

const files: Files = new Map([
  ['_locales/en/messages.json', Buffer.from(JSON.stringify(ENGLISH))],
  ['_locales/sv/messages.json', Buffer.from(JSON.stringify(SWEDISH))],
  ['app.html', Buffer.from('<p>no words</p>')],
]);

describe('the messages that the build makes', () => {
  it('have numbered values in place of named ones', () => {
    expect(translationsOf(ENGLISH)['gave']).toBe('$1 gave $2.');
  });

  it('are a file for each language that browsers read, English where a language lacks something', () => {
    const made = translationFiles(languagesIn(files, false));
    expect([...made.keys()]).toEqual(['_locales/en/messages.json', '_locales/sv/messages.json']);
    const swedish = String(Buffer.from(made.get('_locales/sv/messages.json') ?? []));
    expect(JSON.parse(swedish)).toEqual({
      language: { message: 'sv' },
      badgeOff: { message: 'off' },
      today: { message: 'I dag' },
      gave: { message: '$1 gave $2.' },
    });
  });

  it('keep a number and its unit on one line, but let lines break after a value', () => {
    const pause = '$1 had to wait 10 minutes.';
    const made = languagesIn(
      new Map([
        [
          '_locales/en/messages.json',
          Buffer.from(JSON.stringify({ language: { message: 'en' }, pause: { message: pause } })),
        ],
      ]),
      false,
    );
    expect(made['en']?.['pause']).toBe('$1 had to wait 10\u00A0minutes.');
  });

  it('never have two values side by side, which browsers take for a name', () => {
    expect(() => catalogueOf({ both: '$1$2' })).toThrow('both');
    expect(catalogueOf({ both: '$1 $2' })).toEqual({ both: { message: '$1 $2' } });
  });

  it('are bundled with the background if it uses them', () => {
    expect(backgroundTranslations(languagesIn(files, false))['sv']).toEqual({
      language: 'sv',
      badgeOff: 'off',
    });
  });

  it('include pseudo-languages for tests only', () => {
    const tags = (isForTests: boolean) => Object.keys(languagesIn(files, isForTests));
    expect(tags(false)).toEqual(['en', 'sv']);
    expect(tags(true)).toEqual(['en', 'sv', ...PSEUDO_LANGUAGES]);
  });
});

describe('a pseudo-language', () => {
  const plain = translationsOf(english);
  const pseudo = pseudoTranslations(plain, 'en-XA');
  const sentences = Object.keys(plain).filter((key) => !['language', 'badgeOff'].includes(key));

  it('marks whatever has letters, and is longer than English', () => {
    const unmarked = sentences.filter(
      (key) =>
        /[a-z]/i.test((plain[key] ?? '').replaceAll(/\$\d/g, '')) &&
        !(pseudo[key] ?? '').split('\n').every((line) => /^\[.*\]$/.test(line)),
    );
    expect(unmarked).toEqual([]);
    const short = sentences.filter(
      (key) =>
        /^[A-Za-z ]{10,}/.test(plain[key] ?? '') &&
        (pseudo[key] ?? '').length < 1.4 * (plain[key] ?? '').length,
    );
    expect(short).toEqual([]);
  });

  it('keeps the placeholders of values', () => {
    const places = (text = '') => text.match(/\$\d/g) ?? [];
    for (const key of sentences) expect(places(pseudo[key]), key).toEqual(places(plain[key]));
    expect(interpolate(pseudo['badgeTodayTitle'] ?? '', ['42 min'])).toContain(': 42 min ');
  });
});

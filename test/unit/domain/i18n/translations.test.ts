import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { textDirection, interpolate, isolate } from '../../../../src/domain/i18n/translations.ts';

const FSI = '\u2068';
const PDI = '\u2069';

describe('a message with its values in their places', () => {
  const rows: readonly [message: string, values: readonly string[], text: string][] = [
    ['Today', [], 'Today'],
    ['$1 gave $2.', ['Dad', '5 min'], 'Dad gave 5 min.'],
    ['$2 من $1', ['Dad', '5 min'], '5 min من Dad'],
    ['$1, $1', ['twice'], 'twice, twice'],
    ['$1 and $2', ['one'], 'one and '],
    ['$1', ['$1 costs $2'], '$1 costs $2'],
  ];
  it.each(rows)('%s with %j: %s', (message, values, text) => {
    expect(interpolate(message, values)).toBe(text);
  });
});

describe('a value keeps its direction', () => {
  const rows: readonly [value: string, direction: 'ltr' | 'rtl', text: string][] = [
    ['Mia', 'ltr', 'Mia'],
    ['3 hr 5 min', 'ltr', '3 hr 5 min'],
    ['ليلى', 'ltr', `${FSI}ليلى${PDI}`],
    ['יעל', 'ltr', `${FSI}יעל${PDI}`],
    ['Mia', 'rtl', `${FSI}Mia${PDI}`],
    ['22:00', 'rtl', `${FSI}22:00${PDI}`],
    ['', 'rtl', ''],
    [`${FSI}Mon${PDI}: ${FSI}1${PDI}`, 'rtl', `\u2067${FSI}Mon${PDI}: ${FSI}1${PDI}${PDI}`],
    [`${FSI}ليلى${PDI}: 1`, 'ltr', `\u2066${FSI}ليلى${PDI}: 1${PDI}`],
    [`Mia${PDI}\u202Edad`, 'ltr', 'Miadad'],
    [`Mia${PDI}\u202Edad`, 'rtl', `${FSI}Miadad${PDI}`],
    ['\u2067Mia', 'ltr', `\u2066\u2067Mia${PDI}${PDI}`],
    ['Mia\u2029Dad', 'ltr', 'Mia Dad'],
  ];
  it.each(rows)('%s in a sentence that reads %s', (value, direction, text) => {
    expect(isolate(value, direction)).toBe(text);
  });
});

const controls = fc.constantFrom('\u2028', '\u2029', '\u202E', '\n', '\u0085', FSI, PDI);

/** Without spaces and control characters, which a value does not keep as they are. */
const visible = (text: string): string => text.replaceAll(/[\p{Z}\p{C}]/gu, '');

test('whatever a value holds, the sentence around it stays as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', size: '-1' }), controls) }),
      fc.constantFrom('ltr', 'rtl'),
      (value, direction) => {
        const text = interpolate('before $1 after', [isolate(value, direction)]);
        expect(text).toMatch(/^before .* after$/u);
        expect(visible(text)).toBe(visible(`before ${value} after`));
      },
    ),
  );
});

test('no value changes the direction of the sentence beyond its own end', () => {
  const marks = fc.constantFrom('\u202A', '\u202E', '\u202C', '\u2066', FSI, PDI, '\n', 'a', 'ل');
  fc.assert(
    fc.property(fc.string({ unit: marks }), fc.constantFrom('ltr', 'rtl'), (value, direction) => {
      const text = isolate(value, direction);
      expect(text).not.toMatch(/[\u202A-\u202E\n]/u);
      let open = 0;
      for (const mark of text.match(/[\u2066-\u2069]/gu) ?? []) {
        open += mark === PDI ? -1 : 1;
        expect(open).toBeGreaterThanOrEqual(0);
      }
      expect(open).toBe(0);
    }),
  );
});

describe('a language is read', () => {
  it.each(['ar', 'ar-EG', 'ar-XB', 'he', 'fa-IR', 'ur', 'az-Arab'])('from the right: %s', (tag) => {
    expect(textDirection(tag)).toBe('rtl');
  });

  it.each(['en', 'en-XA', 'es-419', 'pt-BR', 'sv', 'ar-Latn'])('from the left: %s', (tag) => {
    expect(textDirection(tag)).toBe('ltr');
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { translationsOf } from '../../../../scripts/build/catalogue.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { setTranslations } from '../../../../src/platform/i18n/i18n.ts';
import { weekdayName } from '../../../../src/ui/text/format-date.ts';
import { durationText } from '../../../../src/ui/text/format-duration.ts';
import { firstWeekday, locale } from '../../../../src/ui/language.ts';
import { t, tPlural } from '../../../../src/ui/i18n.ts';
import { catalogues, english } from '../../repository/catalogues.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const arabic = translationsOf(catalogues.get('ar') ?? {});

afterEach(() => setTranslations(null));

/** Without bidi isolates, which are invisible. */
const visible = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');

describe('once somebody chose Arabic in an English browser', () => {
  it('words, numbers, lengths of time and dates are Arabic', () => {
    setTranslations(arabic);
    expect(t('today')).toBe('اليوم');
    expect(locale()).toBe('ar');
    expect(weekdayName('2026-05-05', 'long')).toBe('الثلاثاء');
    expect(durationText(42 * MINUTE, 'long')).toMatch(/^\D*42\D*دقيقة$|^٤٢\D*دقيقة$/);
  });

  it('the week begins where it did: it counts for limits, whatever the words are', () => {
    const before = firstWeekday(null);
    setTranslations(arabic);
    expect(firstWeekday(null)).toBe(before);
  });

  it.each([
    [0, 'ولا مرة'],
    [1, 'مرة واحدة'],
    [2, 'مرتان'],
    [3, '3 مرات'],
    [11, '11 مرة'],
    [100, '100 مرة'],
  ])('%d has the form that Arabic has for it', (count, words) => {
    setTranslations(arabic);
    const western = visible(tPlural('factTimes', count)).replaceAll(/[٠-٩]/g, (digit) =>
      String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)),
    );
    expect(western).toBe(words);
  });

  it('a name keeps its own direction', () => {
    setTranslations(arabic);
    expect(t('agrYes', 'Mia')).toBe('\u2068Mia\u2069: أوافق');
  });
});

it('English can be chosen, too, and the browser’s language again', () => {
  setTranslations({ ...translationsOf(english), today: 'This day' });
  expect(t('today')).toBe('This day');
  expect(locale()).toBe('en-US');
  setTranslations(null);
  expect(t('today')).toBe('Today');
});

it('what the chosen words lack is not taken from another language', () => {
  setTranslations({ language: 'ar' });
  expect(t('today')).toBe('');
});

import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { translationsOf } from '../../../../scripts/build/catalogue.ts';
import { unbroken } from '../../../../src/domain/i18n/unbroken.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { setTranslations } from '../../../../src/platform/i18n/i18n.ts';
import { durationParts, durationText } from '../../../../src/platform/i18n/format-duration.ts';
import { catalogues } from '../../repository/catalogues.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
vi.unmock('../../../../src/domain/i18n/unbroken.ts');

afterEach(() => setTranslations(null));

const STYLES = ['short', 'long', 'narrow'] as const;

/** A number at which a line can end, with the word after it. */
const BREAKS = /\p{Nd} \p{L}/u;

describe.each([...catalogues.keys()])('a length of time in %s', (language) => {
  it('has no line end between a number and its unit, in whichever style', () => {
    setTranslations(translationsOf(catalogues.get(language) ?? {}));
    fc.assert(
      fc.property(fc.nat(8 * DAY), fc.constantFrom(...STYLES), (ms, style) => {
        expect(durationText(ms, style)).not.toMatch(BREAKS);
        expect(durationParts(ms, style).some(({ text }) => BREAKS.test(text))).toBe(false);
      }),
    );
  });
});

it('a line may end between hours and minutes', () => {
  expect(durationText(HOUR + 20 * MINUTE)).toBe('1\u00A0hr 20\u00A0min');
});

it('a text that no line breaks has no space at which one could', () => {
  expect(unbroken('1 hr 20 min')).toBe('1\u00A0hr\u00A020\u00A0min');
});

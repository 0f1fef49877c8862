import { describe, expect, it } from 'vitest';
import {
  editorHref,
  parseAgreementRoute,
  placeHref,
  PLACES,
} from '../../../../src/app/agreement/places.ts';

/** The two parts of an address after `#/agreement`. */
function parsed(href: string): ReturnType<typeof parseAgreementRoute> {
  const [, , part = '', detail = ''] = href.split('/');
  return parseAgreementRoute(part, detail);
}

describe('the addresses of the agreement page', () => {
  it.each(PLACES)('lead to a place: %s', (place) => {
    expect(parsed(placeHref(place))).toMatchObject({ place, editor: null, member: null });
  });

  it.each([
    ['#/agreement/mia', { place: 'rules', member: 'mia' }],
    ['#/agreement/suggestions/mia', { place: 'suggestions', member: 'mia' }],
    ['#/agreement/daily', { place: 'rules', editor: 'daily', isSuggestion: false }],
    [editorHref('daily', true), { place: 'rules', editor: 'daily', isSuggestion: true }],
    ['#/agreement/decides', { place: 'people', editor: 'decides' }],
  ])('%s', (href, expected) => {
    expect(parsed(href)).toMatchObject(expected);
  });
});

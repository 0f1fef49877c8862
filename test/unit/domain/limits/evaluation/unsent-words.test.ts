import { expect, it } from 'vitest';
import { hasUnsentWords } from '../../../../../src/domain/limits/evaluation/unsent-words.ts';
import type { PageField } from '../../../../../src/domain/limits/evaluation/unsent-words.ts';

const FIELD: PageField = {
  kind: 'text',
  isEmpty: false,
  isVisible: true,
  isFocused: false,
  isChanged: true,
};

it.each<[string, boolean, Partial<PageField>]>([
  ['a text that somebody changed', true, {}],
  [
    'a text with the focus, which its page calls unchanged',
    true,
    { isChanged: false, isFocused: true },
  ],
  ['a text that the page came with', false, { isChanged: false }],
  ['an empty field with the focus', false, { isEmpty: true, isFocused: true }],
  ['a text that cannot be seen', false, { isVisible: false }],
  ['a search', false, { kind: 'search', isFocused: true }],
  ['a password', false, { kind: 'password', isFocused: true }],
  ['a checkbox or a number', false, { kind: 'other', isFocused: true }],
  ['a file that somebody chose', true, { kind: 'files', isVisible: false, isChanged: false }],
  ['no file', false, { kind: 'files', isEmpty: true }],
])('%s: %s', (_, isUnsent, field) => {
  expect(
    hasUnsentWords([
      { ...FIELD, isEmpty: true },
      { ...FIELD, ...field },
    ]),
  ).toBe(isUnsent);
});

it('a page without fields has none', () => {
  expect(hasUnsentWords([])).toBe(false);
});

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepsTab } from '../../../../src/content/unsent-words/index.ts';

const WORDS = 'See you on Saturday';

beforeEach(() => {
  vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: (host: Element) => host.shadowRoot } });
  vi.stubGlobal('kintimeIsWatching', () => true);
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function show(html: string): void {
  document.body.innerHTML = html;
}

/** Types as React does it, which makes every value the default. */
function typeWithDefault(selector: string): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`There is no ${selector}`);
  field.defaultValue = WORDS;
  field.value = WORDS;
}

function type(selector: string): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`There is no ${selector}`);
  field.value = WORDS;
}

it.each([
  ['a textarea', '<textarea class="words"></textarea>'],
  ['a text field', '<input class="words">'],
  ['a text field in a form that was filled in', '<input class="words" value="Mia">'],
])('%s keeps the tab once somebody has typed in it', (_, html) => {
  show(html);
  expect(keepsTab()).toBe(false);
  type('.words');
  expect(keepsTab()).toBe(true);
});

it.each([
  ['a search', '<input class="words" type="search">'],
  ['a search by its role', '<form role="search"><input class="words"></form>'],
  ['a password', '<input class="words" type="password">'],
  ['a password that is shown', '<input class="words" autocomplete="current-password">'],
  ['a number', '<input class="words" type="number">'],
  ['a field that nobody can write in', '<textarea class="words" readonly></textarea>'],
])('%s does not', (_, html) => {
  show(html);
  type('.words');
  expect(keepsTab()).toBe(false);
});

it('a text with the focus does, also if the page calls it its default', () => {
  show('<textarea></textarea>');
  typeWithDefault('textarea');
  expect(keepsTab()).toBe(false);
  document.querySelector('textarea')?.focus();
  expect(keepsTab()).toBe(true);
});

it('a text that had the focus before the overlay does', () => {
  show('<textarea></textarea>');
  typeWithDefault('textarea');
  const before = document.querySelector('textarea');
  vi.stubGlobal('kintimeOverlay', { focusBefore: () => before });
  expect(keepsTab()).toBe(true);
});

it.each([
  [`<div contenteditable="true">${WORDS}</div>`, true],
  [`<div contenteditable><p><span>${WORDS}</span></p></div>`, true],
  [`<div contenteditable="plaintext-only">${WORDS}</div>`, true],
  ['<div contenteditable="true"><p> \u{200b}\u{feff}</p><br></div>', false],
  ['<div contenteditable="true"><i contenteditable="false">Add a comment</i></div>', false],
  [`<div role="searchbox" contenteditable="true">${WORDS}</div>`, false],
  [`<div contenteditable="false">${WORDS}</div>`, false],
])('an editor %s: %s', (html, keeps) => {
  show(html);
  expect(keepsTab()).toBe(keeps);
});

it('a text in a shadow tree does, and one in a frame of the page', () => {
  show('<div></div>');
  const root = document.querySelector('div')?.attachShadow({ mode: 'open' });
  const frame = document.createElement('iframe');
  const inside = document.implementation.createHTMLDocument('');
  // happy-dom loads no frames.
  Object.defineProperty(frame, 'contentDocument', { value: inside });
  root?.append(frame);
  for (const place of [root, inside.body]) {
    const field = document.createElement('textarea');
    place?.append(field);
    field.value = WORDS;
    expect(keepsTab()).toBe(true);
    field.remove();
    expect(keepsTab()).toBe(false);
  }
});

it('a chosen file does, though its field is hidden', () => {
  show('<input type="file" hidden>');
  expect(keepsTab()).toBe(false);
  Object.defineProperty(document.querySelector('input'), 'files', { value: [new File([], 'a')] });
  expect(keepsTab()).toBe(true);
});

it('a page that no content script can cover does not', () => {
  show('<textarea></textarea>');
  type('textarea');
  vi.stubGlobal('kintimeIsWatching', undefined);
  expect(keepsTab()).toBe(false);
});

import { expect, test } from 'vitest';
import { scriptsOf, withPreloads } from '../../../scripts/build/preloads.ts';

const files = new Map(
  Object.entries({
    'popup.html': '<head>\n  <script type="module" src="popup.js"></script>\n</head>',
    'later.html': '<head>\n  <script type="module" src="later.js"></script>\n</head>',
    'popup.js': 'import{a}from"./one.js";import"./two.js";import("./later.js");',
    'one.js': 'export*from"./two.js";',
    'two.js': 'export{b}from"./one.js";',
    'later.js': '',
  }).map(([path, text]) => [path, Buffer.from(text)]),
);

test('an entry point has all of its static imports once, and no dynamic ones', () => {
  expect(scriptsOf(files, 'popup.js')).toEqual(['popup.js', 'one.js', 'two.js']);
  expect(() => scriptsOf(files, 'gone.js')).toThrow('gone.js');
});

test('a page loads what its script imports at once, and nothing that it imports later', () => {
  expect(withPreloads(files, 'popup.html')).toBe(
    [
      '<head>',
      '  <link rel="modulepreload" href="one.js" />',
      '  <link rel="modulepreload" href="two.js" />',
      '  <script type="module" src="popup.js"></script>',
      '</head>',
    ].join('\n'),
  );
  expect(withPreloads(files, 'later.html')).not.toContain('modulepreload');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english } from './catalogues.ts';
import { calledIn, nodesIn, placeOf, sources, textsIn } from './syntax.ts';
import type { Node } from './syntax.ts';

/** The one word that is the same in every language. */
const NAME = 'Kintime';

/** Attributes and properties that are shown or read out. */
const SPOKEN =
  /^(?:alt|aria-?(?:label|description|valuetext|roledescription|placeholder)|label|placeholder|title|hint|summary|text|textContent|innerText|nodeValue|content)$/i;

/** What puts a text into a document: the screens in a page make their elements by hand. */
const WRITING = new Set([
  'append',
  'prepend',
  'before',
  'after',
  'replaceChildren',
  'createTextNode',
  'make',
  'alert',
  'confirm',
  'prompt',
  'setTitle',
]);

const isWord = (text: string): boolean =>
  /\p{L}/u.test(text.replaceAll(NAME, '')) && english[text] === undefined;

/** The expressions through which a node shows something. */
function shownBy(node: Node): Node[] {
  const { type } = node;
  if (type === 'JSXText') return [node];
  if (type === 'JSXElement' || type === 'JSXFragment') {
    return nodesIn(node['children']).filter((child) => child.type === 'JSXExpressionContainer');
  }
  if (type === 'JSXAttribute') {
    const [name] = nodesIn(node['name']);
    return SPOKEN.test(String(name?.['name'])) ? nodesIn(node['value']) : [];
  }
  if (type === 'AssignmentExpression') {
    const [property] = nodesIn(node['left']).flatMap((left) => nodesIn(left['property']));
    return SPOKEN.test(String(property?.['name'])) ? nodesIn(node['right']) : [];
  }
  const called = calledIn(node);
  const given = nodesIn(node['arguments']);
  // Name and class of an element come before its text.
  if (called === 'make') return given.slice(2);
  if (called === 'setAttribute') {
    const [name, value] = given;
    const isSpoken = name !== undefined && textsIn(name).some((one) => SPOKEN.test(one));
    return isSpoken ? nodesIn(value) : [];
  }
  return called !== undefined && WRITING.has(called) ? given : [];
}

test('whatever people read in a page comes from the messages', () => {
  const found = sources.flatMap((source) =>
    source.nodes.flatMap((node) =>
      shownBy(node)
        .flatMap(textsIn)
        .filter(isWord)
        .map((text) => `${placeOf(source, node)}: ${text.trim()}`),
    ),
  );
  expect(found).toEqual([]);
});

test('the pages themselves hold no words', () => {
  const words = ['app', 'popup', 'closed'].flatMap((page) =>
    readFileSync(`public/${page}.html`, 'utf8')
      .split(/<[^>]*>/)
      .filter(isWord),
  );
  expect(words).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { english } from './catalogues.ts';
import { calleeName, nodesIn, locationOf, sources, textsIn } from './syntax.ts';
import type { Node } from './syntax.ts';

/** The product name, which is not translated. */
const NAME = 'Kintime';

/** Attributes and properties that are displayed or read by screen readers. */
const VISIBLE =
  /^(?:alt|aria-?(?:label|description|valuetext|roledescription|placeholder)|label|placeholder|title|hint|summary|text|textContent|innerText|nodeValue|content)$/i;

/** Functions that put text into a document; the overlay builds its elements by hand. */
const INSERTING = new Set([
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

const isHardcoded = (text: string): boolean =>
  /\p{L}/u.test(text.replaceAll(NAME, '')) && english[text] === undefined;

/** The expressions whose value a node displays. */
function displayedBy(node: Node): Node[] {
  const { type } = node;
  if (type === 'JSXText') return [node];
  if (type === 'JSXElement' || type === 'JSXFragment') {
    return nodesIn(node['children']).filter((child) => child.type === 'JSXExpressionContainer');
  }
  if (type === 'JSXAttribute') {
    const [attribute] = nodesIn(node['name']);
    return VISIBLE.test(String(attribute?.['name'])) ? nodesIn(node['value']) : [];
  }
  if (type === 'AssignmentExpression') {
    const [property] = nodesIn(node['left']).flatMap((left) => nodesIn(left['property']));
    return VISIBLE.test(String(property?.['name'])) ? nodesIn(node['right']) : [];
  }
  const name = calleeName(node);
  const args = nodesIn(node['arguments']);
  // make(tag, class, text)
  if (name === 'make') return args.slice(2);
  if (name === 'setAttribute') {
    const [attribute, value] = args;
    const isVisible =
      attribute !== undefined && textsIn(attribute).some((one) => VISIBLE.test(one));
    return isVisible ? nodesIn(value) : [];
  }
  return name !== undefined && INSERTING.has(name) ? args : [];
}

test('no displayed text is hard-coded', () => {
  const found = sources.flatMap((source) =>
    source.nodes.flatMap((node) =>
      displayedBy(node)
        .flatMap(textsIn)
        .filter(isHardcoded)
        .map((text) => `${locationOf(source, node)}: ${text.trim()}`),
    ),
  );
  expect(found).toEqual([]);
});

test('the HTML pages contain no text', () => {
  const texts = ['app', 'popup', 'closed'].flatMap((page) =>
    readFileSync(`public/${page}.html`, 'utf8')
      .split(/<[^>]*>/)
      .filter(isHardcoded),
  );
  expect(texts).toEqual([]);
});

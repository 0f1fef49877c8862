import { describe, expect, it } from 'vitest';
import { USED_BY_BACKGROUND } from '../../../scripts/build/language-files.ts';
import { baseOf, english, placesIn } from './catalogues.ts';
import { calledIn, nodesIn, placeOf, sources, textOf, textsIn } from './syntax.ts';
import type { Node } from './syntax.ts';

const keys = Object.keys(english);
const known = new Set(keys.flatMap((key) => [key, baseOf(key)]));

/** Named in `manifest.json`, not in the source. */
const OF_THE_MANIFEST: ReadonlySet<string> = new Set(['extensionName', 'extensionDescription']);

/**
 * Literals that are no keys whatever they say: names of imports, types, and what stands in the
 * markup of an element, such as a class. A component may well be given a key.
 */
function idleLiterals(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (/^(?:Import|Export)/.test(node.type)) return nodesIn(node['source']);
    if (node.type === 'TSLiteralType') return nodesIn(node['literal']);
    if (node.type !== 'JSXOpeningElement') return [];
    const [name] = nodesIn(node['name']);
    const isElement = /^[a-z]/.test(String(name?.['name']));
    return isElement ? nodesIn(node['attributes']).flatMap(({ value }) => nodesIn(value)) : [];
  });
}

/** Every text in `src` that may be a key. */
const texts = new Set(
  sources.flatMap(({ nodes }) => {
    const idle = new Set(idleLiterals(nodes));
    return nodes
      .filter((node) => !idle.has(node))
      .map(textOf)
      .filter((text) => text !== undefined);
  }),
);

interface Call {
  readonly path: string;
  readonly place: string;
  readonly counted: boolean;
  /** Every key that it may come to, as far as that stands there. */
  readonly says: readonly string[];
  /** How many values are handed over; `undefined` where that shows only when it runs. */
  readonly values: number | undefined;
}

/** Each `t('key', …)`. */
const calls: readonly Call[] = sources.flatMap((source) =>
  source.nodes.flatMap((node) => {
    const name = calledIn(node) ?? '';
    if (!['t', 'tPlural', 'translate'].includes(name)) return [];
    const [key, ...values] = nodesIn(node['arguments']);
    const isOpen = values.some(({ type }) => type === 'SpreadElement');
    return [
      {
        path: source.path,
        place: placeOf(source, node),
        counted: name === 'tPlural',
        says: key === undefined ? [] : textsIn(key),
        values: isOpen ? undefined : values.length,
      },
    ];
  }),
);

describe('the messages', () => {
  it('are all said somewhere', () => {
    const unused = keys
      .filter((key) => !OF_THE_MANIFEST.has(key))
      .filter((key) => !texts.has(key) && !texts.has(baseOf(key)));
    expect(unused).toEqual([]);
  });

  it('are found by whole keys, never by keys put together, but for the forms of a number', () => {
    const beginnings = sources.flatMap((source) =>
      source.nodes
        .filter(({ type }) => type === 'TemplateLiteral')
        .map((node) => [placeOf(source, node), node['quasis'] as Quasi[]] as const)
        .filter(([, quasis]) => quasis.length > 1)
        .map(([place, [first]]) => [place, first?.value.cooked ?? ''] as const),
    );
    const together = beginnings.filter(
      ([, start]) => start !== '' && keys.some((key) => key !== start && key.startsWith(start)),
    );
    expect(together).toEqual([]);
  });

  it('get as many values as they have places', () => {
    expect(calls.length).toBeGreaterThan(200);
    const wrong = calls.flatMap(({ place, counted, says, values }) =>
      says.flatMap((key) => {
        const entry = english[counted ? `${key}_other` : key];
        if (entry === undefined) return [`${place}: there is no ${key}`];
        if (values === undefined) return [];
        // Of a counted message the number is the first value.
        const wanted = Math.max(counted ? 1 : 0, ...placesIn(entry));
        // One call may say one of several messages, of which some need less.
        const isRight = says.length > 1 ? values >= wanted : values === wanted;
        return isRight ? [] : [`${place}: ${key} takes ${wanted}, is given ${values}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('that the background and the screens in a page say come along with the background', () => {
    const said = calls
      .filter(({ path }) => /^src\/(?:background|content|platform)\//.test(path))
      .flatMap(({ says }) => says);
    expect(said.length).toBeGreaterThan(10);
    expect(said.filter((key) => known.has(key) && !USED_BY_BACKGROUND.test(key))).toEqual([]);
  });
});

it('the browser is asked for messages in two places alone, which know what was chosen', () => {
  const asking = sources
    .filter(({ nodes }) => nodes.some((node) => calledIn(node) === 'getMessage'))
    .map(({ path }) => path);
  expect(asking).toEqual(['src/content/overlay/i18n.ts', 'src/platform/i18n/i18n.ts']);
});

interface Quasi {
  readonly value: { readonly cooked: string };
}

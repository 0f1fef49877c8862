import { describe, expect, it } from 'vitest';
import { USED_BY_BACKGROUND } from '../../../scripts/build/language-files.ts';
import { baseOf, english, placeholdersIn } from './catalogues.ts';
import { calleeName, nodesIn, locationOf, sources, textOf, textsIn } from './syntax.ts';
import type { Node } from './syntax.ts';

const keys = Object.keys(english);
const known = new Set(keys.flatMap((key) => [key, baseOf(key)]));

/** Used by `manifest.json`, not by the source. */
const MANIFEST_KEYS: ReadonlySet<string> = new Set(['extensionName', 'extensionDescription']);

/**
 * Literals that cannot be message keys: import paths, literal types, and attributes of HTML
 * elements, such as a class. A component may be given a key.
 */
function irrelevantLiterals(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => {
    if (/^(?:Import|Export)/.test(node.type)) return nodesIn(node['source']);
    if (node.type === 'TSLiteralType') return nodesIn(node['literal']);
    if (node.type !== 'JSXOpeningElement') return [];
    const [name] = nodesIn(node['name']);
    const isElement = /^[a-z]/.test(String(name?.['name']));
    return isElement ? nodesIn(node['attributes']).flatMap(({ value }) => nodesIn(value)) : [];
  });
}

/** Every string in `src` that may be a message key. */
const texts = new Set(
  sources.flatMap(({ nodes }) => {
    const irrelevant = new Set(irrelevantLiterals(nodes));
    return nodes
      .filter((node) => !irrelevant.has(node))
      .map(textOf)
      .filter((text) => text !== undefined);
  }),
);

interface Call {
  readonly path: string;
  readonly location: string;
  readonly isPlural: boolean;
  /** Every key that the call may look up, as far as it can be told from the source. */
  readonly keys: readonly string[];
  /** The number of values passed; undefined with a spread argument. */
  readonly values: number | undefined;
}

/** Each call of `t('key', …)` and its variants. */
const calls: readonly Call[] = sources.flatMap((source) =>
  source.nodes.flatMap((node) => {
    const name = calleeName(node) ?? '';
    if (!['t', 'tPlural', 'translate'].includes(name)) return [];
    const [key, ...values] = nodesIn(node['arguments']);
    const hasSpread = values.some(({ type }) => type === 'SpreadElement');
    return [
      {
        path: source.path,
        location: locationOf(source, node),
        isPlural: name === 'tPlural',
        keys: key === undefined ? [] : textsIn(key),
        values: hasSpread ? undefined : values.length,
      },
    ];
  }),
);

describe('message keys', () => {
  it('are all used', () => {
    const unused = keys
      .filter((key) => !MANIFEST_KEYS.has(key))
      .filter((key) => !texts.has(key) && !texts.has(baseOf(key)));
    expect(unused).toEqual([]);
  });

  it('are never put together from parts, except for plural forms', () => {
    const templates = sources.flatMap((source) =>
      source.nodes
        .filter(({ type }) => type === 'TemplateLiteral')
        .map((node) => [locationOf(source, node), node['quasis'] as Quasi[]] as const)
        .filter(([, quasis]) => quasis.length > 1)
        .map(([location, [first]]) => [location, first?.value.cooked ?? ''] as const),
    );
    const composed = templates.filter(
      ([, start]) => start !== '' && keys.some((key) => key !== start && key.startsWith(start)),
    );
    expect(composed).toEqual([]);
  });

  it('are called with as many values as the message has placeholders', () => {
    expect(calls.length).toBeGreaterThan(200);
    const wrong = calls.flatMap(({ location, isPlural, keys: used, values }) =>
      used.flatMap((key) => {
        const entry = english[isPlural ? `${key}_other` : key];
        if (entry === undefined) return [`${location}: there is no ${key}`];
        if (values === undefined) return [];
        // The first value of a plural message is its number.
        const expected = Math.max(isPlural ? 1 : 0, ...placeholdersIn(entry));
        // A call with a choice of keys passes what the longest message needs.
        const isRight = used.length > 1 ? values >= expected : values === expected;
        return isRight ? [] : [`${location}: ${key} takes ${expected} values, not ${values}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('used by the background and by overlays are bundled with the background', () => {
    const used = calls
      .filter(({ path }) => /^src\/(?:background|content|platform)\//.test(path))
      .flatMap((call) => call.keys);
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((key) => known.has(key) && !USED_BY_BACKGROUND.test(key))).toEqual([]);
  });
});

it('getMessage is called in two files, which respect the chosen language', () => {
  const callers = sources
    .filter(({ nodes }) => nodes.some((node) => calleeName(node) === 'getMessage'))
    .map(({ path }) => path);
  expect(callers).toEqual(['src/content/overlay/i18n.ts', 'src/platform/i18n/i18n.ts']);
});

interface Quasi {
  readonly value: { readonly cooked: string };
}

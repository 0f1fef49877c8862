import { expect, test } from 'vitest';
import { locationOf, nodesIn, sources, textsIn } from './syntax.ts';

/** Controls that browsers draw in their own language, whatever language was chosen. */
const NATIVE = new Set(['date', 'time', 'datetime-local', 'month', 'week']);

/** Its button is drawn by Kintime. */
const FILE_FIELD = 'src/app/components/file-field.tsx';

test('no control, and no format, is in the browser’s language', () => {
  const found = sources.flatMap((source) => {
    const { path, code, nodes } = source;
    const controls = nodes.filter((node) => {
      if (node.type !== 'JSXAttribute' || nodesIn(node['name'])[0]?.['name'] !== 'type')
        return false;
      const [type = ''] = nodesIn(node['value']).flatMap(textsIn);
      return NATIVE.has(type) || (type === 'file' && path !== FILE_FIELD);
    });
    // These format in the browser's language unless they are told another.
    const isFormatted = /\.toLocale\w*\(|Intl\.\w*Format\(\)/.test(code);
    return controls.map((node) => locationOf(source, node)).concat(isFormatted ? [path] : []);
  });
  expect(found).toEqual([]);
});

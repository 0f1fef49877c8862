import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** A node of the ESTree syntax tree. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with every comment blanked out; offsets and line breaks are unchanged. */
  readonly code: string;
  /** Every node of the file, in no particular order. */
  readonly nodes: readonly Node[];
}

/** Every TypeScript file of `src`, parsed, in order of path. */
export const sources: readonly Source[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .toSorted()
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const { program, comments, errors } = parseSync(path, text);
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
    let code = text;
    for (const { start, end } of comments) {
      const blank = text.slice(start, end).replaceAll(/[^\n]/g, ' ');
      code = code.slice(0, start) + blank + code.slice(end);
    }
    return { path, text, code, nodes: descendantsOf(program as unknown as Node) };
  });

/** A node and all nodes below it. */
function descendantsOf(node: Node): Node[] {
  const found: Node[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(next);
    for (const value of Object.values(next)) pending.push(...nodesIn(value));
  }
  return found;
}

/** The node or nodes that a field holds. */
export function nodesIn(value: unknown): Node[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The name of the function or method called: `t` of `t('today')`, `append` of `row.append(x)`. */
export function calleeName({ type, callee }: Node): string | undefined {
  if (type !== 'CallExpression') return undefined;
  const [called] = nodesIn(callee);
  const [property = called] = nodesIn(called?.['property']);
  return typeof property?.['name'] === 'string' ? property['name'] : undefined;
}

/** The text of a literal, or the static parts of a template. */
export function textOf({ type, value, quasis }: Node): string | undefined {
  if (type === 'TemplateLiteral')
    return (quasis as { value: { cooked: string } }[]).map((one) => one.value.cooked).join(' ');
  if (type !== 'Literal' && type !== 'JSXText') return undefined;
  return typeof value === 'string' ? value : undefined;
}

/** All texts that an expression may evaluate to, such as both sides of a condition. */
export function textsIn(node: Node): string[] {
  switch (node.type) {
    case 'ConditionalExpression':
      return nodesIn([node['consequent'], node['alternate']]).flatMap(textsIn);
    case 'LogicalExpression':
      return nodesIn([node['left'], node['right']]).flatMap(textsIn);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'JSXExpressionContainer':
      return nodesIn(node['expression']).flatMap(textsIn);
    default: {
      const text = textOf(node);
      return text === undefined ? [] : [text];
    }
  }
}

/** Path and line number of a node: "src/app/app.tsx:12". */
export function locationOf({ path, text }: Source, { start }: Node): string {
  return `${path}:${text.slice(0, start).split('\n').length}`;
}

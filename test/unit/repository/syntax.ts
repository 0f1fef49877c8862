import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree, looked at by its kind. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  /** Every node of the file. */
  readonly nodes: readonly Node[];
}

/** Every file of `src` as the compiler sees it. */
export const sources: readonly Source[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .toSorted()
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
    return { path, text, nodes: nodesOf(program as unknown as Node) };
  });

/** Each node below and including one. */
function nodesOf(node: Node): Node[] {
  const found: Node[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    for (const value of Object.values(next)) open.push(...nodesIn(value));
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

/** What is called, by its name: `say` of `say('today')`, `append` of `row.append(text)`. */
export function calledIn({ type, callee }: Node): string | undefined {
  if (type !== 'CallExpression') return undefined;
  const [called] = nodesIn(callee);
  const [property = called] = nodesIn(called?.['property']);
  return typeof property?.['name'] === 'string' ? property['name'] : undefined;
}

/** The text of a literal, or the letters of a template that stand in it as they are. */
export function textOf({ type, value, quasis }: Node): string | undefined {
  if (type === 'TemplateLiteral')
    return (quasis as { value: { cooked: string } }[]).map((one) => one.value.cooked).join(' ');
  if (type !== 'Literal' && type !== 'JSXText') return undefined;
  return typeof value === 'string' ? value : undefined;
}

/** All texts that an expression may come to, such as both sides of a condition. */
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

/** "src/app/app.tsx:12". */
export function placeOf({ path, text }: Source, { start }: Node): string {
  return `${path}:${text.slice(0, start).split('\n').length}`;
}

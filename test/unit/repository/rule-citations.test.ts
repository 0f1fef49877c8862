import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The numbers of the rules, from headings such as "### C1. When somebody is watching". */
const rules = [...readFileSync('docs/rules.md', 'utf8').matchAll(/^### ([CAH]\d+)\. /gm)].map(
  ([, number = '']) => number,
);

const files = ['src', 'scripts', 'test', 'docs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|mjs|css|md)$/.test(path))
    .map((path) => `${folder}/${path}`),
);

/** "rule C4", "rules C1 and C2", "Rules A4, A6": every number cited in a text. */
function citedIn(text: string): string[] {
  // A citation may be wrapped over two lines of a comment.
  const joined = text.replaceAll(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' ');
  const numbers = /[CAH]\d+(?:(?:,| and| or|, and| to)? [CAH]\d+)*/;
  return [...joined.matchAll(new RegExp(`\\brules? (${numbers.source})`, 'gi'))].flatMap(
    ([, cited = '']) => cited.match(/[CAH]\d+/g) ?? [],
  );
}

test('the rules are numbered without gaps or repetitions', () => {
  for (const part of ['C', 'A', 'H']) {
    const numbers = rules.filter((rule) => rule.startsWith(part));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(numbers.map((_, index) => `${part}${index + 1}`));
  }
});

test('every rule that is cited exists', () => {
  const unknown = files.flatMap((path) =>
    citedIn(readFileSync(path, 'utf8'))
      .filter((rule) => !rules.includes(rule))
      .map((rule) => `${path}: rule ${rule}`),
  );
  expect(unknown).toEqual([]);
});

test.each([
  ['(rule C4)', ['C4']],
  ['see rules A4 and A6.', ['A4', 'A6']],
  ['Rules C1, C2 and\n * H3', ['C1', 'C2', 'H3']],
  ['rule\n// A99', ['A99']],
  ['the rules of A4 paper', []],
])('the citations in %j are found', (text, cited) => {
  expect(citedIn(text)).toEqual(cited);
});

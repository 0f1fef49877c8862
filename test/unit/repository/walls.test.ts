import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Wall {
  folders: readonly string[];
  packages: readonly string[];
  /** Files of another folder, where not all of it may be imported. */
  files?: readonly string[];
}

/** What a page needs for reading; everything else in the store writes. */
const reading = [
  'db/database',
  'db/live-query',
  'db/schema',
  'db/storage-errors',
  'db/table-inspector',
  'db/valid-rows',
  'settings',
  'tracking/usage-queries',
].map((name) => `src/store/${name}.ts`);
const page: Wall = {
  folders: ['domain', 'messages', 'platform', 'ui'],
  packages: ['preact', 'preact/hooks'],
  files: reading,
};

/** The arrows of the architecture, one row for each folder; each may also import itself. */
const walls: Readonly<Record<string, Wall>> = {
  domain: { folders: [], packages: [] },
  messages: { folders: ['domain', 'files'], packages: ['valibot'] },
  files: { folders: ['domain', 'messages'], packages: ['valibot'] },
  platform: {
    folders: ['domain', 'messages'],
    packages: [
      'webextension-polyfill',
      'otpauth/bare',
      '@noble/hashes/hmac.js',
      '@noble/hashes/legacy.js',
      '@scure/base',
    ],
    files: ['public/_locales/en/messages.json'],
  },
  store: { folders: ['domain'], packages: ['dexie'] },
  background: { folders: ['domain', 'messages', 'files', 'platform', 'store'], packages: [] },
  content: {
    folders: ['domain', 'messages', 'platform'],
    packages: ['preact', 'preact/hooks'],
    files: ['public/_locales/en/messages.json'],
  },
  popup: page,
  app: { ...page, packages: [...page.packages, 'qr', 'd3-scale'] },
  closed: page,
  ui: page,
};

interface Import {
  /** A path from the checkout for what is ours, the name of a package otherwise. */
  target: string;
  isPackage: boolean;
  /** Erased by the compiler, or loaded only when it is first needed. */
  isLate: boolean;
}

const withoutComments = (source: string) =>
  source.replace(/\/\*.*?\*\//gs, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const sources = new Map(
  readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .toSorted()
    .map((path) => [path, withoutComments(readFileSync(`${root}${path}`, 'utf8'))]),
);

/** Only at the start of a line: messages of ours are named import and export too. */
const statements = [
  /^import(\s+type)?\s+(?:[^'"`;]*?\bfrom\s+)?['"]([^'"]+)['"]/gm,
  /^export(\s+type)?\s+[^'"`;=()]*?\bfrom\s+['"]([^'"]+)['"]/gm,
];
const call = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;

function importsOf(path: string): Import[] {
  const source = sources.get(path) ?? '';
  const early = statements.flatMap((pattern) =>
    [...source.matchAll(pattern)].map(([, type, name = '']) =>
      toImport(path, name, type !== undefined),
    ),
  );
  return early.concat(
    [...source.matchAll(call)].map(([, name = '']) => toImport(path, name, true)),
  );
}

function toImport(path: string, name: string, isLate: boolean): Import {
  const isPackage = !name.startsWith('.');
  return { target: isPackage ? name : join(dirname(path), name), isPackage, isLate };
}

const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];

/** A module that describes what is stored or read from a file. */
const isSchema = (path: string) => path.endsWith('.schema.ts');

function isAllowed(path: string, { target, isPackage }: Import): boolean {
  const own = folderOf(path);
  const wall = walls[own ?? ''];
  if (wall === undefined) return false;
  if (own === 'domain' && isPackage) return target === 'valibot' && isSchema(path);
  if (isPackage) return wall.packages.includes(target);
  const folder = folderOf(target);
  if (folder === own && folder !== undefined) return true;
  return wall.files?.includes(target) === true || wall.folders.includes(folder ?? '');
}

const linesWith = (pattern: RegExp, exceptIn: readonly string[] = []) =>
  [...sources]
    .filter(([path]) => !exceptIn.includes(path))
    .flatMap(([path, source]) =>
      source.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
    );

describe('the walls between the folders of src', () => {
  test('every folder has a row in the table', () => {
    const folders = new Set([...sources.keys()].map(folderOf));
    expect([...folders].filter((folder) => walls[folder ?? ''] === undefined)).toEqual([]);
  });

  test('no file imports what its folder may not', () => {
    const crossings = [...sources.keys()].flatMap((path) =>
      importsOf(path)
        .filter((one) => !isAllowed(path, one))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(crossings).toEqual([]);
  });

  test('the rules import no more than types from schemas', () => {
    const crossings = [...sources.keys()]
      .filter((path) => folderOf(path) === 'domain' && !isSchema(path))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ target, isLate }) => isSchema(target) && !isLate)
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(crossings).toEqual([]);
  });

  test('the wrapper of the browser is imported in one file', () => {
    const importers = [...sources.keys()].filter((path) =>
      importsOf(path).some(({ target, isLate }) => target === 'webextension-polyfill' && !isLate),
    );
    expect(importers).toEqual(['src/platform/browser.ts']);
  });

  test('the libraries for phone codes are imported in one file', () => {
    const importers = [...sources.keys()].filter((path) =>
      importsOf(path).some(({ target }) => /^(?:otpauth|@noble)\//.test(target)),
    );
    expect(importers).toEqual(['src/platform/crypto/totp.ts']);
  });

  test('the library for letters with a checksum is imported in one file', () => {
    const importers = [...sources.keys()].filter((path) =>
      importsOf(path).some(({ target }) => target.startsWith('@scure/')),
    );
    expect(importers).toEqual(['src/platform/crypto/text-encoding.ts']);
  });

  test('what every page of the site loads brings no package along', () => {
    const reached = new Set<string>();
    const packages: string[] = [];
    const follow = (path: string) => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const { target, isPackage, isLate } of importsOf(path)) {
        if (isLate) continue;
        if (isPackage) packages.push(`${path} imports ${target}`);
        else follow(target);
      }
    };
    follow('src/content/index.ts');
    expect(reached.size).toBeGreaterThan(1);
    expect(packages).toEqual([]);
  });
});

describe('what no file of src holds', () => {
  test('a look at the clock, but for the one file that is the clock', () => {
    const looks = /\bDate\.now\(|\bperformance\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/;
    expect(linesWith(looks, ['src/platform/clock.ts'])).toEqual([]);
  });

  test('a way to ask anybody for anything, but for the words that are in the package', () => {
    const ways =
      /\bfetch\b|\bXMLHttpRequest\b|\bWebSocket\b|\bWebTransport\b|\bEventSource\b|\bsendBeacon\b|\bRTCPeerConnection\b/;
    expect(linesWith(ways)).toEqual([
      'src/platform/i18n/i18n-loader.ts: const file = await fetch(runtime.getURL(translationsPath(language)));',
    ]);
  });

  test('what only the browser’s own folder may touch', () => {
    const touches = /\bnavigator\.|\blocalStorage\b|\bsessionStorage\b|\bdocument\.cookie\b/;
    const outside = linesWith(touches).filter((line) => !line.startsWith('src/platform/'));
    expect(outside).toEqual([]);
  });

  test('text that is run or taken for markup', () => {
    const dangers =
      /\b(?:inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|\bnew Function\b/;
    expect(linesWith(dangers)).toEqual([]);
  });

  test('more than 300 lines', () => {
    const long = [...sources.keys()]
      .map((path) => ({
        path,
        lines: readFileSync(`${root}${path}`, 'utf8').split('\n').length - 1,
      }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('a way out of the checkout', () => {
    const outside = [...sources.keys()].flatMap((path) =>
      importsOf(path)
        .filter(({ target, isPackage }) => !isPackage && relative('.', target).startsWith('..'))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(outside).toEqual([]);
  });
});

import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { ALLOWED_FIELDS } from '../../../src/store/db/allowed-fields.ts';
import { calleeName, locationOf, nodesIn, sources } from './syntax.ts';
import type { Node } from './syntax.ts';

// Which module may import which is checked by dependency-cruiser (.dependency-cruiser.cjs).

const linesWith = (pattern: RegExp, exceptIn = /^$/): string[] =>
  sources
    .filter(({ path }) => !exceptIn.test(path))
    .flatMap(({ path, code }) =>
      code.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
    );

describe('src', () => {
  it('reads the clock in one file', () => {
    const clocks = /\bDate\.now\(|\bperformance\.now\(|\bnew Date\(\)|\bTemporal\.Now\b/;
    expect(linesWith(clocks, /^src\/platform\/clock\.ts$/)).toEqual([]);
  });

  it('connects in two files: to the package for its translations, and to a shared folder', () => {
    const network =
      /\bfetch\b|\bXMLHttpRequest\b|\bWebSocket\b|\bWebTransport\b|\bEventSource\b|\bsendBeacon\b|\bRTCPeerConnection\b/;
    const found = linesWith(network);
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(
      /^src\/platform\/i18n\/i18n-loader\.ts: .*\bfetch\(runtime\.getURL\(translationsPath\(language\)\)\)/,
    );
    expect(found[1]).toMatch(/^src\/platform\/webdav\.ts: .*\bfetch\(`\$\{address\}/);
  });

  it('touches these browser globals in platform only', () => {
    const globals = /\bnavigator\.|\blocalStorage\b|\bsessionStorage\b|\bdocument\.cookie\b/;
    expect(linesWith(globals, /^src\/platform\//)).toEqual([]);
  });

  it('uses nothing in pages that frames below an insecure page lack', () => {
    const secureOnly =
      /\brandomUUID\b|\bcrypto\.subtle\b|\bcaches\b|\bcookieStore\b|\bserviceWorker\b/;
    const inPages = linesWith(secureOnly, /^src\/(?!content\/)/);
    expect(inPages.filter((line) => !/: \/?\*/.test(line))).toEqual([]);
  });

  it('never turns text into markup or code', () => {
    const sinks =
      /\b(?:inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|\bnew Function\b/;
    expect(linesWith(sinks)).toEqual([]);
  });

  it('has no file of more than 300 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length - 1 > 300);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('the database', () => {
  const writes =
    /^(?:add|put|update|upsert|delete|clear|modify|bulkAdd|bulkPut|bulkUpdate|bulkDelete)$/;

  /** The names in a chain of members and calls: `db.days.where(…).delete` has db, days, where. */
  function chainOf(node: Node | undefined): string[] {
    if (node === undefined) return [];
    if (typeof node['name'] === 'string') return [node['name']];
    const [property] = nodesIn(node['property']);
    const [before] = nodesIn(node['object'] ?? node['callee'] ?? node['expression']);
    return [...chainOf(before), ...chainOf(property)];
  }

  /** Whether a call is a write to a table. */
  function isWrite(node: Node): boolean {
    if (!writes.test(calleeName(node) ?? '')) return false;
    const [callee] = nodesIn(node['callee']);
    const [target] = nodesIn(callee?.['object']);
    return chainOf(target).some((part) => part in ALLOWED_FIELDS || part === 'table');
  }

  const writers = sources.flatMap((source) =>
    source.nodes.filter(isWrite).map((node) => locationOf(source, node)),
  );

  it('is written to by the store only', () => {
    expect(writers.length).toBeGreaterThan(20);
    expect(writers.filter((location) => !location.startsWith('src/store/'))).toEqual([]);
  });
});

describe('the content script', () => {
  it('is bundled without any package', async () => {
    const { metafile } = await build({
      entryPoints: ['index', 'overlay/index', 'inspection/index', 'unsent-words/index'].map(
        (name) => `src/content/${name}.ts`,
      ),
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'out',
      logLevel: 'silent',
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain('src/domain/tracking/attention.ts');
    expect(inputs.filter((path) => !path.startsWith('src/'))).toEqual([]);
  });
});

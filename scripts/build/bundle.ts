import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';
import { root } from '../paths.ts';
import { say } from '../say.ts';
import type { Files } from './folder.ts';

interface Bundle {
  entries: Readonly<Record<string, string>>;
  format: 'esm' | 'iife';
  splitting?: boolean;
}

const bundles: readonly Bundle[] = [
  // One file is both Chromium's service worker and Firefox's event page.
  { entries: { background: 'src/background/index.ts' }, format: 'esm' },
  { entries: { content: 'src/content/index.ts' }, format: 'iife' },
  {
    entries: {
      popup: 'src/popup/index.tsx',
      app: 'src/app/index.tsx',
      closed: 'src/closed/index.tsx',
    },
    format: 'esm',
    splitting: true,
  },
];

export interface Bundled {
  files: Files;
  /** Whether every entry was there. */
  isWhole: boolean;
  metafiles: readonly Metafile[];
}

function optionsFor(
  one: Bundle,
  entries: Record<string, string>,
  isForDevelopment: boolean,
): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: one.format,
    splitting: one.splitting ?? false,
    chunkNames: 'shared-[hash]',
    platform: 'browser',
    target: ['chrome144', 'firefox147'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    minify: !isForDevelopment,
    sourcemap: isForDevelopment ? 'linked' : false,
    // The licences of what is bundled go into one file of their own.
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': isForDevelopment ? '"development"' : '"production"' },
    logLevel: 'warning',
    logOverride: { 'empty-glob': 'error' },
  };
}

/** The entries that the source tree has; it grows page by page. */
function presentEntries(one: Bundle): Record<string, string> {
  const all = Object.entries(one.entries);
  for (const [name, path] of all) {
    if (!existsSync(`${root}${path}`)) say(`${name}.js is left out: there is no ${path} yet`);
  }
  return Object.fromEntries(all.filter(([, path]) => existsSync(`${root}${path}`)));
}

/** Turns the source into the scripts and styles that the browser loads. */
export async function bundle(isForDevelopment: boolean): Promise<Bundled> {
  const wanted = bundles
    .map((one) => ({ one, entries: presentEntries(one) }))
    .filter(({ entries }) => Object.keys(entries).length > 0);
  const results = await Promise.all(
    wanted.map(({ one, entries }) => build(optionsFor(one, entries, isForDevelopment))),
  );

  const files: Files = new Map();
  for (const { outputFiles = [], warnings } of results) {
    if (warnings.length > 0) throw new Error('The bundler has warnings; see above');
    for (const { path, contents } of outputFiles) {
      files.set(relative(`${root}dist`, path).replaceAll('\\', '/'), contents);
    }
  }
  const entryCount = bundles.flatMap(({ entries }) => Object.keys(entries)).length;
  const builtCount = wanted.flatMap(({ entries }) => Object.keys(entries)).length;
  return {
    files,
    isWhole: builtCount === entryCount,
    metafiles: results.flatMap(({ metafile }) => metafile ?? []),
  };
}

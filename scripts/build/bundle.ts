import { relative } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import type { Translations } from '../../src/domain/i18n/messages.ts';
import { root } from '../paths.ts';
import type { Files } from './folder.ts';

interface Bundle {
  entries: Readonly<Record<string, string>>;
  format: 'esm' | 'iife';
  splitting?: boolean;
  /** Whether what the background says comes along in it. */
  speaks?: boolean;
}

/**
 * What background and pages both load, as a file of its own each: so it is in the package once, and
 * no page loads more of our own code for it, as it would if the bundler were to split all of them.
 */
const LIBRARIES: Readonly<Record<string, string>> = {
  // The same library as it is written for browsers of today: a tenth less for every page to read.
  dexie: 'dexie/dist/modern/dexie.mjs',
  'webextension-polyfill': 'webextension-polyfill',
};

const librariesApart: Plugin = {
  name: 'libraries-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^[\w-]+$/ }, ({ path, kind }) =>
      kind === 'import-statement' && Object.hasOwn(LIBRARIES, path)
        ? { path: `./${path}.js`, external: true }
        : undefined,
    );
  },
};

const bundles: readonly Bundle[] = [
  { entries: LIBRARIES, format: 'esm' },
  // One file is both Chromium's service worker and Firefox's event page.
  { entries: { background: 'src/background/index.ts' }, format: 'esm', speaks: true },
  { entries: { content: 'src/content/index.ts' }, format: 'iife' },
  // Drawn into pages by the background when there is something to draw.
  { entries: { overlay: 'src/content/overlay/index.ts' }, format: 'iife' },
  // It has to be there at once: one file is read sooner than what it has in common with others.
  { entries: { popup: 'src/popup/index.tsx' }, format: 'esm' },
  {
    entries: {
      app: 'src/app/index.tsx',
      closed: 'src/closed/index.tsx',
    },
    format: 'esm',
    splitting: true,
  },
];

export interface Bundled {
  files: Files;
  metafiles: readonly Metafile[];
}

function optionsFor(one: Bundle, isForDevelopment: boolean, words: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: one.entries,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: one.format,
    splitting: one.splitting ?? false,
    // What is loaded late has the name of its source, and what several share is a chunk.
    chunkNames: '[name]-[hash]',
    platform: 'browser',
    plugins: one.entries === LIBRARIES ? [] : [librariesApart],
    target: ['chrome144', 'firefox147'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    minify: !isForDevelopment,
    sourcemap: isForDevelopment ? 'linked' : false,
    // The licences of what is bundled go into one file of their own.
    legalComments: 'none',
    define: {
      'process.env.NODE_ENV': isForDevelopment ? '"development"' : '"production"',
      ...(one.speaks === true && { BACKGROUND_TRANSLATIONS: words }),
    },
    logLevel: 'warning',
    logOverride: { 'empty-glob': 'error' },
  };
}

/**
 * Turns the source into the scripts and styles that the browser loads.
 * @param words what the background says in each language
 */
export async function bundle(
  isForDevelopment: boolean,
  words: Readonly<Record<string, Translations>>,
): Promise<Bundled> {
  const results = await Promise.all(
    bundles.map((one) => build(optionsFor(one, isForDevelopment, JSON.stringify(words)))),
  );

  const files: Files = new Map();
  for (const { outputFiles = [], warnings } of results) {
    if (warnings.length > 0) throw new Error('The bundler has warnings; see above');
    for (const { path, contents } of outputFiles) {
      files.set(relative(`${root}dist`, path).replaceAll('\\', '/'), contents);
    }
  }
  return { files, metafiles: results.flatMap(({ metafile }) => metafile ?? []) };
}

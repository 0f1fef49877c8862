import { readFile } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import { minify } from 'terser';
import type { Translations } from '../../src/domain/i18n/translations.ts';
import { root } from '../paths.ts';
import type { Files } from './folder.ts';

type Format = 'esm' | 'iife';

interface Bundle {
  entries: Readonly<Record<string, string>>;
  format: Format;
  splitting?: boolean;
  /** An expression of the global `kintime`, the exports of the entry: the value of the script. */
  result?: string;
  plugins?: readonly Plugin[];
}

/**
 * Libraries that background and pages share: one file each, so that the package holds them once.
 * With `splitting` for all entries instead, pages would load chunks of our own code they do not use.
 */
const LIBRARIES: Readonly<Record<string, string>> = {
  // From the build without transpilation for old browsers: a tenth smaller.
  dexie: 'scripts/build/dexie.mjs',
  valibot: 'scripts/build/valibot.mjs',
  'webextension-polyfill': 'webextension-polyfill',
};

const externalLibraries: Plugin = {
  name: 'external-libraries',
  setup({ initialOptions, onResolve, onLoad }) {
    // The popup, which must load little, has only what it uses of Valibot itself.
    const isOwn = (path: string): boolean =>
      path === 'valibot' && Object.hasOwn(initialOptions.entryPoints ?? {}, 'popup');
    onResolve({ filter: /^[\w-]+$/ }, ({ path, kind }) =>
      kind === 'import-statement' && Object.hasOwn(LIBRARIES, path) && !isOwn(path)
        ? { path, namespace: 'library' }
        : undefined,
    );
    // One import statement in a bundle; without it, there would be one for each of its modules.
    onLoad({ filter: /./, namespace: 'library' }, async ({ path }) => {
      const source = LIBRARIES[path] ?? '';
      const from = `from './${path}.js'`;
      return {
        contents: source.endsWith('.mjs')
          ? (await readFile(`${root}${source}`, 'utf8')).replaceAll(/from '[^']+'/g, from)
          : `export { default } ${from}`,
      };
    });
    onResolve({ filter: /^\.\//, namespace: 'library' }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * The browsers' own APIs in place of the polyfill, for a script in which each kilobyte counts: both
 * return promises, and what else the polyfill adds is for the listeners of the background.
 */
const nativeApis: Plugin = {
  name: 'native-apis',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^webextension-polyfill$/ }, ({ path }) => ({ path, namespace: 'native' }));
    onLoad({ filter: /./, namespace: 'native' }, () => ({
      contents: 'export default globalThis.browser ?? globalThis.chrome;',
    }));
  },
};

/**
 * Parts of the reader of ZIP files that never run: encrypted files are refused before they are read
 * (`zip-files.ts`), and reading happens in a worker of our own.
 */
const UNUSED_ZIP_PARTS: Readonly<Record<string, string>> = {
  'aes-crypto-stream.js': 'export const AESDecryptionStream = null, AESEncryptionStream = null;',
  'zip-crypto-stream.js':
    'export const ZipCryptoDecryptionStream = null, ZipCryptoEncryptionStream = null;',
  'codec-worker-web.js': '',
};

const withoutUnusedZipParts: Plugin = {
  name: 'without-unused-zip-parts',
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]@zip\.js[\\/].*[\\/](?:\w+-crypto-stream|codec-worker-web)\.js$/ },
      ({ path }) => {
        const contents = UNUSED_ZIP_PARTS[basename(path)];
        return contents === undefined ? undefined : { contents };
      },
    );
  },
};

const bundles: readonly Bundle[] = [
  { entries: LIBRARIES, format: 'esm' },
  // Linked by every page before its own style sheet, so that the package holds it once.
  { entries: { base: 'src/ui/base.css' }, format: 'esm' },
  {
    entries: {
      // One file is both Chromium's service worker and Firefox's event page.
      background: 'src/background/index.ts',
      // Reads archives by the same rules; nearly all of its code is in a chunk that both load.
      'import-worker': 'src/import-worker/index.ts',
    },
    format: 'esm',
    splitting: true,
  },
  { entries: { 'export-worker': 'src/export-worker/index.ts' }, format: 'esm' },
  { entries: { content: 'src/content/index.ts' }, format: 'iife' },
  // Injected by the background when there is something to show.
  { entries: { overlay: 'src/content/overlay/index.ts' }, format: 'iife' },
  // Injected by the page "See what Kintime sees".
  {
    entries: { inspect: 'src/content/inspection/index.ts' },
    format: 'iife',
    result: 'kintime.inspect()',
  },
  // Injected by the background before it sends a tab away.
  {
    entries: { 'unsent-words': 'src/content/unsent-words/index.ts' },
    format: 'iife',
    result: 'kintime.keepsTab()',
  },
  // Runs in the app page while its other scripts load. The popup, with fewer, gains nothing by it.
  { entries: { connect: 'src/ui/connect.ts' }, format: 'iife' },
  // Not split: the popup must show at once, and one file loads faster than shared chunks.
  { entries: { popup: 'src/popup/index.tsx' }, format: 'esm', plugins: [nativeApis] },
  {
    entries: {
      app: 'src/app/index.tsx',
      closed: 'src/closed/index.tsx',
    },
    format: 'esm',
    splitting: true,
    plugins: [nativeApis],
  },
];

/** Values that the build computes and the source declares as globals. */
export interface Constants {
  backgroundTranslations: Readonly<Record<string, Translations>>;
  overlayTokens: string;
}

export interface Bundled {
  files: Files;
  metafiles: readonly Metafile[];
}

function optionsFor(one: Bundle, isForDevelopment: boolean, constants: Constants): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: one.entries,
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    format: one.format,
    splitting: one.splitting ?? false,
    ...(one.result === undefined ? {} : { globalName: 'kintime', footer: { js: one.result } }),
    chunkNames: '[name]-[hash]',
    platform: 'browser',
    plugins:
      one.entries === LIBRARIES
        ? []
        : [...(one.plugins ?? []), externalLibraries, withoutUnusedZipParts],
    target: ['chrome144', 'firefox147'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    minify: !isForDevelopment,
    sourcemap: isForDevelopment ? 'linked' : false,
    // `licences.txt` has all of them.
    legalComments: 'none',
    define: {
      'process.env.NODE_ENV': isForDevelopment ? '"development"' : '"production"',
      BACKGROUND_TRANSLATIONS: JSON.stringify(constants.backgroundTranslations),
      OVERLAY_TOKENS: JSON.stringify(constants.overlayTokens),
    },
    logLevel: 'warning',
    logOverride: { 'empty-glob': 'error' },
  };
}

/** What terser gains over the bundler's own minification keeps the scripts within their budgets. */
async function shrink(script: string, { format, entries }: Bundle): Promise<string> {
  const { code } = await minify(script, {
    ecma: 2022,
    module: format === 'esm',
    compress: {
      passes: 4,
      // Arrow functions and methods are shorter. Libraries with constructors of the old kind, which
      // neither can be, are modules; those of the popup are not.
      unsafe_arrows: format === 'iife' || 'popup' in entries,
      unsafe_methods: format === 'iife',
      // Their warnings are for developers, and half a kilobyte of the popup.
      drop_console: entries === LIBRARIES,
    },
    format: { comments: false },
  });
  if (code === undefined) throw new Error('The minifier returned nothing');
  return code;
}

/** Bundles the scripts and styles that the browser loads. */
export async function bundle(isForDevelopment: boolean, constants: Constants): Promise<Bundled> {
  const files: Files = new Map();
  const results = await Promise.all(
    bundles.map(async (one) => {
      const result = await build(optionsFor(one, isForDevelopment, constants));
      if (result.warnings.length > 0) throw new Error('The bundler has warnings; see above');
      for (const { path, contents, text } of result.outputFiles ?? []) {
        const name = relative(`${root}dist`, path).replaceAll('\\', '/');
        const isShrunk = !isForDevelopment && name.endsWith('.js');
        files.set(name, isShrunk ? Buffer.from(await shrink(text, one)) : contents);
      }
      return result;
    }),
  );
  return { files, metafiles: results.flatMap(({ metafile }) => metafile ?? []) };
}

import { once } from 'node:events';
import { watch as watchFolder } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundle } from './build/bundle.ts';
import { readFolder, writeFolder } from './build/folder.ts';
import type { Files } from './build/folder.ts';
import { licences } from './build/licences.ts';
import { backgroundTranslations, languagesIn, translationFiles } from './build/language-files.ts';
import { overlayTokens } from './build/overlay-tokens.ts';
import { withPreloads } from './build/preloads.ts';
import { missingFiles } from './build/references.ts';
import { runCommand } from './cli.ts';
import { dist, isMain, root } from './paths.ts';

export interface BuildOptions {
  /** Unminified, with source maps; never for a store. */
  isForDevelopment?: boolean;
  outdir?: string;
  /** Adds the pseudo-languages. */
  isForTests?: boolean;
  signal?: AbortSignal;
}

async function readManifest(): Promise<Uint8Array> {
  const manifest = await readFile(`${root}manifest.json`);
  const { version } = JSON.parse(manifest.toString('utf8'));
  const { version: expected } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  if (version !== expected)
    throw new Error(`manifest.json has version ${version}, package.json ${expected}`);
  return manifest;
}

/** Builds the extension for every browser. @throws without changing `outdir` if the build fails */
export async function build({
  outdir = dist,
  isForDevelopment = false,
  isForTests = false,
  signal,
}: BuildOptions = {}): Promise<void> {
  signal?.throwIfAborted();
  const copied = await readFolder(`${root}public`);
  const languages = languagesIn(copied, isForTests);
  const { files: scripts, metafiles } = await bundle(isForDevelopment, {
    backgroundTranslations: backgroundTranslations(languages),
    overlayTokens: overlayTokens(await readFile(`${root}src/ui/tokens.css`, 'utf8')),
  });
  const files: Files = new Map([
    ...copied,
    ...scripts,
    ...translationFiles(languages),
    ['manifest.json', await readManifest()],
    ['licences.txt', await licences(metafiles)],
  ]);
  for (const path of files.keys()) {
    if (path.endsWith('.html')) files.set(path, Buffer.from(withPreloads(files, path)));
  }
  const missing = missingFiles(files);
  if (missing.length > 0) throw new Error(`Files are missing:\n  ${missing.join('\n  ')}`);
  await writeFolder(outdir, files);
}

/** Debounce: editors write a file in several steps. */
const DEBOUNCE_MS = 150;

/** Rebuilds after each change until the signal aborts. Errors are printed and do not end it. */
async function watch(options: BuildOptions, signal: AbortSignal): Promise<void> {
  let latest = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const rebuild = () => {
    latest = latest
      .then(() => build(options))
      .then(
        () => console.log('built again'),
        (error: unknown) => console.log(error instanceof Error ? error.message : error),
      );
  };
  for (const path of ['src', 'public', 'manifest.json']) {
    watchFolder(`${root}${path}`, { recursive: true, signal }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, DEBOUNCE_MS);
    });
  }
  await once(signal, 'abort');
  clearTimeout(timer);
  await latest;
}

if (isMain(import.meta.url)) {
  await runCommand(async (signal) => {
    const { values } = parseArgs({
      options: { dev: { type: 'boolean' }, watch: { type: 'boolean' } },
    });
    const options = { isForDevelopment: values.dev === true, signal };
    await build(options);
    console.log(`built ${dist}`);
    if (values.watch === true) await watch(options, signal);
  }, 'build');
}

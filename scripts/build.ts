import { watch as watchFolder } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { bundle } from './build/bundle.ts';
import { readFolder, writeFolder } from './build/folder.ts';
import type { Files } from './build/folder.ts';
import { licences } from './build/licences.ts';
import { overlayTokens } from './build/overlay-tokens.ts';
import { missingFiles } from './build/references.ts';
import { command } from './command.ts';
import { backgroundTranslations, languagesIn, translationFiles } from './build/language-files.ts';
import { dist, isCommand, root } from './paths.ts';
import { say } from './say.ts';
import { UsageError } from './usage-error.ts';

export interface BuildOptions {
  /** Build again whenever the source changes, until the signal comes. */
  watch?: boolean;
  /** Readable, with source maps. Never for a store. */
  isForDevelopment?: boolean;
  outdir?: string;
  /** With languages that nobody speaks, for tests of words and of room for them. */
  isForTests?: boolean;
  signal?: AbortSignal;
}

async function manifest(): Promise<Uint8Array> {
  const [bytes, packageText] = await Promise.all([
    readFile(`${root}manifest.json`),
    readFile(`${root}package.json`, 'utf8'),
  ]);
  const { version } = JSON.parse(bytes.toString('utf8'));
  const { version: wanted } = JSON.parse(packageText);
  if (version !== wanted)
    throw new Error(`manifest.json says version ${version}, package.json ${wanted}`);
  return bytes;
}

async function buildOnce({
  outdir = dist,
  isForDevelopment = false,
  isForTests = false,
}: BuildOptions): Promise<void> {
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
    ['manifest.json', await manifest()],
    ['licences.txt', await licences(metafiles)],
  ]);
  const missing = missingFiles(files);
  if (missing.length > 0) throw new Error(`The build is not whole:\n  ${missing.join('\n  ')}`);
  await writeFolder(outdir, files);
}

/** Editors write in several steps; those that come this close together are one change. */
const settlingMs = 150;

async function buildAgain(options: BuildOptions, signal: AbortSignal): Promise<void> {
  let latest = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const rebuild = () => {
    latest = latest
      .then(() => buildOnce(options))
      .then(
        () => say('built again'),
        (error: unknown) => say(error instanceof Error ? error.message : String(error)),
      );
  };
  const onChange = () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, settlingMs);
  };
  for (const path of ['src', 'public', 'manifest.json']) {
    watchFolder(`${root}${path}`, { recursive: true, signal }, onChange);
  }
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearTimeout(timer);
  await latest;
}

/** Makes the folder that every browser can load. Fails loudly, and then leaves the folder as it was. */
export async function build(options: BuildOptions = {}): Promise<void> {
  options.signal?.throwIfAborted();
  await buildOnce(options);
  if (options.watch === true)
    await buildAgain(options, options.signal ?? new AbortController().signal);
}

if (isCommand(import.meta.url)) {
  await command(async (signal) => {
    const flags = new Set(process.argv.slice(2));
    const unknown = [...flags].filter((flag) => flag !== '--dev' && flag !== '--watch');
    if (unknown.length > 0)
      throw new UsageError(`Unknown: ${unknown.join(' ')} (known: --dev, --watch)`);
    await build({ isForDevelopment: flags.has('--dev'), watch: flags.has('--watch'), signal });
    say(`built ${dist}`);
  });
}

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { readFolder } from './build/folder.ts';
import type { Files } from './build/folder.ts';
import { command } from './command.ts';
import { archive } from './package/archive.ts';
import { describeMessage, lint } from './package/lint.ts';
import { storeManifest } from './package/store-manifest.ts';
import type { Manifest, Store } from './package/store-manifest.ts';
import { dist, isCommand, out } from './paths.ts';
import { say } from './say.ts';

const largest = 350_000;
const stores: readonly Store[] = ['chrome', 'firefox'];

const manifestIn = (files: Files): Manifest & { version: string } =>
  JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString('utf8'));

function filesFor(store: Store, built: Files): Files {
  const manifest = storeManifest(store, manifestIn(built));
  return new Map([
    ...built,
    ['manifest.json', Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`)],
  ]);
}

async function lintForFirefox(files: Files, signal: AbortSignal): Promise<void> {
  const { errors, warnings } = await lint(files, signal);
  for (const warning of warnings) say(`warning  ${describeMessage(warning)}`);
  for (const error of errors) say(`error    ${describeMessage(error)}`);
  if (errors.length > 0)
    throw new Error(`web-ext found ${errors.length} errors in the package for Firefox`);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function makePackage(store: Store, files: Files): Promise<string> {
  const [zip, again] = await Promise.all([archive(files), archive(files)]);
  if (sha256(zip) !== sha256(again))
    throw new Error(`The package for ${store} differs each time it is made`);
  const name = `kintime-${manifestIn(files).version}-${store}.zip`;
  if (zip.byteLength > largest)
    throw new Error(`${name} has ${zip.byteLength} bytes; ${largest} are allowed`);
  await writeFile(`${out}/${name}`, zip);
  return `${name}  ${(zip.byteLength / 1000).toFixed(1)} kB  sha256 ${sha256(zip)}`;
}

/** Builds, and makes the file for each store: Chrome's serves Edge as well. */
export async function makePackages(signal: AbortSignal): Promise<void> {
  await build({ signal });
  const built = await readFolder(dist);
  await mkdir(out, { recursive: true });
  await lintForFirefox(filesFor('firefox', built), signal);
  const lines = await Promise.all(
    stores.map((store) => makePackage(store, filesFor(store, built))),
  );
  for (const line of lines) say(line);
}

if (isCommand(import.meta.url)) {
  await command(async (signal) => {
    parseArgs({ args: process.argv.slice(2) });
    await makePackages(signal);
  }, 'package');
}

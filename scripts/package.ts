import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { BUDGETS } from './bench/budgets.ts';
import { build } from './build.ts';
import { readFolder, textOf } from './build/folder.ts';
import type { Files } from './build/folder.ts';
import { runCommand } from './cli.ts';
import { archive } from './package/archive.ts';
import { describeMessage, lint } from './package/lint.ts';
import { storeFiles } from './package/store-manifest.ts';
import type { Store } from './package/store-manifest.ts';
import { dist, isMain, out } from './paths.ts';

/** As the stores' packages are budgeted. */
const MAX_BYTES = BUDGETS.sizes.chromePackage.max * 1000;

async function lintForFirefox(files: Files, signal: AbortSignal): Promise<void> {
  const { errors, warnings } = await lint(files, signal);
  for (const warning of warnings) console.log(`warning  ${describeMessage(warning)}`);
  for (const error of errors) console.log(`error    ${describeMessage(error)}`);
  if (errors.length > 0)
    throw new Error(`web-ext found ${errors.length} errors in the package for Firefox`);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** @returns a line with name, size and checksum */
async function makePackage(store: Store, files: Files): Promise<string> {
  const [zip, again] = await Promise.all([archive(files), archive(files)]);
  if (sha256(zip) !== sha256(again))
    throw new Error(`The package for ${store} is not reproducible`);
  const { version } = JSON.parse(textOf(files, 'manifest.json'));
  const name = `kintime-${version}-${store}.zip`;
  if (zip.byteLength > MAX_BYTES)
    throw new Error(`${name} has ${zip.byteLength} bytes; ${MAX_BYTES} are allowed`);
  await writeFile(`${out}/${name}`, zip);
  return `${name}  ${(zip.byteLength / 1000).toFixed(1)} kB  sha256 ${sha256(zip)}`;
}

/** Builds, lints and packages the extension for each store; Edge takes the package for Chrome. */
export async function makePackages(signal: AbortSignal): Promise<void> {
  await build({ signal });
  const built = await readFolder(dist);
  await mkdir(out, { recursive: true });
  await lintForFirefox(storeFiles('firefox', built), signal);
  for (const store of ['chrome', 'firefox'] as const) {
    console.log(await makePackage(store, storeFiles(store, built)));
  }
}

if (isMain(import.meta.url)) {
  await runCommand(async (signal) => {
    parseArgs({ args: process.argv.slice(2) });
    await makePackages(signal);
  }, 'package');
}

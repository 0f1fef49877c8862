import { gzipSync } from 'node:zlib';
import { readFolder } from '../build/folder.ts';
import type { Files } from '../build/folder.ts';
import { archive } from '../package/archive.ts';
import { storeManifest } from '../package/store-manifest.ts';
import type { Manifest, Store } from '../package/store-manifest.ts';
import type { Bench, Measurement } from './measurement.ts';

const textOf = (files: Files, path: string) => Buffer.from(files.get(path) ?? []).toString('utf8');

/** A script and every script that it has the browser load before it runs; not what it loads later. */
export function scriptsOf(files: Files, entry: string): readonly string[] {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    if (!files.has(path)) throw new Error(`${path} is not in the build`);
    found.add(path);
    for (const [, next] of textOf(files, path).matchAll(/\b(?:from|import)\s*"\.\/([^"]+)"/g)) {
      if (next !== undefined) visit(next);
    }
  };
  visit(entry);
  return [...found];
}

function compressed(files: Files, paths: readonly string[]) {
  const sizes = paths.map(
    (path) => gzipSync(files.get(path) ?? new Uint8Array(), { level: 9 }).byteLength,
  );
  return {
    value: sizes.reduce((sum, size) => sum + size, 0) / 1000,
    note: paths
      .map((path, index) => `${path} ${((sizes[index] ?? 0) / 1000).toFixed(1)}`)
      .join(', '),
  };
}

async function packageFor(store: Store, files: Files) {
  const manifest: Manifest = JSON.parse(textOf(files, 'manifest.json'));
  const text = `${JSON.stringify(storeManifest(store, manifest), undefined, 2)}\n`;
  const packed = await archive(new Map([...files, ['manifest.json', Buffer.from(text)]]));
  return { value: packed.byteLength / 1000, note: `${files.size} files` };
}

async function measure({ dist }: Bench) {
  const files = await readFolder(dist);
  return {
    contentSize: compressed(files, scriptsOf(files, 'content.js')),
    popupSize: compressed(files, scriptsOf(files, 'popup.js')),
    chromePackage: await packageFor('chrome', files),
    firefoxPackage: await packageFor('firefox', files),
  };
}

export const sizes: Measurement = {
  name: 'sizes',
  figures: ['contentSize', 'popupSize', 'chromePackage', 'firefoxPackage'],
  measure,
};

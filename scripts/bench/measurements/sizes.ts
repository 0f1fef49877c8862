import { gzipSync } from 'node:zlib';
import { sum } from '../../../src/domain/stats/sum.ts';
import { readFolder } from '../../build/folder.ts';
import type { Files } from '../../build/folder.ts';
import { scriptsOf } from '../../build/preloads.ts';
import { archive } from '../../package/archive.ts';
import { storeFiles } from '../../package/store-manifest.ts';
import type { Store } from '../../package/store-manifest.ts';
import type { Bench, Measurement } from '../measurement.ts';

function compressed(files: Files, paths: readonly string[]) {
  const sizes = paths.map(
    (path) => gzipSync(files.get(path) ?? new Uint8Array(), { level: 9 }).byteLength,
  );
  return {
    value: sum(sizes) / 1000,
    note: paths
      .map((path, index) => `${path} ${((sizes[index] ?? 0) / 1000).toFixed(1)}`)
      .join(', '),
  };
}

async function packageFor(store: Store, files: Files) {
  const packed = await archive(storeFiles(store, files));
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

export const sizes: Measurement = { name: 'sizes', measure };

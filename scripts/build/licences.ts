import { readdir, readFile } from 'node:fs/promises';
import type { Metafile } from 'esbuild';
import { root } from '../paths.ts';

/** `node_modules/@scope/name` of each bundled package. */
function packageFolders(metafiles: readonly Metafile[]): string[] {
  const folders = metafiles
    .flatMap(({ outputs }) =>
      Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)),
    )
    // Tree shaking may remove all code of a package.
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].toSorted();
}

async function noticeOf(folder: string): Promise<string> {
  const path = `${root}${folder}`;
  const { name, version, license } = JSON.parse(await readFile(`${path}/package.json`, 'utf8'));
  const file = (await readdir(path)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${folder} has no licence text`);
  const text = await readFile(`${path}/${file}`, 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** The licence texts of all bundled packages, as most of them require. */
export async function licences(metafiles: readonly Metafile[]): Promise<Uint8Array> {
  const notices = await Promise.all(packageFolders(metafiles).map(noticeOf));
  return Buffer.from(notices.join(`\n${'-'.repeat(72)}\n\n`));
}

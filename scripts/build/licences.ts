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

/**
 * The Mozilla Public License asks an executable to name the places of its text and of the source
 * (3.1, 3.2), not to contain them.
 */
const MPL_NOTICE = `Its source code is subject to the terms of the Mozilla Public License, v. 2.0.
You can obtain a copy of the License at https://mozilla.org/MPL/2.0/.
The source code is at `;

async function noticeOf(folder: string): Promise<string> {
  const path = `${root}${folder}`;
  const manifest = await readFile(`${path}/package.json`, 'utf8');
  const { name, version, license, repository } = JSON.parse(manifest);
  const entries = await readdir(path);
  const textLike = async (pattern: RegExp): Promise<string | undefined> => {
    const file = entries.find((entry) => pattern.test(entry));
    return file === undefined ? undefined : (await readFile(`${path}/${file}`, 'utf8')).trim();
  };
  const text =
    license === 'MPL-2.0'
      ? `${MPL_NOTICE}${repository.url.replace(/^git\+/, '')}.`
      : await textLike(/^licen[cs]e(\.|$)/i);
  if (text === undefined) throw new Error(`${folder} has no licence text`);
  // The Apache License asks for the text of a NOTICE file, too (4d).
  const notice = await textLike(/^notice(\.|$)/i);
  return `${[`${name} ${version} (${license})`, notice, text].filter(Boolean).join('\n\n')}\n`;
}

/** What the licences of all bundled packages ask to be told: for most of them, their texts. */
export async function licences(metafiles: readonly Metafile[]): Promise<Uint8Array> {
  const notices = await Promise.all(packageFolders(metafiles).map(noticeOf));
  return Buffer.from(notices.join(`\n${'-'.repeat(72)}\n\n`));
}

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Files by their relative path, with forward slashes. */
export type Files = Map<string, Uint8Array>;

async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** The text of a file; empty if there is none. */
export function textOf(files: Files, path: string): string {
  return Buffer.from(files.get(path) ?? []).toString('utf8');
}

export async function readFolder(folder: string): Promise<Files> {
  const paths = await pathsIn(folder);
  const contents = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  return new Map(paths.map((path, index) => [path, contents[index] ?? new Uint8Array()]));
}

/**
 * Makes a folder contain exactly these files. Unchanged files are not written, since a browser
 * may have loaded the folder.
 */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  const before = await readFolder(folder);
  await Promise.all([
    ...[...before.keys()].filter((path) => !files.has(path)).map((path) => rm(join(folder, path))),
    ...[...files].map(async ([path, bytes]) => {
      const old = before.get(path);
      if (old !== undefined && Buffer.compare(old, bytes) === 0) return;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }),
  ]);
}

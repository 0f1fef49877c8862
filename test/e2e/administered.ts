import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** A namespace of mounts is made by root alone, and on Linux alone. */
export const canAdminister = process.platform === 'linux' && process.getuid?.() === 0;

/** The id that Chromium gives to an unpacked extension, which goes by its path. */
export function unpackedId(folder: string): string {
  return idOf(createHash('sha256').update(folder).digest());
}

/** The id that goes with a hash: of a path, or of the public half of the key that signed it. */
export function idOf(hash: Buffer): string {
  return Array.from(hash.toString('hex').slice(0, 32))
    .map((digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)))
    .join('');
}

/** A browser that finds policies where an administrator puts them, and nobody else does. */
export interface Administered {
  /** Starts the browser with what is written below. */
  readonly executable: string;
  /** Writes a file of policies, as an administrator does. */
  write(path: string, content: object): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Makes a starter for a browser that sees its own copy of a folder of the system, in a mount
 * namespace: what is written there is seen by no other browser of this machine.
 */
export async function administer(browser: string, systemFolder: string): Promise<Administered> {
  const home = await mkdtemp(join(tmpdir(), 'kintime-administered-'));
  const folder = join(home, 'etc');
  const isThere = await stat(systemFolder).then(
    () => true,
    () => false,
  );
  if (!isThere) throw new Error(`${systemFolder} is missing: nothing can be mounted on it`);
  await cp(systemFolder, folder, { recursive: true });
  const executable = join(home, 'browser');
  const inside = `mount --bind '${folder}' '${systemFolder}' && exec '${browser}' "$@"`;
  const script = `#!/bin/sh\nexec unshare -m sh -c ${quoted(inside)} browser "$@"\n`;
  await writeFile(executable, script);
  await chmod(executable, 0o755);
  return {
    executable,
    write: async (path, content) => {
      const file = join(folder, path);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, JSON.stringify(content));
    },
    remove: async () => rm(home, { recursive: true, force: true }),
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

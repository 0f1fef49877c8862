import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** Mount namespaces need root on Linux. */
export const canManageBrowsers = process.platform === 'linux' && process.getuid?.() === 0;

/** The id of an unpacked extension in Chromium, which derives from its path. */
export function unpackedId(folder: string): string {
  return idOf(createHash('sha256').update(folder).digest());
}

/** The extension id for a SHA-256 hash of a path or of a public key. */
export function idOf(hash: Buffer): string {
  return Array.from(hash.toString('hex').slice(0, 32))
    .map((digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)))
    .join('');
}

/** A browser with enterprise policies that no other browser of this machine sees. */
export interface ManagedBrowser {
  /** Starts the browser with the written policies. */
  readonly executable: string;
  /** Writes a policy file. */
  write(path: string, content: object): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Creates an executable that starts a browser in a mount namespace, with its own copy of a system
 * folder for policies.
 */
export async function createManagedBrowser(
  browser: string,
  systemFolder: string,
): Promise<ManagedBrowser> {
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

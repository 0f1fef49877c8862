import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser or server that closes at the end of the scope that declares it with `await using`. */
export function closing<T extends { close(): Promise<void> }>(opened: T): T & AsyncDisposable {
  return Object.assign(opened, { [Symbol.asyncDispose]: () => opened.close() });
}

/** A temporary folder, which is removed at the end of the scope that declares it with `await using`. */
export async function tempFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'kintime-'));
  return {
    path,
    // Processes of a browser that is closing may still write to their profile.
    [Symbol.asyncDispose]: () =>
      rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}
